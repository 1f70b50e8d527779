/** One event: who, when, what stood there before and after, and its place in the chain. */
import type { Id } from '../../shared/ids.ts';
import type { CellChange } from '../../shared/queries/timeline.ts';
import { useQuery } from '../api.ts';
import { dayAndTime } from '../design/format.ts';

export function EventDetails(props: {
  seq: number;
  onPast: () => void;
  onOnly: (id: Id, name: string) => void;
}) {
  const found = useQuery('timeline.event', { seq: props.seq }, { keep: true }).data;
  if (found === undefined) return null;
  const { event, changes, parents, more, isErased } = found;
  const objects = [...new Set(changes.map(({ object }) => object))];
  return (
    <section className="aside-part event-details" aria-label="The event">
      <h2>
        <bdi>
          {event.coderName ?? 'Concord'} {event.sentence}
        </bdi>
      </h2>
      <dl className="about-facts">
        <dt>When</dt>
        <dd>{dayAndTime(event.at, Date.now())}</dd>
        <dt>Hash</dt>
        <dd className="mono">{event.hash.slice(0, 16)}</dd>
        <dt>After</dt>
        <dd className="mono">{parents.map((parent) => parent.slice(0, 16)).join(', ') || 'nothing'}</dd>
      </dl>
      {isErased && <p className="t2">What this event held was erased for good. That it was is kept.</p>}
      {objects.map((object, at) => (
        <ObjectChanges
          // biome-ignore lint/suspicious/noArrayIndexKey: the keyboard may be on its button when the next event comes
          key={at}
          changes={changes.filter((one) => one.object === object)}
          onOnly={props.onOnly}
        />
      ))}
      {more > 0 && <p className="t2">and {more} more objects</p>}
      <button type="button" className="btn" onClick={props.onPast}>
        Study as it stood here
      </button>
    </section>
  );
}

const entityNames: Readonly<Record<string, string>> = { source: 'document', revision: 'text of a document' };

function ObjectChanges(props: { changes: readonly CellChange[]; onOnly: (id: Id, name: string) => void }) {
  const [first] = props.changes;
  if (first === undefined) return null;
  const kind = entityNames[first.entity] ?? first.entity;
  const name = first.name ?? `this ${kind}`;
  return (
    <div className="object-changes">
      <h3 className="line">
        <span className="grow cut">
          <bdi>{first.name ?? kind}</bdi> {first.name !== null && <span className="t3">{kind}</span>}
        </span>
        <button type="button" className="btn quiet small" onClick={() => props.onOnly(first.object, name)}>
          Only this
        </button>
      </h3>
      <dl>
        {props.changes.filter(isSeen).map((change) => (
          <div key={change.cell}>
            <dt className="t2">{cellName(change.cell)}</dt>
            <dd>
              {hasWords(change.before) && (
                <del>
                  <Value of={change.before} />
                </del>
              )}
              {hasWords(change.after) ? (
                <ins>
                  <Value of={change.after} />
                </ins>
              ) : (
                <span className="t3">nothing</span>
              )}
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

/** Cells that are as they were, or hold nothing now as before, are of no interest. */
const isSeen = ({ before, after }: CellChange): boolean =>
  before !== after && (hasWords(before) || hasWords(after));

const hasWords = (value: string | null): value is string => value !== null && value !== '';

/** What stood in a cell; what has no words is told by its seal, of which the beginning is enough to the eye. */
function Value({ of }: { of: string }) {
  if (!/^[0-9a-f]{64}$/.test(of)) return <bdi>{of}</bdi>;
  return (
    <span title={`Sealed text ${of}`}>
      sealed text <span className="mono">{of.slice(0, 8)}…</span>
    </span>
  );
}

/** "agreementSettings" as words. */
function cellName(cell: string): string {
  return cell.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}
