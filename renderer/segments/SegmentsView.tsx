/** Every segment of a code with what stands around it; all that can be done to a segment is done here too. */
import { useRef, useState } from 'react';
import type { ActionId } from '../../shared/actions.ts';
import type { Id } from '../../shared/ids.ts';
import type { CodeRow, RetrievedRow } from '../../shared/queries/code.ts';
import type { QueryInput } from '../../shared/queries.ts';
import { useQuery } from '../api.ts';
import { codePath } from '../codebook/code-tree.ts';
import { Ribbon } from '../design/CodeMark.tsx';
import { Empty } from '../design/Empty.tsx';
import { counted } from '../design/format.ts';
import { Icon } from '../design/Icon.tsx';
import { Notice } from '../design/Notice.tsx';
import { everywhere } from '../documents/DocumentFilter.tsx';
import { useCoders, useCodes } from '../project/use-lookups.ts';
import { placeOverRow } from '../results/box-place.ts';
import { ListKeys } from '../results/ListKeys.tsx';
import { RowBox, type RowQuestion } from '../results/RowBox.tsx';
import { RowGrid } from '../results/RowGrid.tsx';
import { useCite } from '../results/use-cite.ts';
import { useWindowStore, useWindowStoreApi } from '../state/context.ts';
import { useReaderSlots } from '../workbench/use-reader-slots.ts';
import { ChooseCode } from './ChooseCode.tsx';
import { SegmentRowView } from './SegmentRowView.tsx';
import { SegmentsAside } from './SegmentsAside.tsx';
import { SegmentsBar } from './SegmentsBar.tsx';
import { type SegmentsDesk, segmentsAtStart } from './segments-desk.ts';
import { useGroupHeads } from './use-group-heads.tsx';
import { useSegmentActs } from './use-segment-acts.ts';

export function SegmentsView() {
  const { rows, byId } = useCodes();
  const code = useWindowStore((state) => state.code);
  const mostUsed = rows.reduce<CodeRow | undefined>(
    (most, row) => (most === undefined || row.codings > most.codings ? row : most),
    undefined,
  );
  const show = useWindowStore((state) => state.show);
  const row = (code === null ? undefined : byId.get(code)) ?? mostUsed;
  return (
    <main className="stage" data-region="segments">
      <div className="sheet">
        {row === undefined ? (
          <Empty example="Transport: 61 segments in 12 documents">
            <p>Here you read everything that carries a code, beside each other. There are no codes yet.</p>
            <button type="button" className="btn" onClick={() => show('workbench')}>
              Go and code a first passage
            </button>
          </Empty>
        ) : (
          <SegmentsOf key={row.id} row={row} />
        )}
      </div>
    </main>
  );
}

function SegmentsOf({ row }: { row: CodeRow }) {
  const codes = useCodes();
  const coders = useCoders().byId;
  const set = useWindowStore((state) => state.set);
  const store = useWindowStoreApi();
  const kept = useWindowStore((state) => state.segments);
  const desk = deskOf(kept, row.id);
  const change = (next: Partial<SegmentsDesk>): void => {
    const moves = Object.keys(next).some((key) => key !== 'active' && key !== 'ticked');
    set({
      segments: { ...deskOf(store.getState().segments, row.id), ...(moves ? { active: 0 } : {}), ...next },
    });
  };
  const sets = useQuery('set.list', {}).data ?? [];
  const filter = {
    code: row.id,
    also: [...(sets.find(({ id }) => id === desk.set)?.members ?? [])],
    descendants: desk.descendants,
    coders: desk.coder === null ? [] : [desk.coder],
    flagged: desk.flagged,
    words: desk.words,
    group: desk.group,
  };
  const spread = useQuery('code.spread', filter, { keep: true }).data;
  const within = { sources: [...desk.within.sources], folders: [...desk.within.folders] };
  const shown = useQuery('code.spread', { ...filter, ...within }, { keep: true });
  const { sort, context: sentences } = desk;
  const heads = useGroupHeads(desk.group, shown.data?.groups ?? []);
  const total = shown.data?.total ?? 0;
  const [isChoosing, setIsChoosing] = useState(false);
  const [question, setQuestion] = useState<(RowQuestion & { rows: RetrievedRow[]; act: string }) | null>(
    null,
  );
  const pane = useRef<HTMLElement>(null);
  const acts = useSegmentActs();
  const cite = useCite();
  const slots = useReaderSlots();
  const { goTo, focusCoding, say } = store.getState();
  const list = (): HTMLElement | null => pane.current?.querySelector<HTMLElement>('[data-list]') ?? null;

  const done = (act: Promise<boolean>): void => {
    void act.then((isDone) => {
      const now = store.getState().segments;
      if (isDone && now.ticked.size > 0) set({ segments: { ...now, ticked: none } });
    });
  };
  const tick = (one: RetrievedRow): void => {
    const ticked = new Map(desk.ticked);
    if (!ticked.delete(one.id)) ticked.set(one.id, one);
    change({ ticked });
    say(ticked.size === 0 ? 'Nothing ticked' : `${ticked.size} ticked`);
  };
  const ask = (rows: RetrievedRow[], act: string, one: RetrievedRow): void => {
    const box = list();
    if (pane.current === null || box === null || rows.length === 0) return;
    const place = placeOverRow(pane.current, box);
    const about = rows.length === 1 ? `¶ ${one.paragraph}` : counted(rows.length, 'segment');
    const common = { place, about, rows, act };
    if (act === 'flag') setQuestion({ ...common, kind: 'flag', doubt: rows[0]?.doubt ?? null });
    else if (act === 'definition') setQuestion({ ...common, kind: 'definition', code: one.code });
    else if (act === 'code') setQuestion({ ...common, kind: 'code', title: 'Code', canCreate: true });
    else setQuestion({ ...common, kind: 'code', title: 'Recode as', canCreate: false });
  };

  const press = (action: ActionId, one: RetrievedRow | undefined): boolean => {
    if (action === 'list.filter') {
      pane.current?.querySelector<HTMLElement>('[data-list-filter]')?.focus();
      return true;
    }
    if (one === undefined) return false;
    const rows = desk.ticked.size > 0 ? [...desk.ticked.values()] : [one];
    const slot = /^list\.slot-(\d)$/.exec(action)?.[1];
    const onSlot = slot === undefined ? undefined : slots[Number(slot) - 1];
    if (slot !== undefined && onSlot === undefined) say(`No code is on ${slot}.`);
    else if (onSlot !== undefined) done(acts.code(rows, onSlot));
    else if (action === 'list.open') {
      goTo(one);
      focusCoding(one.id);
    } else if (action === 'list.tick') tick(one);
    else if (action === 'list.code') ask(rows, 'code', one);
    else if (action === 'list.recode') ask(acts.own(rows), 'recode', one);
    else if (action === 'list.flag') ask(acts.own(rows), 'flag', one);
    else if (action === 'list.definition') ask([one], 'definition', one);
    else if (action === 'list.memo') set({ memo: { kind: 'coding', id: one.id } });
    else if (action === 'list.exclude') {
      if (desk.ticked.has(one.id)) tick(one);
    } else if (action === 'list.remove') {
      const own = acts.own(rows);
      if (own.length > 0) done(acts.remove(own));
    } else if (action === 'edit.cite') void cite(rows);
    else return false;
    return true;
  };
  const close = (): void => {
    setQuestion(null);
    list()?.focus();
  };
  const path = codePath(codes.byId, row.id);
  return (
    <div className="with-aside">
      <section ref={pane} className="pane results" aria-label={`Segments of ${row.name}`}>
        <div className="page-head">
          <Ribbon colour={row.colour} texture={row.texture} />
          <h1>
            <button type="button" className="title-button" onClick={() => setIsChoosing(true)}>
              <bdi>{row.name}</bdi>
              <Icon name="chevronDown" />
            </button>
          </h1>
          <span className="t2">
            {counted(total, 'segment')} in {counted(shown.data?.sources.length ?? 0, 'document')}
          </span>
          {path !== row.name && <span className="sm t2 cut">{path}</span>}
          <span className="grow" />
          {desk.ticked.size > 0 && (
            <button type="button" className="btn quiet" onClick={() => change({ ticked: none })}>
              Untick {desk.ticked.size}
            </button>
          )}
          <button
            type="button"
            className="btn quiet"
            onClick={() => {
              if (desk.ticked.size > 0) void cite([...desk.ticked.values()]);
              else say('Tick the segments first, or press the key in the list.');
            }}
          >
            <Icon name="copy" />
            Copy with citation
          </button>
          <button
            type="button"
            className="btn"
            onClick={() => set({ view: 'export', exportFormat: 'coding-table' })}
          >
            <Icon name="export" />
            Export…
          </button>
        </div>
        <SegmentsBar desk={desk} change={change} onLeave={() => list()?.focus()} />
        {shown.failure !== null && <Notice failure={shown.failure} title="The segments cannot be shown." />}
        {shown.data !== undefined && total === 0 && (
          <Empty>
            <p>{isNarrowed(desk) ? 'No segment fits this filter.' : `Nothing is coded ${row.name} yet.`}</p>
            {isNarrowed(desk) && (
              <button type="button" className="btn" onClick={() => change({ ...widest })}>
                Show all of {row.name}
              </button>
            )}
          </Empty>
        )}
        <RowGrid
          label={`Segments of ${row.name}`}
          kind="segment"
          total={total}
          rowHeight={84}
          active={desk.active}
          onActive={(active) => change({ active })}
          useRows={useSegmentRows}
          input={{ ...filter, ...within, sort, sentences }}
          isTicked={({ id }) => desk.ticked.has(id)}
          head={heads?.at}
          headOver={heads?.over}
          onAct={press}
          row={(one) => (
            <SegmentRowView
              row={one}
              codes={codes.byId}
              coders={coders}
              isTicked={desk.ticked.has(one.id)}
              showsDocument={desk.group !== 'document'}
              showsCode={desk.group !== 'code' && one.code !== row.id}
            />
          )}
        />
        <ListKeys keys={keys}>
          {desk.ticked.size > 0 && <b className="med">{desk.ticked.size} ticked</b>}
        </ListKeys>
        {question !== null && (
          <RowBox
            question={question}
            onClose={close}
            onCode={(code, stays) => {
              if (!stays) close();
              done((question.act === 'recode' ? acts.recode : acts.code)(question.rows, code));
            }}
            onCreate={(name, parent) => {
              close();
              done(acts.createCode(question.rows, name, parent));
            }}
            onFlag={(doubt) => {
              close();
              done(acts.flag(question.rows, doubt));
            }}
          />
        )}
      </section>
      <SegmentsAside
        row={row}
        spread={spread?.sources ?? []}
        cases={spread?.cases ?? noCases}
        inNoCase={spread?.inNoCase ?? 0}
        source={onlyOne(desk)}
        onSource={(source) =>
          change({ within: source === null ? everywhere : { ...everywhere, sources: [source] } })
        }
      />
      {isChoosing && <ChooseCode onClose={() => setIsChoosing(false)} onChoose={(id) => set({ code: id })} />}
    </div>
  );
}

const keys = [
  ['list.open', 'open'],
  ['list.tick', 'tick'],
  ['list.code', 'code'],
  ['list.recode', 'recode'],
  ['list.memo', 'memo'],
  ['list.flag', 'flag'],
  ['list.remove', 'remove'],
] as const;

const noCases: readonly never[] = [];
const none: SegmentsDesk['ticked'] = new Map();

const { coder, set, within, flagged, words } = segmentsAtStart;
const widest: Partial<SegmentsDesk> = { coder, set, within, flagged, words };

type Asked = Omit<QueryInput<'code.segments'>, 'offset' | 'limit'>;

function useSegmentRows(input: Asked, offset: number, limit: number): readonly RetrievedRow[] | undefined {
  return useQuery('code.segments', { ...input, offset, limit }, { keep: true }).data?.rows;
}

/** The desk for a code: with another one the list begins anew. */
function deskOf(kept: SegmentsDesk, code: Id): SegmentsDesk {
  return kept.code === code ? kept : { ...kept, code, active: 0, within: everywhere, ticked: none };
}

function isNarrowed(desk: SegmentsDesk): boolean {
  const { sources, folders } = desk.within;
  const isEverywhere = sources.length + folders.length === 0;
  return desk.coder !== null || !isEverywhere || desk.flagged || desk.words !== '';
}

/** The document that alone is shown, if it is one. */
function onlyOne({ within: { sources, folders } }: SegmentsDesk): Id | null {
  const [first, ...others] = sources;
  return first !== undefined && others.length === 0 && folders.length === 0 ? first : null;
}
