/** The sample study: what is in it, and the ways to open a fresh copy. */
import { useWindowStore } from '../state/context.ts';

export function SampleCard(props: { isMaking: boolean; onOpen: () => void; onElsewhere: () => void }) {
  const job = useWindowStore((state) => state.jobs[0]);
  return (
    <div className="sample">
      <p className="taste reading" aria-hidden="true">
        <span className="taste-mark mark-a">The bus comes once an hour,</span>{' '}
        <span className="taste-mark mark-b">so I ask my neighbour</span>{' '}
        <span className="taste-mark mark-c">when I can.</span>
      </p>
      <div className="sample-foot">
        <h3>The Hourly Bus</h3>
        <p className="sm t2">
          A complete sample study: 8 interviews, 3 texts from those who decide, a survey, two coders. Opens as
          a fresh copy in your Documents folder, so nothing can break.
        </p>
        <div className="line">
          <button type="button" className="btn" disabled={props.isMaking} onClick={props.onOpen}>
            Open the sample study
          </button>
          {props.isMaking ? (
            <span className="line sm t2">
              Making your copy
              {job !== undefined && (
                <progress max={job.total} value={job.done} aria-label="Making your copy" />
              )}
            </span>
          ) : (
            <button type="button" className="btn quiet" onClick={props.onElsewhere}>
              Elsewhere…
            </button>
          )}
        </div>
      </div>
    </div>
  );
}
