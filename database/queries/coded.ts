/** Whether words carry a code already. Offsets are UTF-16 units, half-open. */
import type { Id } from '../../shared/ids.ts';
import type { Ask } from './ask.ts';
import { standing } from './source.ts';

type Span = { start: number; end: number };

/** Tells of a span of a document (by key) whether one coding with this code, by this coder, covers it all. */
export function codedBy(
  ask: Ask,
  code: Id | null,
  coder: Id | null,
): (source: number, span: Span) => boolean {
  const wanted = code === null ? 0 : (ask.live.codes().get(ask.objects.keyOf(code) ?? 0) ?? 0);
  if (wanted === 0) return () => false;
  const index = ask.indexNow();
  const columns = index.columns();
  const codes = ask.live.codes();
  const include = standing(ask, coder === null ? [] : [coder]);
  const bySource = new Map<number, Span[]>();
  const spansOf = (source: number): Span[] => {
    const known = bySource.get(source);
    if (known) return known;
    const spans: Span[] = [];
    for (const at of index.bySource(source)) {
      if (codes.get(columns.code[at] ?? 0) === wanted && columns.layer[at] === 0 && include(at))
        spans.push({ start: columns.start[at] ?? 0, end: columns.end[at] ?? 0 });
    }
    bySource.set(source, spans);
    return spans;
  };
  return (source, { start, end }) => spansOf(source).some((one) => one.start <= start && end <= one.end);
}
