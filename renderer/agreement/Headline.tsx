/** All codes together, what was compared, and what could not be. */
import type { QueryOutput } from '../../shared/queries.ts';
import { count, counted } from '../design/format.ts';
import { Icon } from '../design/Icon.tsx';
import { useCoders } from '../project/use-lookups.ts';
import { type Names, shownFigure, shownPercent } from './opened.ts';

type Comparison = QueryOutput<'compare.codes'>;

export function Headline({ comparison, names }: { comparison: Comparison; names: Names }) {
  const { pooled, documents, missing, unitName } = comparison;
  const coders = useCoders().byId;
  const { alpha } = pooled;
  return (
    <>
      <div className="headline">
        <div>
          <p className="sm t2">Krippendorff’s α, all codes</p>
          <p className="figure num">{shownFigure(alpha)}</p>
        </div>
        <dl className="kv facts-kv">
          <dt>Cohen’s κ</dt>
          <dd className="num">{shownFigure(pooled.kappa)}</dd>
          <dt>Agreement</dt>
          <dd className="num">{shownPercent(pooled.percent)}%</dd>
        </dl>
        <p className="sm t2 grow">
          {alpha.kind === 'undefined' && <>Not defined: {alpha.reason} </>}
          {names.a} and {names.b}, {counted(documents.length, 'document')}, {count(pooled.table.n)} decisions
          in {unitName}: one for every unit and code.
        </p>
      </div>
      <details className="compared sm">
        <summary>
          {documents.length === 0
            ? 'No document was coded by both.'
            : `Compared: ${documents.map(({ name }) => name).join(', ')}`}
        </summary>
        <ul>
          {documents.map(({ id, name, n }) => (
            <li key={id}>
              <bdi>{name}</bdi>, {count(n)} {unitName}
            </li>
          ))}
        </ul>
      </details>
      {missing.length > 0 && (
        <p className="note warn missing">
          <Icon name="alert" />
          <span>
            Missing, not counted as uncoded:{' '}
            {missing
              .map(({ name, coder }) => `${name} (only ${coders.get(coder)?.name ?? 'one coder'} coded it)`)
              .join(', ')}
            .
          </span>
        </p>
      )}
    </>
  );
}
