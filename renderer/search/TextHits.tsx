/** The hits in documents, each of which can be struck out, opened or coded, and coding all of them at once. */
import { useRef, useState } from 'react';
import type { ActionId } from '../../shared/actions.ts';
import type { Id } from '../../shared/ids.ts';
import type { HitRow } from '../../shared/queries/search.ts';
import type { QueryInput } from '../../shared/queries.ts';
import { newId, useCommand, useQuery } from '../api.ts';
import { Empty } from '../design/Empty.tsx';
import { count, counted } from '../design/format.ts';
import { Notice } from '../design/Notice.tsx';
import { useCodes } from '../project/use-lookups.ts';
import { placeOverRow } from '../results/box-place.ts';
import { ListKeys } from '../results/ListKeys.tsx';
import { RowBox, type RowQuestion } from '../results/RowBox.tsx';
import { PAGE, RowGrid } from '../results/RowGrid.tsx';
import { useCite } from '../results/use-cite.ts';
import { useWindowStore, useWindowStoreApi } from '../state/context.ts';
import { useReaderSlots } from '../workbench/use-reader-slots.ts';
import { Autocode } from './Autocode.tsx';
import { HitRowView } from './HitRowView.tsx';
import { Running } from './Running.tsx';
import { asking, hitKey, type SearchDesk } from './search-desk.ts';
import { useGoOn } from './use-go-on.ts';

const nothing = { text: '-', mode: 'words', exact: false } as const;
/** Words around a hit, in UTF-16 units. */
const CONTEXT = 90;

export function TextHits() {
  const desk = useWindowStore((state) => state.search);
  const coder = useWindowStore((state) => state.coder);
  const { asked, scope, unit, code } = desk;
  const input = { query: asked ?? nothing, scope, unit, code, coder, context: CONTEXT };
  const enabled = asked !== null;
  const found = useQuery('search.texts', { ...input, offset: 0, limit: PAGE }, { enabled, keep: true });
  useGoOn();
  if (asked === null)
    return (
      <Empty example='bus | "on the moon" finds either; transport* finds transports and transportation too'>
        <p>Type words to find them in every document, see them in line, and code all of them at once.</p>
      </Empty>
    );
  if (found.failure !== null)
    return (
      <Notice
        failure={found.failure}
        title={found.failure.kind === 'cancelled' ? 'Stopped.' : 'This cannot be looked for.'}
      />
    );
  if (found.data === undefined) return <Running what="Searching" />;
  return (
    <>
      <Running what="Searching" />
      <p className="sm t2 hit-count" role="status">
        {found.data.total === 0
          ? 'No hits.'
          : `${counted(found.data.total, 'hit')} in ${counted(found.data.documents, 'document')}${
              desk.struck.size > 0 ? `, ${count(desk.struck.size)} struck out` : ''
            }`}
      </p>
      {found.data.total > 0 && <Hits desk={desk} total={found.data.total} input={input} />}
    </>
  );
}

type Asked = Omit<QueryInput<'search.texts'>, 'offset' | 'limit'>;

function useHitRows(input: Asked, offset: number, limit: number): readonly HitRow[] | undefined {
  return useQuery('search.texts', { ...input, offset, limit }, { keep: true }).data?.rows;
}

function Hits(props: { desk: SearchDesk; total: number; input: Asked }) {
  const { desk, total } = props;
  const store = useWindowStoreApi();
  const pane = useRef<HTMLDivElement>(null);
  const codes = useCodes().byId;
  const slots = useReaderSlots();
  const cite = useCite();
  const add = useCommand('coding.add');
  const addCode = useCommand('code.add');
  const [question, setQuestion] = useState<(RowQuestion & { row: HitRow }) | null>(null);
  const { goTo, say, tell } = store.getState();
  const update = (change: Partial<SearchDesk>): void => {
    const { set, search } = store.getState();
    set({ search: { ...search, ...change } });
  };
  const list = (): HTMLElement | null => pane.current?.querySelector<HTMLElement>('[data-list]') ?? null;
  const close = (): void => {
    setQuestion(null);
    list()?.focus();
  };
  const strike = (row: HitRow): void => {
    const struck = new Map(store.getState().search.struck);
    const key = hitKey(row);
    if (!struck.delete(key)) struck.set(key, { source: row.source, start: row.start });
    update({ struck });
    say(struck.has(key) ? 'Struck out' : 'Taken in again');
  };
  const codeOne = async (row: HitRow, chosen: Id, name?: string): Promise<void> => {
    const { source, span } = row;
    const result = await add({ codings: [{ id: newId(), source, ...span, code: chosen }] });
    if (result === null) return;
    store.getState().used(chosen);
    const called = name ?? codes.get(chosen)?.name ?? 'The code';
    tell({ text: `${called} added to this ${unitName(desk)}`, undo: true });
  };
  const press = (action: ActionId, row: HitRow | undefined): boolean => {
    if (action === 'list.filter') {
      const field = pane.current?.closest('[data-region]')?.querySelector<HTMLElement>('[data-list-filter]');
      field?.focus();
      return true;
    }
    if (row === undefined) return false;
    const slot = /^list\.slot-(\d)$/.exec(action)?.[1];
    const onSlot = slot === undefined ? undefined : slots[Number(slot) - 1];
    if (slot !== undefined && onSlot === undefined) say(`No code is on ${slot}.`);
    else if (onSlot !== undefined) void codeOne(row, onSlot);
    else if (action === 'list.open') goTo(row);
    else if (action === 'list.tick' || action === 'list.exclude') strike(row);
    else if (action === 'list.code' && pane.current !== null && list() !== null) {
      const place = placeOverRow(pane.current, list() ?? pane.current);
      const about = `¶ ${row.paragraph}`;
      setQuestion({ kind: 'code', title: 'Code', canCreate: true, place, about, row });
    } else if (action === 'edit.cite') void cite([{ ...row, ...row.span, coder: null }]);
    else return false;
    return true;
  };
  const stateOf = (row: HitRow): string => {
    if (desk.struck.has(hitKey(row))) return 'struck out';
    if (desk.code === null) return '';
    return row.isCoded ? 'already coded' : 'new';
  };
  return (
    <div ref={pane} className="hits">
      <RowGrid
        key={JSON.stringify([desk.asked, desk.scope])}
        label="Hits"
        kind="hit"
        total={total}
        rowHeight={32}
        active={desk.active}
        onActive={(active) => update({ active })}
        useRows={useHitRows}
        input={props.input}
        isTicked={(row) => !desk.struck.has(hitKey(row))}
        onAct={press}
        row={(row) => <HitRowView row={row} isStruck={desk.struck.has(hitKey(row))} state={stateOf(row)} />}
      />
      <ListKeys keys={keys} />
      <Autocode desk={desk} update={update} onDone={() => update(asking(store.getState().search, {}))} />
      {question !== null && (
        <RowBox
          question={question}
          onClose={close}
          onFlag={close}
          onCode={(chosen, stays) => {
            if (!stays) close();
            void codeOne(question.row, chosen);
          }}
          onCreate={(name, parent) => {
            const id = newId();
            close();
            void addCode({ id, name, parent }).then((made) =>
              made === null ? undefined : codeOne(question.row, id, name.trim()),
            );
          }}
        />
      )}
    </div>
  );
}

const keys = [
  ['list.open', 'open'],
  ['list.exclude', 'strike out'],
  ['list.code', 'code this one'],
  ['edit.cite', 'copy with citation'],
] as const;

function unitName({ unit }: SearchDesk): string {
  return unit.kind === 'words' ? 'stretch of words' : unit.kind;
}
