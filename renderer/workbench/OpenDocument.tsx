/** One document: what it is, which marks and whose codings are shown, and the reader. */
import { lazy, Suspense, useMemo } from 'react';
import type { Id } from '../../shared/ids.ts';
import { unpackBoundaries } from '../../shared/units.ts';
import { useCommand, useQuery } from '../api.ts';
import { MovedNote } from '../correct/MovedNote.tsx';
import { OldText } from '../correct/OldText.tsx';
import { counted, percent } from '../design/format.ts';
import { Picker } from '../design/Menu.tsx';
import { Notice } from '../design/Notice.tsx';
import { useCoders, useSources } from '../project/use-lookups.ts';
import { Reader } from '../reader/Reader.tsx';
import { stripeModes, withBelow } from '../reader/stripe-modes.ts';
import { useWindowStore, useWindowStoreApi } from '../state/context.ts';
import type { Marks } from '../state/store.ts';
import { CodeDefinition } from './CodeDefinition.tsx';
import { chooseStripes } from './choose-stripes.ts';
import { ReaderToCome, useReaderFocus } from './reader-focus.tsx';
import { useLayer } from './use-layer.ts';
import { useLitCodes } from './use-lit-codes.ts';
import { useReaderActions } from './use-reader-actions.ts';
import { useReaderSlots } from './use-reader-slots.ts';

const none: readonly number[] = [];
const definition = (code: Id) => <CodeDefinition code={code} />;
const noCodings: readonly never[] = [];

const CorrectionPane = lazy(() => import('../correct/CorrectionPane.tsx'));

type Place = { id: Id; side: 'left' | 'right' };

/** `side`: which of the two places of a split view; only the one in use jumps and takes the keyboard. */
export function OpenDocument({ id, side }: Place) {
  const isInUse = useWindowStore((state) => state.beside !== state.source || state.side === side);
  const isCorrecting = useWindowStore((state) => state.correcting === id) && isInUse;
  const oldText = useWindowStore((state) => (state.oldText?.source === id ? state.oldText : null));
  if (isCorrecting)
    return (
      <Suspense fallback={<ReaderToCome>Opening the editor…</ReaderToCome>}>
        <CorrectionPane id={id} />
      </Suspense>
    );
  if (oldText !== null && isInUse) return <OldText key={oldText.revision} {...oldText} />;
  return <PresentDocument id={id} side={side} />;
}

function PresentDocument({ id, side }: Place) {
  const layer = useLayer();
  const answer = useQuery('source.document', { id });
  const sentences = useQuery('source.units', { id, unit: 'sentence' }).data?.bounds ?? none;
  const turns = useQuery('source.units', { id, unit: 'turn' }).data?.bounds ?? none;
  const words = useQuery('source.words', { id }).data;
  const codings = useQuery('source.codings', { id, coders: layer.coders }, { keep: true }).data ?? noCodings;
  const codes = useLitCodes().byId;
  const coders = useCoders().byId;
  const coder = useWindowStore((state) => state.coder);
  const marks = useWindowStore((state) => state.marks);
  const focusedCoding = useWindowStore((state) => state.focusedCoding);
  const stripes = useWindowStore((state) => state.stripes);
  const code = useWindowStore((state) => state.code);
  const chosen = useWindowStore((state) => state.codesChosen);
  const spotlight = useWindowStore((state) => state.spotlight);
  const selectedCodes = useMemo(() => {
    const selected = chosen.length > 0 ? chosen : code === null ? [] : [code];
    return withBelow(stripes === 'spotlight' ? spotlight : selected, codes);
  }, [chosen, code, codes, stripes, spotlight]);
  const store = useWindowStoreApi();
  const picked = useWindowStore((state) => state.picked);
  // What was answered in this project, else what the settings say.
  const overlap = useWindowStore((state) =>
    state.overlap === 'ask' ? state.preferences.overlaps : state.overlap,
  );
  const snapsToWords = useWindowStore((state) => state.preferences.snapToWords);
  const goto = useWindowStore((state) =>
    state.goto?.source === id && state.goto.side === side ? state.goto : null,
  );
  const slots = useReaderSlots();
  const keymap = useWindowStore((state) => state.keymap);
  const actions = useReaderActions(id, codes);
  const readerWanted = useWindowStore((state) => state.readerWanted);
  useReaderFocus(coder === null ? null : (answer.data?.revision ?? null), readerWanted);
  const units = useMemo(
    () => ({
      sentences,
      turns,
      words: words === undefined || words.rule === null ? null : unpackBoundaries(words.packed),
    }),
    [sentences, turns, words],
  );
  const shown = answer.data;
  if (answer.failure !== null)
    return <Notice failure={answer.failure} title="This document cannot be shown." />;
  if (shown === undefined || coder === null) return <ReaderToCome>Opening…</ReaderToCome>;
  return (
    <>
      <Subhead id={id} words={shown.words} />
      <MovedNote key={shown.revision} id={id} />
      <Reader
        document={shown}
        units={units}
        codings={codings}
        codes={codes}
        coders={coders}
        coder={coder}
        marks={marks}
        stripes={stripes}
        selectedCodes={selectedCodes}
        focusedCoding={focusedCoding}
        picked={picked}
        overlap={overlap}
        snapsToWords={snapsToWords}
        definition={definition}
        slots={slots}
        goto={goto}
        place={store.getState().placesIn[id]}
        actions={actions}
        keymap={keymap}
      />
    </>
  );
}

const markChoices: readonly { id: Marks; label: string }[] = [
  { id: 'all', label: 'All' },
  { id: 'stripes', label: 'Stripes' },
  { id: 'off', label: 'None' },
];

function Subhead({ id, words }: { id: Id; words: number }) {
  const source = useSources().byId.get(id);
  const marks = useWindowStore((state) => state.marks);
  const stripes = useWindowStore((state) => state.stripes);
  const coder = useWindowStore((state) => state.coder);
  const set = useWindowStore((state) => state.set);
  const store = useWindowStoreApi();
  const layer = useLayer();
  const mark = useCommand('assignment.set');
  const isDone = source?.coders.some((one) => one.coder === coder && one.state === 'done') === true;
  return (
    <div className="subhead">
      <h1 className="med cut">
        <bdi>{source?.name}</bdi>
      </h1>
      <span className="sm t2 facts">
        {counted(words, 'word')} · {percent(source?.coverage ?? 0)} coded
      </span>
      <span className="grow" />
      <Picker
        isBare
        label="Marks"
        value={marks}
        choices={markChoices}
        onChange={(chosen) => set({ marks: markChoices.find((one) => one.id === chosen)?.id ?? 'all' })}
      />
      <Picker
        isBare
        label="Stripes"
        value={stripes}
        choices={stripeModes}
        onChange={(chosen) =>
          chooseStripes(store.getState(), stripeModes.find(({ id }) => id === chosen)?.id ?? 'all')
        }
      />
      <Picker isBare label="Layer" value={layer.value} choices={layer.choices} onChange={layer.choose} />
      <label className="line check">
        <input
          type="checkbox"
          checked={isDone}
          disabled={coder === null}
          onChange={() => {
            if (coder !== null) void mark({ coder, source: id, state: isDone ? 'read' : 'done' });
          }}
        />
        Done
      </label>
    </div>
  );
}
