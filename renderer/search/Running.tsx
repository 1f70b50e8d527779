/** A search that takes its time: how far it is, and a way to stop it. */
import { useApi } from '../api.ts';
import { useWindowStore } from '../state/context.ts';

/** `what` is the name under which the database tells its progress. */
export function Running({ what }: { what: string }) {
  const job = useWindowStore((state) => state.jobs.find((one) => one.what === what));
  const { client } = useApi();
  if (job === undefined) return null;
  return (
    <p className="line running">
      <span className="t2">{what}</span>
      <progress max={job.total} value={job.done} aria-label={what} />
      <button type="button" className="btn small" onClick={() => client.cancel(job.id)}>
        Cancel
      </button>
    </p>
  );
}
