/** A case by itself: what is known about it, what belongs to it, its segments and its memos. */
import { useState } from 'react';
import type { Id } from '../../shared/ids.ts';
import { newId, useCommand, useQuery } from '../api.ts';
import { Dialog } from '../design/Dialog.tsx';
import { counted } from '../design/format.ts';
import { Icon } from '../design/Icon.tsx';
import { Notice } from '../design/Notice.tsx';
import { PassageList } from '../design/PassageList.tsx';
import { takeFocus } from '../design/take-focus.ts';
import { MemoExcerpt } from '../memo/MemoExcerpt.tsx';
import { useThings } from '../memo/things.ts';
import { FilterList } from '../palette/FilterList.tsx';
import { ranked } from '../palette/ranking.ts';
import { useSources } from '../project/use-lookups.ts';
import { useWindowStore } from '../state/context.ts';
import { cellText } from './grid-block.ts';

/** Segments shown of one part. */
const SEGMENTS = 100;

export function CasePage({ id }: { id: Id }) {
  const { data: found, failure } = useQuery('case.parts', { case: id }, { keep: true });
  const set = useWindowStore((state) => state.set);
  const include = useCommand('case.include');
  const sources = useSources().rows;
  const [isAdding, setIsAdding] = useState(false);
  const whole = new Set(found?.parts.flatMap(({ source, span }) => (span === null ? [source] : [])));
  const free = sources.filter((source) => !whole.has(source.id));
  return (
    <section className="pane" aria-label={`Case ${found?.name ?? ''}`}>
      <div className="page-head">
        <button
          ref={takeFocus}
          type="button"
          className="btn quiet"
          onClick={() => set({ cases: { kind: 'grid', owner: 'case' } })}
        >
          <Icon name="chevronLeft" />
          All cases
        </button>
        <h1>
          <bdi>{found?.name}</bdi>
        </h1>
        <span className="t2">
          {found !== undefined &&
            `${counted(found.parts.length, 'part')}, ${counted(found.codings, 'segment')}`}
        </span>
        <span className="grow" />
        <button type="button" className="btn" onClick={() => setIsAdding(true)}>
          <Icon name="plus" />
          Add a document…
        </button>
      </div>
      {failure !== null && <Notice failure={failure} title="This case cannot be shown." />}
      <div className="scroll case-page">
        <KnownAbout id={id} />
        <h2>Documents and parts</h2>
        {found?.parts.length === 0 && <p className="t2">Nothing belongs to this case yet.</p>}
        <PassageList label="Documents and parts">
          {found?.parts.map((part) => (
            <Part key={`${part.source} ${part.span?.start ?? ''}`} id={id} part={part} />
          ))}
        </PassageList>
        <CaseMemos id={id} />
      </div>
      {isAdding && (
        <Dialog
          help="cases"
          title="Add a document to the case"
          hideTitle
          className="top"
          onClose={() => setIsAdding(false)}
        >
          <FilterList
            label="Document"
            placeholder="Type the name of a document"
            nothing="No other document has this name."
            optionsFor={(query) =>
              ranked(query, free, ({ name }) => name, 50).map(({ id: source, name }) => ({
                id: source,
                content: <bdi className="cut">{name}</bdi>,
              }))
            }
            onChoose={(chosen) => {
              const source = free.find((one) => one.id === chosen);
              setIsAdding(false);
              if (source !== undefined) void include({ case: id, parts: [{ source: source.id }] });
            }}
          />
        </Dialog>
      )}
    </section>
  );
}

function KnownAbout({ id }: { id: Id }) {
  const grid = useQuery('case.grid', { owner: 'case' }, { keep: true }).data;
  const row = grid?.rows.find((one) => one.id === id);
  const known = (grid?.attributes ?? []).flatMap(({ id: attribute, name }, at) => {
    const text = cellText(row?.cells[at] ?? null);
    return text === '' ? [] : [{ attribute, name, text }];
  });
  if (known.length === 0) return null;
  return (
    <dl className="case-known">
      {known.map(({ attribute, name, text }) => (
        <div key={attribute}>
          <dt>
            <bdi>{name}</bdi>
          </dt>
          <dd>
            <bdi>{text}</bdi>
          </dd>
        </div>
      ))}
    </dl>
  );
}

interface OnePart {
  source: Id;
  sourceName: string;
  span: { start: number; end: number } | null;
  quote: string;
  codings: number;
}

function Part({ id, part }: { id: Id; part: OnePart }) {
  const exclude = useCommand('case.exclude');
  const goTo = useWindowStore((state) => state.goTo);
  const openDocument = useWindowStore((state) => state.openDocument);
  const [isOpen, setIsOpen] = useState(false);
  const { source, sourceName, span } = part;
  return (
    <li className="case-part">
      <div className="line">
        <button
          type="button"
          className="passage inner-ring grow"
          onClick={() => (span === null ? openDocument(source) : goTo({ source, ...span }))}
        >
          <span className="meta sm">
            <b className="med">
              <bdi>{sourceName}</bdi>
            </b>
            <span className="t2">{span === null ? 'the whole document' : 'a part'}</span>
          </span>
          <span className="read quote cut" dir="auto">
            {part.quote}
          </span>
        </button>
        <button
          type="button"
          className="btn quiet small"
          aria-expanded={isOpen}
          disabled={part.codings === 0}
          onClick={() => setIsOpen(!isOpen)}
        >
          {counted(part.codings, 'segment')}
        </button>
        <button
          type="button"
          className="btn quiet small"
          aria-label={`Take out ${sourceName}`}
          onClick={() => void exclude({ case: id, parts: [{ source, span }] })}
        >
          Take out
        </button>
      </div>
      {isOpen && <PartSegments part={part} />}
    </li>
  );
}

function PartSegments({ part }: { part: OnePart }) {
  const codings = useQuery('source.codings', { id: part.source, coders: [] }).data ?? [];
  const { start, end } = part.span ?? { start: 0, end: Number.POSITIVE_INFINITY };
  const within = codings.filter((one) => one.start < end && one.end > start).slice(0, SEGMENTS);
  const things = useThings(within.map(({ id }) => id));
  const goTo = useWindowStore((state) => state.goTo);
  const focusCoding = useWindowStore((state) => state.focusCoding);
  return (
    <ul className="case-segments">
      {within.map(({ id }) => {
        const thing = things?.get(id);
        const passage = thing?.passage;
        if (thing === undefined || passage == null) return null;
        return (
          <li key={id}>
            <button
              type="button"
              className="row"
              onClick={() => {
                goTo(passage);
                focusCoding(id);
              }}
            >
              <b className="med">
                <bdi>{thing.name}</bdi>
              </b>
              <bdi className="cut grow t2">{passage.quote}</bdi>
            </button>
          </li>
        );
      })}
      {part.codings > SEGMENTS && (
        <li className="t2">
          The first {SEGMENTS} of {part.codings}.
        </li>
      )}
    </ul>
  );
}

function CaseMemos({ id }: { id: Id }) {
  const memos = useQuery('memo.list', { on: id }, { keep: true }).data?.rows ?? [];
  const set = useWindowStore((state) => state.set);
  return (
    <>
      <h2>Memos</h2>
      {memos.map((memo) => (
        <button
          type="button"
          key={memo.id}
          className="memo-line"
          onClick={() => set({ memo: { kind: 'case', id, memo: memo.id } })}
        >
          <Icon name="memo" />
          <MemoExcerpt memo={memo} />
        </button>
      ))}
      <button
        type="button"
        className="btn quiet flush-start"
        onClick={() => set({ memo: { kind: 'case', id, memo: newId() } })}
      >
        <Icon name="memo" />
        Write a memo
      </button>
    </>
  );
}
