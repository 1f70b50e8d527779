/** How densely the open document is coded, from its beginning to its end, in 36 bars. */
import type { SourceRow } from '../../shared/queries/source.ts';
import { useQuery } from '../api.ts';
import { percent } from '../design/format.ts';
import { useSources } from '../project/use-lookups.ts';
import { useWindowStore } from '../state/context.ts';
import { useLayer } from '../workbench/use-layer.ts';
import { levelsOf } from './coverage-levels.ts';

const BARS = 36;

export function CoverageStrip() {
  const source = useWindowStore((state) => state.source);
  const sources = useSources().byId;
  const row = source === null ? undefined : sources.get(source);
  return row === undefined ? null : <Strip row={row} />;
}

function Strip({ row: { id, name, characters } }: { row: SourceRow }) {
  const layer = useLayer();
  const coverage = useQuery('source.coverage', { id, coders: layer.coders }, { keep: true }).data;
  if (coverage === undefined) return null;
  return (
    <div className="coverage-strip">
      <div className="line sm t2">
        <span className="grow cut">
          Coverage, <bdi>{name}</bdi>
        </span>
        <span className="num">{percent(coverage.share)}</span>
      </div>
      <svg
        width="100%"
        height="28"
        viewBox={`0 0 ${BARS * 6} 28`}
        preserveAspectRatio="none"
        aria-hidden="true"
      >
        {levelsOf(coverage.runs, characters, BARS).map((level, index) => {
          const height = 2 + Math.min(level, 3) * 8;
          const step = Math.max(1, Math.min(3, Math.ceil(level)));
          return (
            <rect
              // biome-ignore lint/suspicious/noArrayIndexKey: a bar is its place
              key={index}
              className={`gutter-${step}`}
              x={index * 6}
              y={28 - height}
              width="4.5"
              height={height}
              rx="1"
            />
          );
        })}
      </svg>
    </div>
  );
}
