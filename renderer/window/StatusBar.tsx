/**
 * One quiet line: saved when, who codes, what is selected, what was said last (the live region
 * speaks the same), how much is coded, what is running.
 */
import { useEffect, useState } from 'react';
import { useApi, useQuery } from '../api.ts';
import { count, counted, percent, timeOfDay } from '../design/format.ts';
import { Icon } from '../design/Icon.tsx';
import { useCoders, useSources } from '../project/use-lookups.ts';
import { useWindowStore } from '../state/context.ts';
import type { Job } from '../state/store.ts';

/** How long a sentence stands here, in milliseconds. */
const SAID_FOR = 8_000;
/** A job that takes longer than this, in milliseconds, says how far it is. */
const LONG = 2_000;

export function StatusBar() {
  const summary = useQuery('project.summary', {}).data;
  const coders = useCoders();
  const sources = useSources();
  const coder = useWindowStore((state) => state.coder);
  const source = useWindowStore((state) => (state.view === 'workbench' ? state.source : null));
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
      <Said />
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

/** The last sentence for some seconds, unless news stands in this line; the live region speaks it. */
function Said() {
  const said = useWindowStore((state) => state.said);
  const isToast = useWindowStore((state) =>
    state.toasts.some((one) => one.tone === 'done' || said.startsWith(one.failure.message)),
  );
  const [past, setPast] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setPast(said), SAID_FOR);
    return () => clearTimeout(timer);
  }, [said]);
  return (
    <span className="said cut" aria-hidden="true">
      {isToast || said === past ? '' : said}
    </span>
  );
}

/** "214 of 2,000, about 12 s left"; nothing is guessed before a tenth is done. */
function howFar({ done, total }: Job, passed: number): string {
  const far = `${count(done)} of ${count(total)}`;
  if (done <= 0 || total <= 0 || done / total < 0.1) return far;
  const left = (passed / done) * (total - done);
  return `${far}, about ${left < 90_000 ? `${Math.ceil(left / 1_000)} s` : `${Math.round(left / 60_000)} min`} left`;
}

function Jobs() {
  const jobs = useWindowStore((state) => state.jobs);
  const { client } = useApi();
  const [job] = jobs;
  if (job === undefined) return <span>No jobs running</span>;
  const passed = Date.now() - job.since;
  return (
    <span className="line job">
      <span>{job.what}</span>
      <progress max={job.total} value={job.done} aria-label={job.what} />
      {passed >= LONG && <span className="num">{howFar(job, passed)}</span>}
      {jobs.length > 1 && <span>and {jobs.length - 1} more</span>}
      <button type="button" className="btn quiet small" onClick={() => client.cancel(job.id)}>
        Cancel
      </button>
    </span>
  );
}
