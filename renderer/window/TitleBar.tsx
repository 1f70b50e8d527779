/** The mark, the project's title with the way to anything in it, and who codes. */
import { useQuery } from '../api.ts';
import { initials } from '../design/format.ts';
import { Icon, Mark } from '../design/Icon.tsx';
import { KeyCap } from '../design/KeyCap.tsx';
import { useCoders } from '../project/use-lookups.ts';
import { useWindowStore } from '../state/context.ts';

export function TitleBar() {
  const summary = useQuery('project.summary', {}).data;
  const coders = useCoders();
  const coder = useWindowStore((state) => state.coder);
  const set = useWindowStore((state) => state.set);
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
