/** What the actions of the menu Help do, in a project and on the start screen. */
import { type PageId, pageFor } from '../help/pages.ts';
import { showTour } from '../tour/steps.ts';
import type { Acts, Get } from './acts.ts';

type HelpActionId =
  | 'help.here'
  | 'help.pages'
  | 'help.glossary'
  | 'help.from-maxqda'
  | 'help.from-nvivo'
  | 'help.from-atlas-ti'
  | 'help.from-qualcoder'
  | 'help.from-taguette'
  | 'help.keys'
  | 'help.tour'
  | 'help.about';

export function helpActs(get: Get): Acts<HelpActionId> {
  const page = (id: PageId | null) => ({ run: () => get().showHelp(id) });
  return {
    'help.here': { run: () => helpHere(get, document.activeElement) },
    'help.pages': page(null),
    'help.glossary': page('glossary'),
    'help.from-maxqda': page('from-maxqda'),
    'help.from-nvivo': page('from-nvivo'),
    'help.from-atlas-ti': page('from-atlas-ti'),
    'help.from-qualcoder': page('from-qualcoder'),
    'help.from-taguette': page('from-taguette'),
    'help.tour': { run: () => showTour(get()) },
    'help.keys': { run: () => get().set({ dialog: 'keys' }) },
    'help.about': { run: () => get().set({ dialog: 'about' }) },
  };
}

/** Opens the page for an element; from inside the help the list of all pages. */
export function helpHere(get: Get, focused: Element | null): void {
  const { project, view, showHelp } = get();
  const isInHelp = focused?.closest('[data-region="help"]') != null;
  showHelp(isInHelp ? null : pageFor(focused, project.open ? view : null));
}
