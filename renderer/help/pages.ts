/** All pages of help, in the order in which they are listed, and which one a part of the window opens. */
import type { View } from '../state/store.ts';
import { carePages } from './pages/care.ts';
import { meaningPages } from './pages/meaning.ts';
import type { HelpPage } from './pages/page.ts';
import { resultPages } from './pages/results.ts';
import { wordPages } from './pages/words.ts';
import { workPages } from './pages/work.ts';

export type PageId =
  | (typeof workPages)[number]['id']
  | (typeof meaningPages)[number]['id']
  | (typeof resultPages)[number]['id']
  | (typeof carePages)[number]['id']
  | (typeof wordPages)[number]['id'];

/** The pages as they are listed, under their headings. */
export const chapters: readonly { title: string; pages: readonly HelpPage<PageId>[] }[] = [
  { title: 'Work', pages: workPages },
  { title: 'Codes, memos, cases', pages: meaningPages },
  { title: 'Results', pages: resultPages },
  { title: 'Team, safety, settings', pages: carePages },
  { title: 'Words, and coming from elsewhere', pages: wordPages },
];

const pages: readonly HelpPage<PageId>[] = chapters.flatMap((chapter) => chapter.pages);

/** The page of an id; null where a text names one that is not there. */
export function pageNamed(id: string): HelpPage<PageId> | null {
  return pages.find((one) => one.id === id) ?? null;
}

/** The page of each view. */
export const pageOfView: Readonly<Record<View, PageId>> = {
  workbench: 'reader',
  codebook: 'codebook',
  segments: 'segments',
  search: 'search',
  memos: 'memos',
  cases: 'cases',
  agreement: 'agreement',
  history: 'timeline',
  export: 'export',
  settings: 'settings',
};

/** The page of each region (`data-region`) that is not simply a view. */
export const pageOfRegion: Readonly<Record<string, PageId>> = {
  documents: 'documents',
  reader: 'reader',
  'reader-beside': 'reader',
  codebook: 'codebook',
  inspector: 'coding',
  memo: 'memos',
  import: 'codebook',
  merge: 'codebook',
  split: 'codebook',
  review: 'code-entry',
  'code-history': 'code-entry',
  about: 'segments',
  passages: 'agreement',
  choices: 'export',
  check: 'timeline',
  past: 'timeline',
  tour: 'start',
  rail: 'keyboard',
  title: 'keyboard',
  status: 'safety',
  news: 'timeline',
};

/** The mark by which a part of the window names its page, where neither view nor region says it. */
export function helpOn(page: PageId): { 'data-help': PageId } {
  return { 'data-help': page };
}

/** The page for what has focus: the nearest part that names one, its region, else the view; no view is the start screen. */
export function pageFor(focused: Element | null, view: View | null): PageId {
  const part = focused?.closest('[data-help], [data-region]');
  const named = pageNamed(part?.getAttribute('data-help') ?? '');
  if (named !== null) return named.id;
  const ofRegion = pageOfRegion[part?.getAttribute('data-region') ?? ''];
  if (ofRegion !== undefined) return ofRegion;
  return view === null ? 'start' : pageOfView[view];
}
