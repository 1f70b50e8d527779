/**
 * What this window shows and who sits before it: view, open documents, focus, panes, news.
 *
 * Nothing here belongs to the project; it is gone when the window closes. Components read it through
 * `useWindowStore`, the shell writes project state and jobs into it.
 *
 * Long because it is one state: a line of it and the act that changes it stand together.
 */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { StateMessage } from '../../shared/api.ts';
import type { Grant } from '../../shared/bridge.ts';
import type { ImportResult } from '../../shared/commands/source.ts';
import type { CommandOutput } from '../../shared/commands.ts';
import type { ReadingPlace } from '../../shared/desk.ts';
import type { ExportFormat } from '../../shared/export.ts';
import type { Id } from '../../shared/ids.ts';
import { createKeymap, type Keymap, type Platform } from '../../shared/keymap.ts';
import type { MemoKind } from '../../shared/memo.ts';
import { defaultPreferences, type Preferences, type PreferencesChange } from '../../shared/settings.ts';
import type { CodeOrder } from '../codebook/tree-view.ts';
import type { OldTextPlace } from '../correct/old-text-place.ts';
import type { PageId } from '../help/pages.ts';
import type { StripeMode } from '../reader/stripe-modes.ts';
import type { OverlapHabit } from '../reader/types.ts';
import { type SearchDesk, searchAtStart } from '../search/search-desk.ts';
import { type SegmentsDesk, segmentsAtStart } from '../segments/segments-desk.ts';
import { type News, newsActs } from './news.ts';
import { noSlots, pinnedTo, type Slots, settled, usedCode } from './slots.ts';

export const views = [
  'workbench',
  'codebook',
  'segments',
  'search',
  'memos',
  'cases',
  'agreement',
  'history',
  'export',
  'settings',
] as const;
export type View = (typeof views)[number];
export type Pane = 'documents' | 'codebook' | 'inspector';
export type Marks = 'all' | 'stripes' | 'off';
/** Whose codings are shown: mine, everybody's, or one coder's. */
export type Layer = 'mine' | 'all' | Id;

export interface Job {
  id: number;
  /** When it was first heard of; milliseconds since 1970. */
  since: number;
  what: string;
  done: number;
  total: number;
}

export interface Passage {
  source: Id;
  start: number;
  end: number;
}

/** A sample study picks its coder and place; a copy is merged; a table of codes is looked at. */
export type Arriving =
  | { kind: 'sample' }
  | { kind: 'merge'; copy: Grant }
  | { kind: 'codebook'; table: Grant };
export type Milestone = 'figure' | 'export';

/** A view, and in the workbench a document. */
interface Place {
  view: View;
  source: Id | null;
}

/** What a memo is being written on. */
export interface MemoPlace {
  kind: MemoKind;
  /** The thing it is on; of a free memo its own id. */
  id: Id;
  /** Which memo, also one not written yet; without it the last one of this coder there, or a new one. */
  memo?: Id;
}

/** What is being done in the codebook in place of showing an entry. */
export type CodebookAct =
  | { kind: 'review' }
  | { kind: 'split' }
  | { kind: 'merge'; from: readonly Id[]; into?: Id }
  | { kind: 'import'; token: string; name: string };

/** What the view of cases shows. */
export type CasesShown =
  | { kind: 'grid'; owner: 'case' | 'source' }
  | { kind: 'case'; id: Id }
  | { kind: 'speakers'; sources: readonly Id[] }
  | { kind: 'survey'; token: string; name: string };

export type Inspected = 'segment' | 'code' | 'selection';
/** A task on the whole project that is asked for, or told of, above the view. */
export type Task =
  | { kind: 'erase'; source: Id }
  | { kind: 'copy' }
  | { kind: 'merged'; name: string; report: CommandOutput<'project.merge'> };

export type Dialog = 'palette' | 'anything' | 'keys' | 'coder' | 'undo' | 'about' | null;

export interface WindowState extends News {
  project: StateMessage;
  coder: Id | null;
  view: View;
  tabs: readonly Id[];
  source: Id | null;
  marks: Marks;
  stripes: StripeMode;
  /** The codes under the spotlight, in the order of their colours; kept while it is off. */
  spotlight: readonly Id[];
  layer: Layer;
  focusedCoding: Id | null;
  /** Codings the next act is for, when there are several. */
  picked: readonly Id[];
  code: Id | null;
  inspected: Inspected;
  selection: Passage | null;
  goto: { source: Id; start: number; end: number; turn: number; side: 'left' | 'right' } | null;
  memo: MemoPlace | null;
  /** The document whose text is being corrected. */
  correcting: Id | null;
  /** An earlier version of a document's text that is read in place of the present one. */
  oldText: OldTextPlace | null;
  cases: CasesShown;
  /** Documents for which a case is asked. */
  puttingIntoCase: readonly Id[] | null;
  panes: Record<Pane, boolean>;
  slots: Slots;
  /** The document beside the one in use, where the view is split; and the side of the one in use. */
  beside: Id | null;
  side: 'left' | 'right';
  /** Caret and scroll of each document. */
  placesIn: Readonly<Record<string, ReadingPlace>>;
  jobs: readonly Job[];
  imported: ImportResult | null;
  dialog: Dialog;
  /** The page of help that was asked for, null for the list of all; `turn` counts the askings. */
  help: { page: PageId | null; turn: number } | null;
  task: Task | null;
  /** What the person chose about the program. */
  preferences: Preferences;
  /** Which key does what, from the preferences. */
  keymap: Keymap;
  /** The next key codes in the reader, or names a view. */
  leader: 'code' | 'jump' | null;
  /** Actions called by name, the last one first. */
  recentActions: readonly string[];
  /** What happens when a code is put over part of a segment that carries it. */
  overlap: OverlapHabit;
  /** A code being added in the codebook, below this parent. */
  adding: { parent: Id | null } | null;
  codebookAct: CodebookAct | null;
  /** The codes selected in the tree. */
  codesChosen: readonly Id[];
  codeOrder: CodeOrder;
  codesShow: { below: boolean; retired: boolean };
  /** The set whose codes alone are shown. */
  codeSet: Id | null;
  /** Why the next change of a definition is made. */
  changeReason: string;
  /** The row whose name is being changed. */
  renaming: Id | null;
  /** Counts up whenever a document was opened or jumped into: the reader then takes focus. */
  readerWanted: number;
  /** How the views of segments and of searching are left. */
  segments: SegmentsDesk;
  search: SearchDesk;
  /** What the export page begins with. */
  exportFormat: ExportFormat;
  /** What the start screen opens with. */
  startWith: 'new' | null;
  /** What the project that is being opened is opened for. */
  arriving: Arriving | null;
  /** What the tour waits for and only a view knows: a figure opened, an export written. */
  reached: readonly Milestone[];
  /** Places visited, for Back and Forward; `here` is the present one. */
  places: { list: readonly Place[]; here: number };

  set(change: Partial<WindowState>): void;
  reach(milestone: Milestone): void;
  /** Changes preferences: acts at once and is kept. */
  prefer(change: PreferencesChange): void;
  /** Takes over preferences that are kept already. */
  follow(preferences: Preferences): void;
  show(view: View): void;
  showHelp(page: PageId | null): void;
  openDocument(source: Id): void;
  closeTab(source: Id): void;
  goTo(passage: Passage): void;
  focusCoding(coding: Id | null): void;
  pickCodings(codings: readonly Id[], focused: Id): void;
  inspectCode(code: Id): void;
  used(code: Id): void;
  /** The hand has left the keys: slots take in the codes used since. */
  rested(): void;
  pinSlot(code: Id, digit: number): void;
  keepPlace(source: Id, place: ReadingPlace): void;
  /** Makes the other side of the split view the one in use. */
  swapSides(): void;
  /** Splits the view, or ends the split. */
  toggleSplit(): void;
  togglePane(pane: Pane): void;
  progress(job: Job): void;
  settled(job: number): void;
  /** Goes back (-1) or forward (1) through the places visited. */
  travel(step: -1 | 1): void;
  /** Back to the state of a window without a project. */
  reset(): void;
}

export type WindowStore = StoreApi<WindowState>;

const atStart = {
  coder: null,
  view: 'workbench',
  tabs: [],
  source: null,
  layer: 'all',
  focusedCoding: null,
  picked: [],
  overlap: 'ask',
  code: null,
  inspected: 'segment',
  selection: null,
  goto: null,
  memo: null,
  correcting: null,
  oldText: null,
  cases: { kind: 'grid', owner: 'case' },
  puttingIntoCase: null,
  slots: noSlots,
  spotlight: [],
  beside: null,
  side: 'left',
  placesIn: {},
  toasts: [],
  jobs: [],
  imported: null,
  dialog: null,
  task: null,
  adding: null,
  renaming: null,
  codebookAct: null,
  codesChosen: [],
  codeSet: null,
  changeReason: '',
  reached: [],
  places: { list: [], here: -1 },
  segments: segmentsAtStart,
  search: searchAtStart,
  exportFormat: 'coding-table',
} satisfies Partial<WindowState>;

/** The state of a new window. */
export function createWindowStore(
  platform: Platform,
  keep: (change: PreferencesChange) => unknown,
): WindowStore {
  return createStore<WindowState>((set, get) => ({
    ...atStart,
    project: { kind: 'state', open: false, readOnly: false, problem: null },
    marks: 'all',
    stripes: 'all',
    panes: { documents: true, codebook: true, inspector: true },
    codeOrder: 'codebook',
    codesShow: { below: false, retired: true },
    said: '',
    preferences: defaultPreferences,
    leader: null,
    recentActions: [],
    keymap: createKeymap(platform),
    startWith: null,
    arriving: null,
    readerWanted: 0,
    help: null,
    set,
    reach: (milestone) => set({ reached: [...get().reached, milestone] }),
    prefer(change) {
      get().follow({ ...get().preferences, ...change });
      void keep(change);
    },
    follow(preferences) {
      const { keys, bareKeys } = preferences;
      set({ preferences, keymap: createKeymap(platform, keys, bareKeys) });
    },
    show(view) {
      set({ view, places: visited(get().places, { view, source: get().source }) });
    },
    showHelp: (page) => set({ help: { page, turn: (get().help?.turn ?? 0) + 1 } }),
    openDocument(source) {
      const { tabs } = get();
      const open = tabs.includes(source) ? tabs : [...tabs, source];
      const isOther = get().source !== source;
      const left = isOther ? { focusedCoding: null, picked: [], selection: null } : {};
      const places = visited(get().places, { view: 'workbench', source });
      const readerWanted = get().readerWanted + 1;
      set({ view: 'workbench', tabs: open, source, places, readerWanted, ...left });
    },
    closeTab(source) {
      const { tabs, source: shown } = get();
      const place = tabs.indexOf(source);
      const left = tabs.filter((one) => one !== source);
      set({
        tabs: left,
        ...(get().beside === source ? { beside: null, side: 'left' } : {}),
        ...(shown === source ? { source: left[Math.min(place, left.length - 1)] ?? null } : {}),
      });
    },
    goTo({ source, start, end }) {
      get().openDocument(source);
      if (get().oldText?.source === source) set({ oldText: null });
      if (get().correcting === source) set({ correcting: null });
      set({ goto: { source, start, end, turn: (get().goto?.turn ?? 0) + 1, side: get().side } });
    },
    focusCoding: (coding) =>
      set(
        coding === null
          ? { focusedCoding: null, picked: [] }
          : { focusedCoding: coding, picked: [], inspected: 'segment' },
      ),
    pickCodings: (picked, focusedCoding) => set({ picked, focusedCoding, inspected: 'segment' }),
    inspectCode: (code) => set({ code, inspected: 'code' }),
    used: (code) => set({ slots: usedCode(get().slots, code) }),
    rested() {
      const slots = settled(get().slots);
      if (slots.order.join() !== get().slots.order.join()) set({ slots });
    },
    pinSlot: (code, digit) => set({ slots: pinnedTo(get().slots, code, digit) }),
    keepPlace: (source, place) => set({ placesIn: { ...get().placesIn, [source]: place } }),
    swapSides() {
      const { source, beside, side } = get();
      if (beside === null) return;
      set({
        source: beside,
        beside: source,
        side: side === 'left' ? 'right' : 'left',
        focusedCoding: null,
        picked: [],
        selection: null,
      });
    },
    toggleSplit() {
      const { source, beside } = get();
      if (beside === null) set({ beside: source, side: 'right', readerWanted: get().readerWanted + 1 });
      else set({ beside: null, side: 'left' });
      get().say(beside === null ? 'Split view' : 'One document');
    },
    ...newsActs(set, get),
    togglePane: (pane) => set({ panes: { ...get().panes, [pane]: !get().panes[pane] } }),
    progress(job) {
      const others = get().jobs.filter(({ id }) => id !== job.id);
      set({ jobs: [...others, job] });
    },
    settled(job) {
      if (get().jobs.some(({ id }) => id === job)) set({ jobs: get().jobs.filter(({ id }) => id !== job) });
    },
    travel(step) {
      const { list, here } = get().places;
      const place = list[here + step];
      if (place === undefined) return;
      const { tabs } = get();
      const isOpen = place.source === null || tabs.includes(place.source);
      set({
        ...place,
        tabs: isOpen || place.source === null ? tabs : [...tabs, place.source],
        places: { list, here: here + step },
      });
    },
    reset: () => set({ ...atStart }),
  }));
}

/** The places after going to one: what lay ahead is dropped, at most a hundred are kept. */
function visited({ list, here }: WindowState['places'], place: Place): WindowState['places'] {
  const now = list[here];
  if (now?.view === place.view && now.source === place.source) return { list, here };
  const kept = [...list.slice(0, here + 1), place].slice(-100);
  return { list: kept, here: kept.length - 1 };
}
