/** The views of a project, each with its name. */
import { Icon } from '../design/Icon.tsx';
import type { IconName } from '../design/icons.ts';
import { useWindowStore } from '../state/context.ts';
import type { View } from '../state/store.ts';

const places: readonly { view: View; label: string; icon: IconName }[] = [
  { view: 'workbench', label: 'Workbench', icon: 'workbench' },
  { view: 'codebook', label: 'Codebook', icon: 'codebook' },
  { view: 'segments', label: 'Segments', icon: 'segments' },
  { view: 'search', label: 'Search', icon: 'search' },
  { view: 'memos', label: 'Memos', icon: 'memo' },
  { view: 'cases', label: 'Cases', icon: 'cases' },
  { view: 'agreement', label: 'Agreement', icon: 'team' },
  { view: 'history', label: 'Timeline', icon: 'history' },
  { view: 'export', label: 'Export', icon: 'export' },
  { view: 'settings', label: 'Settings', icon: 'settings' },
];

export function Rail() {
  const now = useWindowStore((state) => state.view);
  const show = useWindowStore((state) => state.show);
  return (
    <nav className="rail" aria-label="Views" data-region="rail">
      {places.map(({ view, label, icon }) => (
        <button
          type="button"
          key={view}
          className={view === now ? 'on' : ''}
          aria-current={view === now ? 'page' : undefined}
          onClick={() => show(view)}
        >
          <Icon name={icon} />
          <span>{label}</span>
        </button>
      ))}
    </nav>
  );
}
