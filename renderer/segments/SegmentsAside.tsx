/** Beside the segments: whether one document dominates, which codes overlap, what the code means. */
import type { CodeRow, SegmentRow } from '../../shared/queries/code.ts';
import { useQuery } from '../api.ts';
import { CodeMark } from '../design/CodeMark.tsx';
import { percent } from '../design/format.ts';
import { useCodes } from '../project/use-lookups.ts';
import { useWindowStore } from '../state/context.ts';

const SHOWN = 8;

export function SegmentsAside({ row, segments }: { row: CodeRow; segments: readonly SegmentRow[] }) {
  return (
    <aside className="pane tool scroll" aria-label={`About ${row.name}`} data-region="about">
      <Spread segments={segments} />
      <Meets row={row} />
      <Definition row={row} />
    </aside>
  );
}

function Spread({ segments }: { segments: readonly SegmentRow[] }) {
  const counts = new Map<string, number>();
  for (const { sourceName } of segments) counts.set(sourceName, (counts.get(sourceName) ?? 0) + 1);
  const sorted = [...counts].sort((a, b) => b[1] - a[1]);
  const [largest] = sorted;
  if (largest === undefined) return null;
  return (
    <section className="aside-part">
      <h2>Spread over documents</h2>
      <ul>
        {sorted.slice(0, SHOWN).map(([name, count]) => (
          <li className="sr" key={name}>
            <bdi className="cut" title={name}>
              {name}
            </bdi>
            <span className="sb" style={{ '--share': count / largest[1] }} />
            <span className="num end">{count}</span>
          </li>
        ))}
      </ul>
      <p className="sm t2">
        Largest share: {largest[0]}, {percent(largest[1] / segments.length)}.
        {sorted.length > SHOWN && ` ${sorted.length - SHOWN} more documents.`}
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
  const meets: { code: CodeRow; count: number }[] = [];
  for (let at = 0; at + 2 < found.cells.length; at += 3) {
    const [a = -1, b = -1, count = 0] = found.cells.slice(at, at + 3);
    const other = a === own ? b : b === own ? a : -1;
    const id = found.codes[other];
    const code = id === undefined ? undefined : codes.get(id);
    if (code !== undefined && count > 0) meets.push({ code, count });
  }
  meets.sort((a, b) => b.count - a.count);
  if (meets.length === 0) return null;
  return (
    <section className="aside-part">
      <h2>Meets other codes</h2>
      <ul>
        {meets.slice(0, SHOWN).map(({ code, count }) => (
          <li key={code.id}>
            <button type="button" className="ov inner-ring" onClick={() => inspectCode(code.id)}>
              <CodeMark code={code} />
              <span className="num t2">{count}</span>
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
