/**
 * One quiet line: saved when, who codes, what is selected, what was said last (the live region
 * speaks the same), how much is coded, what is running.
 */
import { useApi, useQuery } from '../api.ts';
import { counted, percent, timeOfDay } from '../design/format.ts';
import { Icon } from '../design/Icon.tsx';
import { useCoders, useSources } from '../project/use-lookups.ts';
import { useWindowStore } from '../state/context.ts';

export function StatusBar() {
  const summary = useQuery('project.summary', {}).data;
  const coders = useCoders();
  const sources = useSources();
  const coder = useWindowStore((state) => state.coder);
  const source = useWindowStore((state) => (state.view === 'workbench' ? state.source : null));
  // What a toast says need not stand here as well.
  const said = useWindowStore(({ said: sentence, toasts }) =>
    toasts.some(({ text }) => text === sentence.trim()) ? '' : sentence,
  );
  const selection = useWindowStore((state) => state.selection);
  const name = coder === null ? undefined : coders.byId.get(coder)?.name;
  const shown = source === null ? undefined : sources.byId.get(source);
  const total = sources.rows.reduce((sum, row) => sum + row.codings, 0);
  const length = selection === null ? 0 : selection.end - selection.start;
  return (
    <footer className="status" data-region="status">
      <span className="line">
        <Icon name="check" />
        {summary === undefined ? 'Opening' : `Saved ${timeOfDay(summary.savedAt)}`}
      </span>
      {name !== undefined && <span>{name}</span>}
      {length > 0 && source !== null && <span>{counted(length, 'character')} selected</span>}
      <span className="said cut" aria-hidden="true">
        {said}
      </span>
      <span className="push" />
      {shown !== undefined && (
        <span>
          <bdi>{shown.name}</bdi> {percent(shown.coverage)} coded
        </span>
      )}
      <span>{counted(total, 'coding')}</span>
      <Jobs />
    </footer>
  );
}

function Jobs() {
  const jobs = useWindowStore((state) => state.jobs);
  const { client } = useApi();
  const [job] = jobs;
  if (job === undefined) return <span>No jobs running</span>;
  return (
    <span className="line job">
      <span>{job.what}</span>
      <progress max={job.total} value={job.done} aria-label={job.what} />
      {jobs.length > 1 && <span>and {jobs.length - 1} more</span>}
      <button type="button" className="btn quiet small" onClick={() => client.cancel(job.id)}>
        Cancel
      </button>
    </span>
  );
}
