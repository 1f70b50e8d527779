/** The mark, the project's title with the way to anything in it, and who codes. */
import { shownKey } from '../../shared/keymap.ts';
import { useQuery } from '../api.ts';
import { initials } from '../design/format.ts';
import { Icon, Mark } from '../design/Icon.tsx';
import { KeyCap } from '../design/KeyCap.tsx';
import { pageOfView } from '../help/pages.ts';
import { useCoders } from '../project/use-lookups.ts';
import { useWindowStore } from '../state/context.ts';

export function TitleBar() {
  const summary = useQuery('project.summary', {}).data;
  const coders = useCoders();
  const coder = useWindowStore((state) => state.coder);
  const set = useWindowStore((state) => state.set);
  const view = useWindowStore((state) => state.view);
  const showHelp = useWindowStore((state) => state.showHelp);
  const key = useWindowStore(({ keymap }) => shownKey(keymap, 'help.here'));
  const name = coder === null ? undefined : coders.byId.get(coder)?.name;
  return (
    <header className="titlebar" data-region="title">
      <Mark />
      <button type="button" className="goto" onClick={() => set({ dialog: 'anything' })}>
        <Icon name="search" />
        <b className="cut">{summary?.title ?? ''}</b>
        <span className="cut">Go to anything</span>
        <KeyCap action="go.anything" />
      </button>
      <div className="titleend">
        <button
          type="button"
          className="icon"
          aria-label="Help"
          title={`Help${key === undefined ? '' : ` (${key})`}`}
          onClick={() => showHelp(pageOfView[view])}
        >
          <Icon name="help" />
        </button>
        <button type="button" className="btn quiet" onClick={() => set({ dialog: 'coder' })}>
          <span className="avatar" aria-hidden="true">
            {name === undefined ? '?' : initials(name)}
          </span>
          <span className="spoken-only">Coder: </span>
          {name ?? 'Choose a coder'}
        </button>
      </div>
    </header>
  );
}
