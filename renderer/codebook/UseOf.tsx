/** How often a code was used in which documents, as bars with their numbers. */
import type { QueryOutput } from '../../shared/queries.ts';
import { useCoders } from '../project/use-lookups.ts';

const SHOWN = 10;

export function UseOf({ entry }: { entry: QueryOutput<'code.entry'> }) {
  const coders = useCoders().byId;
  if (entry.documents.length === 0) return <p className="t3">Not used yet.</p>;
  const most = Math.max(...entry.documents.map(({ codings }) => codings));
  const shown = entry.documents.slice(0, SHOWN);
  const left = entry.documents.slice(SHOWN);
  return (
    <div className="stack">
      <ul className="use num">
        {shown.map(({ id, name, codings }) => (
          <li className="sm" key={id}>
            <span>{codings}</span>
            <i style={{ '--share': codings / most }} />
            <bdi className="t2 cut" title={name}>
              {name}
            </bdi>
          </li>
        ))}
      </ul>
      <p className="sm t2">
        {left.length > 0 &&
          `And ${left.reduce((sum, { codings }) => sum + codings, 0)} in ${left.length} more documents. `}
        {entry.coders.map(({ id, codings }) => `${coders.get(id)?.name ?? ''} ${codings}`).join(', ')}
      </p>
    </div>
  );
}
