/**
 * A page with nothing but the reader, fed from memory. Tests steer it through `window.harness`; every
 * action the reader asks for is written down and, for codings, carried out.
 */
import { StrictMode, useSyncExternalStore } from 'react';
import { createRoot } from 'react-dom/client';
import { Reader } from '../../../renderer/reader/Reader.tsx';
import type { ReaderActions, ReaderProps, ReaderSelection } from '../../../renderer/reader/types.ts';
import type { Id } from '../../../shared/ids.ts';
import {
  arabic,
  codeOf,
  coder,
  coders,
  coding,
  dense,
  type Example,
  idOf,
  interview,
  made,
} from './documents.ts';
import '../../../renderer/styles/window.ts';
import './harness.css';

const examples = {
  interview,
  dense,
  arabic,
  medium: () => made(500_000, 5_000),
  large: () => made(3_000_000, 100_000),
  many: manyCodes,
};

/** What tests see; functions take and give plain data. */
function createHarness() {
  let state: ReaderProps | null = null;
  let selection: ReaderSelection = { start: 0, end: 0 };
  let number = 1_000_000;
  const calls: { act: string; with: unknown[] }[] = [];
  const said: string[] = [];
  const listeners = new Set<() => void>();

  function change(part: Partial<ReaderProps>): void {
    if (state === null) return;
    state = { ...state, ...part };
    for (const tell of listeners) tell();
  }

  function addCodings(codes: readonly Id[], spans: readonly ReaderSelection[]): void {
    const added = codes.flatMap((code) =>
      spans.map(({ start, end }) => {
        number += 1;
        return { ...coding(number, 'TR', start, end), code };
      }),
    );
    const codings = [...(state?.codings ?? []), ...added];
    change({ codings: codings.sort((one, other) => one.start - other.start || other.end - one.end) });
  }

  const note =
    (act: string) =>
    (...values: unknown[]): void => {
      calls.push({ act, with: values });
    };
  const actions: ReaderActions = {
    apply(segments) {
      calls.push({ act: 'apply', with: [segments] });
      for (const { code, start, end } of segments) addCodings([code], [{ start, end }]);
    },
    split: note('split'),
    join: note('join'),
    flag: note('flag'),
    pick(picked, focusedCoding) {
      calls.push({ act: 'pick', with: [picked, focusedCoding] });
      change({ picked, focusedCoding });
    },
    pin: note('pin'),
    nextStripes: note('nextStripes'),
    setOverlap: (overlap) => change({ overlap }),
    createCode: note('createCode'),
    remove(gone) {
      calls.push({ act: 'remove', with: [gone] });
      change({ codings: (state?.codings ?? []).filter(({ id }) => !gone.includes(id)) });
    },
    adjust(id, start, end) {
      calls.push({ act: 'adjust', with: [id, start, end] });
      change({
        codings: (state?.codings ?? []).map((one) => (one.id === id ? { ...one, start, end } : one)),
      });
    },
    recode: note('recode'),
    focusCoding(id) {
      calls.push({ act: 'focusCoding', with: [id] });
      change({ focusedCoding: id, picked: [] });
    },
    select(span) {
      selection = span;
    },
    memo: note('memo'),
    retrieve: note('retrieve'),
    findAll: note('find all'),
    say: (sentence) => void said.push(sentence),
    undo: note('undo'),
    redo: note('redo'),
    dropFiles: note('dropFiles'),
  };

  return {
    open(name: keyof typeof examples, more: Partial<ReaderProps> = {}) {
      const example: Example = examples[name]();
      calls.length = 0;
      state = {
        document: example.document,
        units: example.units,
        codings: example.codings,
        codes: new Map(example.codes.map((code) => [code.id, code])),
        coders,
        coder,
        marks: 'all',
        stripes: 'all',
        selectedCodes: new Set(),
        focusedCoding: null,
        picked: [],
        overlap: 'ask',
        slots: ['TR', 'TS', 'DI', 'AU'].map(codeOf),
        goto: null,
        actions,
        ...more,
      };
      for (const tell of listeners) tell();
    },
    change,
    addCodings,
    idOf,
    codeOf,
    text: () => state?.document.text ?? '',
    blocks: () => state?.document.blocks ?? [],
    codings: () => state?.codings ?? [],
    selection: () => selection,
    calls,
    said,
    state: () => state,
    subscribe(listener: () => void) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** The interview with a codebook of 5,000. */
function manyCodes(): Example {
  const example = interview();
  const [first] = example.codes;
  if (first === undefined) return example;
  const codes = Array.from({ length: 5_000 }, (_, at) => ({
    ...first,
    id: idOf(2, at + 100),
    parent: null,
    name: `${['Transport', 'Trust', 'Tired travel', 'Cost', 'Waiting room'][at % 5]} ${at}`,
    tag: `T${at % 99}`,
  }));
  return { ...example, codes: [...example.codes, ...codes] };
}

export type Harness = ReturnType<typeof createHarness>;

declare global {
  interface Window {
    harness: Harness;
  }
}

function Page({ harness }: { harness: Harness }) {
  const state = useSyncExternalStore(harness.subscribe, harness.state);
  return state === null ? null : <Reader {...state} />;
}

window.harness = createHarness();
const container = document.getElementById('app');
if (container === null) throw new Error('index.html has no element "app".');
createRoot(container).render(
  <StrictMode>
    <Page harness={window.harness} />
  </StrictMode>,
);
