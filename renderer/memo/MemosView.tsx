/** All memos: filters, search in titles, texts and tags, grouped by kind or time; each opens beside the list. */
import { useDeferredValue, useState } from 'react';
import type { Id } from '../../shared/ids.ts';
import { memoKinds, memoStatus } from '../../shared/memo.ts';
import type { MemoRow } from '../../shared/queries/memo.ts';
import type { QueryInput } from '../../shared/queries.ts';
import { newId, useQuery } from '../api.ts';
import { Empty } from '../design/Empty.tsx';
import { counted, dayAndTime, dayName } from '../design/format.ts';
import { Icon } from '../design/Icon.tsx';
import { KeyCap } from '../design/KeyCap.tsx';
import { Picker } from '../design/Menu.tsx';
import { Notice } from '../design/Notice.tsx';
import { PassageList } from '../design/PassageList.tsx';
import { useCoders } from '../project/use-lookups.ts';
import { useWindowStore } from '../state/context.ts';
import { placeOf } from './draft-key.ts';
import { MemoExcerpt } from './MemoExcerpt.tsx';
import { kindNames, onWhat, statusChoices, statusNames } from './memo-words.ts';
import { type Things, thingNouns, useOpenThing, useThings } from './things.ts';

const PAGE = 200;
const noFilters = { words: '', kind: 'all', status: 'all', tag: 'all', coder: 'all' };
type Filters = typeof noFilters;
type Grouping = 'kind' | 'time';

export function MemosView() {
  const [filters, setFilters] = useState(noFilters);
  const [grouping, setGrouping] = useState<Grouping>('time');
  const [limit, setLimit] = useState(PAGE);
  const words = useDeferredValue(filters.words);
  const asked = { ...askedFor({ ...filters, words }), limit };
  const order = grouping === 'kind' ? ('kind' as const) : ('changed' as const);
  const { data, failure } = useQuery('memo.list', { ...asked, order }, { keep: true });
  const set = useWindowStore((state) => state.set);
  const rows = data?.rows ?? [];
  const things = useThings([...new Set(rows.flatMap(({ on }) => (on === null ? [] : [on.id])))]);
  const isLimited = JSON.stringify(filters) !== JSON.stringify(noFilters);
  return (
    <main className="stage" data-region="memos">
      <div className="sheet">
        <section className="pane" aria-label="Memos">
          <div className="page-head">
            <h1>Memos</h1>
            <span className="t2">{counted(data?.total ?? 0, 'memo')}</span>
            <span className="grow" />
            <button
              type="button"
              className="btn"
              onClick={() => {
                const id = newId();
                set({ memo: { kind: 'free', id, memo: id } });
              }}
            >
              <Icon name="plus" />
              New free memo
            </button>
            <button
              type="button"
              className="btn"
              onClick={() => set({ view: 'export', exportFormat: 'memos' })}
            >
              <Icon name="export" />
              Export…
            </button>
          </div>
          <FilterBar
            filters={filters}
            tags={data?.tags ?? []}
            grouping={grouping}
            onGroup={setGrouping}
            onChange={(part) => {
              setFilters({ ...filters, ...part });
              setLimit(PAGE);
            }}
          />
          {failure !== null && filters.words !== '' && (
            <Notice failure={failure} title="These memos cannot be looked for." />
          )}
          <div className="scroll memo-list">
            {data !== undefined && rows.length === 0 && <NoMemos isLimited={isLimited} />}
            {rows.length > 0 && <Rows rows={rows} grouping={grouping} things={things} />}
            {data !== undefined && rows.length < data.total && (
              <button
                type="button"
                className="btn more-rows"
                onClick={() => setLimit(Math.min(1000, limit + PAGE))}
              >
                Show more of {data.total}
              </button>
            )}
          </div>
        </section>
      </div>
    </main>
  );
}

function askedFor({ words, kind, status, tag, coder }: Filters): QueryInput<'memo.list'> {
  return {
    words: words.trim() === '' ? null : { text: words },
    kind: memoKinds.find((one) => one === kind) ?? null,
    status: memoStatus.safeParse(status).data ?? null,
    tag: tag === 'all' ? null : tag.slice(1),
    coder: coder === 'all' ? null : (coder as Id),
  };
}

function NoMemos({ isLimited }: { isLimited: boolean }) {
  if (isLimited) return <p className="empty t2">No memo fits these filters.</p>;
  return (
    <Empty example="Question, on Transport: why does she speak of the moon when she means the clinic?">
      <p>
        Here you find everything you wrote beside the work. <KeyCap action="code.memo" /> on a segment begins
        one.
      </p>
    </Empty>
  );
}

function FilterBar(props: {
  filters: Filters;
  tags: readonly string[];
  grouping: Grouping;
  onGroup: (grouping: Grouping) => void;
  onChange: (part: Partial<Filters>) => void;
}) {
  const { filters, onChange } = props;
  const coders = useCoders().rows;
  const all = { id: 'all', label: 'All' };
  const isLimited = Object.values(filters).some((value) => value !== 'all' && value !== '');
  return (
    <div className="bar wrap">
      <span className="field memo-search">
        <Icon name="search" />
        <input
          type="search"
          aria-label="Search in memos"
          placeholder="Words, tags"
          data-focus-first=""
          dir="auto"
          maxLength={1000}
          value={filters.words}
          onChange={(event) => onChange({ words: event.target.value })}
        />
      </span>
      <Picker
        label="On"
        value={filters.kind}
        choices={[all, ...memoKinds.map((id) => ({ id, label: kindNames[id] }))]}
        onChange={(kind) => onChange({ kind })}
      />
      <Picker
        label="Status"
        value={filters.status}
        choices={[all, ...statusChoices]}
        onChange={(status) => onChange({ status })}
      />
      <Picker
        label="Tag"
        value={filters.tag}
        choices={[all, ...props.tags.map((tag) => ({ id: `#${tag}`, label: tag }))]}
        onChange={(tag) => onChange({ tag })}
      />
      <Picker
        label="Coder"
        value={filters.coder}
        choices={[{ id: 'all', label: 'Everyone' }, ...coders.map(({ id, name }) => ({ id, label: name }))]}
        onChange={(coder) => onChange({ coder })}
      />
      <Picker
        label="Group"
        value={props.grouping}
        choices={[
          { id: 'time', label: 'By time' },
          { id: 'kind', label: 'By kind' },
        ]}
        onChange={(id) => props.onGroup(id === 'kind' ? 'kind' : 'time')}
      />
      {isLimited && (
        <button type="button" className="btn quiet" onClick={() => onChange(noFilters)}>
          All memos
        </button>
      )}
    </div>
  );
}

function Rows(props: { rows: readonly MemoRow[]; grouping: Grouping; things: Things | undefined }) {
  const { rows, grouping, things } = props;
  const groupOf = (row: MemoRow): string =>
    grouping === 'kind'
      ? (memoKinds.flatMap((kind) => (kind === row.kind ? [kindNames[kind]] : []))[0] ?? kindNames.free)
      : dayName(row.changed, Date.now());
  return (
    <PassageList label="Memos">
      {rows.flatMap((row, at) => {
        const before = rows[at - 1];
        const group = groupOf(row);
        const head =
          before === undefined || groupOf(before) !== group ? (
            <li className="gh" key={`${group} ${row.id}`}>
              <h2>{group}</h2>
            </li>
          ) : null;
        return [head, <OneMemo key={row.id} row={row} things={things} />];
      })}
    </PassageList>
  );
}

function OneMemo({ row, things }: { row: MemoRow; things: Things | undefined }) {
  const set = useWindowStore((state) => state.set);
  const isOpen = useWindowStore(({ memo }) => memo?.memo === row.id);
  const open = useOpenThing();
  const coders = useCoders().byId;
  const thing = row.on === null ? undefined : things?.get(row.on.id);
  const kind = memoKinds.find((one) => one === row.kind) ?? 'free';
  return (
    <li className="memo-row">
      <button
        type="button"
        className={`passage inner-ring ${isOpen ? 'sel' : ''}`}
        onClick={() => set({ memo: placeOf(row) })}
      >
        <span className="meta sm">
          <b className="med">{statusNames[row.status]}</b>
          <bdi className="t2 cut">{onWhat(kind, thing)}</bdi>
          <span className="t2">{row.coder === null ? '' : coders.get(row.coder)?.name}</span>
          <span className="t3">{dayAndTime(row.changed, Date.now())}</span>
        </span>
        <MemoExcerpt memo={row} />
        {row.tags.length > 0 && (
          <span className="chips">
            {row.tags.map((tag) => (
              <bdi className="memo-tag" key={tag}>
                {tag}
              </bdi>
            ))}
          </span>
        )}
      </button>
      {thing !== undefined && thing.kind !== 'project' && (
        <button
          type="button"
          className="icon"
          aria-label={`Open the ${thingNouns[thing.kind]} ${thing.name}`}
          title={`Open the ${thingNouns[thing.kind]}`}
          onClick={() => open(thing)}
        >
          <Icon name="open" />
        </button>
      )}
    </li>
  );
}
