/** What the actions of the window do, as far as they concern what is shown and where focus is. */
import type { Id } from '../../shared/ids.ts';
import type { PreferencesChange } from '../../shared/settings.ts';
import type { Pane } from '../state/store.ts';
import { type Acts, asRole, type Get } from './acts.ts';
import { goingTo } from './going-to.ts';
import { cycleRegion, focusRegion, isRegionFocused } from './regions.ts';
import type { Act } from './use-actions.ts';

type ViewActionId =
  | 'view.workbench'
  | 'view.codebook'
  | 'analyse.segments'
  | 'analyse.search'
  | 'view.memos'
  | 'view.cases'
  | 'team.agreement'
  | 'view.history'
  | 'view.documents'
  | 'view.codes'
  | 'view.inspector'
  | 'view.reader'
  | 'view.next-region'
  | 'view.previous-region'
  | 'view.marks'
  | 'view.zoom-in'
  | 'view.zoom-out'
  | 'view.zoom-reset'
  | 'view.full-screen'
  | 'theme.system'
  | 'theme.light'
  | 'theme.dark'
  | 'theme.contrast'
  | 'density.comfortable'
  | 'density.compact';

const nextMarks = { all: 'stripes', stripes: 'off', off: 'all' } as const;

export function viewActs(get: Get): Acts<ViewActionId> {
  return {
    'view.workbench': { run: () => get().show('workbench') },
    'view.codebook': goingTo(get, 'codebook'),
    'analyse.segments': goingTo(get, 'segments'),
    'analyse.search': goingTo(get, 'search'),
    'view.cases': goingTo(get, 'cases'),
    'view.memos': goingTo(get, 'memos'),
    'team.agreement': goingTo(get, 'agreement'),
    'view.history': goingTo(get, 'history'),
    'view.documents': togglePane(get, 'documents'),
    'view.codes': togglePane(get, 'codebook'),
    'view.inspector': togglePane(get, 'inspector'),
    'view.reader': {
      run() {
        get().show('workbench');
        requestAnimationFrame(() => focusRegion('reader'));
      },
    },
    'view.next-region': { run: () => cycleRegion(1) },
    'view.previous-region': { run: () => cycleRegion(-1) },
    'view.marks': {
      run() {
        const marks = nextMarks[get().marks];
        get().set({ marks });
        get().say(`Marks: ${marks}`);
      },
    },
    'view.zoom-in': asRole('zoomIn'),
    'view.zoom-out': asRole('zoomOut'),
    'view.zoom-reset': asRole('resetZoom'),
    'view.full-screen': asRole('togglefullscreen'),
    'theme.system': choosing(get, { theme: 'system' }),
    'theme.light': choosing(get, { theme: 'light' }),
    'theme.dark': choosing(get, { theme: 'dark' }),
    'theme.contrast': choosing(get, { theme: 'contrast' }),
    'density.comfortable': choosing(get, { density: 'comfortable' }),
    'density.compact': choosing(get, { density: 'compact' }),
  };
}

function choosing(get: Get, change: PreferencesChange): Act {
  return { run: () => get().prefer(change) };
}

/** Shows a pane and goes there; from inside it hides it. */
function togglePane(get: Get, pane: Pane): Act {
  return {
    run() {
      const { view, panes, show, togglePane: toggle } = get();
      if (view !== 'workbench') show('workbench');
      else if (panes[pane] && isRegionFocused(pane)) {
        toggle(pane);
        requestAnimationFrame(() => focusRegion('reader'));
        return;
      }
      if (!get().panes[pane]) toggle(pane);
      requestAnimationFrame(() => requestAnimationFrame(() => focusRegion(pane)));
    },
  };
}

export function tabActs(
  get: Get,
  order: readonly Id[],
): Acts<'tab.close' | 'tab.next' | 'tab.previous' | 'go.next-document' | 'go.previous-document'> {
  const step = (ids: () => readonly Id[], by: 1 | -1): Act => ({
    run() {
      const { source, openDocument } = get();
      const list = ids();
      const now = source === null ? -1 : list.indexOf(source);
      const next = list[(now + by + list.length) % list.length];
      if (next !== undefined) openDocument(next);
    },
  });
  const tabs = (): readonly Id[] => get().tabs;
  const close = (): void => {
    const { source, closeTab } = get();
    if (source !== null) closeTab(source);
  };
  return {
    'tab.close': { run: close },
    'tab.next': step(tabs, 1),
    'tab.previous': step(tabs, -1),
    'go.next-document': step(() => order, 1),
    'go.previous-document': step(() => order, -1),
  };
}
