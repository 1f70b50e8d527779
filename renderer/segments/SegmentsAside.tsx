/** Beside the segments: whether one document dominates, which codes overlap, what the code means. */
import type { Id } from '../../shared/ids.ts';
import type { CodeRow } from '../../shared/queries/code.ts';
import { useQuery } from '../api.ts';
import { CodeMark } from '../design/CodeMark.tsx';
import { count, counted, percent } from '../design/format.ts';
import { useCodes, useSources } from '../project/use-lookups.ts';
import { useWindowStore } from '../state/context.ts';

const SHOWN = 8;

type Counted = { id: Id; count: number };
type CaseCount = Counted & { name: string };

export function SegmentsAside(props: {
  row: CodeRow;
  /** Segments in each document, of the whole set. */
  spread: readonly Counted[];
  /** Segments in each case, and how many are in none. */
  cases: readonly CaseCount[];
  inNoCase: number;
  source: Id | null;
  /** Shows one document alone, or all again. */
  onSource: (source: Id | null) => void;
}) {
  return (
    <aside className="pane tool scroll" aria-label={`About ${props.row.name}`} data-region="about">
      <Spread {...props} />
      <CaseSpread cases={props.cases} inNoCase={props.inNoCase} />
      <Meets row={props.row} />
      <Definition row={props.row} />
    </aside>
  );
}

function Spread(props: {
  spread: readonly Counted[];
  source: Id | null;
  onSource: (source: Id | null) => void;
}) {
  const sources = useSources();
  const sorted = props.spread.toSorted((a, b) => b.count - a.count);
  const total = sorted.reduce((sum, { count }) => sum + count, 0);
  const [largest] = sorted;
  if (largest === undefined) return null;
  const nameOf = (id: Id): string => sources.byId.get(id)?.name ?? '';
  const without = sources.rows.length - sorted.length;
  const shown = sorted.slice(0, SHOWN);
  const chosen = sorted.find(({ id }) => id === props.source);
  if (chosen !== undefined && !shown.includes(chosen)) shown.push(chosen);
  return (
    <section className="aside-part">
      <h2>Spread over documents</h2>
      <ul>
        {shown.map(({ id, count: own }) => (
          <li key={id}>
            <button
              type="button"
              className="sr inner-ring"
              aria-pressed={id === props.source}
              title={nameOf(id)}
              onClick={() => props.onSource(id === props.source ? null : id)}
            >
              <bdi className="cut">{nameOf(id)}</bdi>
              <span className="sb" style={{ '--share': own / largest.count }} />
              <span className="num end">{count(own)}</span>
            </button>
          </li>
        ))}
      </ul>
      <p className="sm t2">
        Largest share: <bdi>{nameOf(largest.id)}</bdi>, {percent(largest.count / total)}.{' '}
        {sorted.length > shown.length && `${counted(sorted.length - shown.length, 'more document')}. `}
        {without > 0 ? `None in ${counted(without, 'document')}.` : 'No document is missing.'}
      </p>
    </section>
  );
}

/** Whether one voice dominates. */
function CaseSpread({ cases, inNoCase }: { cases: readonly CaseCount[]; inNoCase: number }) {
  const sorted = cases.toSorted((a, b) => b.count - a.count);
  const [largest] = sorted;
  if (largest === undefined) return null;
  const shown = sorted.slice(0, SHOWN);
  return (
    <section className="aside-part">
      <h2>Spread over cases</h2>
      <ul>
        {shown.map(({ id, name, count: own }) => (
          <li key={id} className="sr" title={name}>
            <bdi className="cut">{name}</bdi>
            <span className="sb" style={{ '--share': own / largest.count }} />
            <span className="num end">{count(own)}</span>
          </li>
        ))}
      </ul>
      <p className="sm t2">
        {sorted.length > shown.length && `${counted(sorted.length - shown.length, 'more case')}. `}
        {inNoCase > 0 ? `${counted(inNoCase, 'segment')} in no case.` : 'Every segment is in a case.'}
      </p>
    </section>
  );
}

function Meets({ row }: { row: CodeRow }) {
  const codes = useCodes().byId;
  const inspectCode = useWindowStore((state) => state.inspectCode);
  const found = useQuery('cooccurrence.codes', {}).data;
  if (found === undefined) return null;
  const own = found.codes.indexOf(row.id);
  const meets: { code: CodeRow; pairs: number }[] = [];
  for (let at = 0; at + 2 < found.cells.length; at += 3) {
    const [a = -1, b = -1, pairs = 0] = found.cells.slice(at, at + 3);
    const other = a === own ? b : b === own ? a : -1;
    const id = found.codes[other];
    const code = id === undefined ? undefined : codes.get(id);
    if (code !== undefined && pairs > 0) meets.push({ code, pairs });
  }
  meets.sort((a, b) => b.pairs - a.pairs);
  if (meets.length === 0) return null;
  return (
    <section className="aside-part">
      <h2>Meets other codes</h2>
      <ul>
        {meets.slice(0, SHOWN).map(({ code, pairs }) => (
          <li key={code.id}>
            <button type="button" className="ov inner-ring" onClick={() => inspectCode(code.id)}>
              <CodeMark code={code} />
              <span className="num t2">{count(pairs)}</span>
            </button>
          </li>
        ))}
      </ul>
      <p className="sm t2">How many pairs of codings overlap, by anybody.</p>
    </section>
  );
}

function Definition({ row }: { row: CodeRow }) {
  const definition = useQuery('code.definition', { code: row.id }).data;
  return (
    <section className="aside-part">
      <h2>Definition</h2>
      {definition === undefined || definition.brief === '' ? (
        <p className="t3">Not defined yet. Write it in the inspector of the workbench.</p>
      ) : (
        <p>{definition.brief}</p>
      )}
      {definition !== undefined && definition.exclude !== '' && (
        <p className="t2">Not: {definition.exclude}</p>
      )}
    </section>
  );
}
