/**
 * What coding the hits of a search would cover: the same for the preview and for the coding itself. Hits
 * that are struck out are left out, and two hits in one sentence are one span.
 */
import type { Id } from '../../shared/ids.ts';
import type { CodingUnit } from '../../shared/search/scope.ts';
import type { Read, SourceState } from '../read.ts';
import type { Texts } from '../texts.ts';
import type { Hits } from './hits.ts';
import { type Span, unitSpans } from './unit-span.ts';

type Parts = { read: Read; texts: Texts; idOf(k: number): Id };

/** The spans in reading order; `without` are hits struck out, by their document and first unit. */
export function* spansToCode(
  { read, texts, idOf }: Parts,
  hits: Hits,
  unit: CodingUnit,
  without: readonly { source: Id; start: number }[],
): Generator<{ source: SourceState; span: Span }> {
  const struck = new Set(without.map(({ source, start }) => `${read.keyOf(source) ?? 0} ${start}`));
  let source: SourceState | null = null;
  let spanOf = (hit: Span): Span => hit;
  let last: Span = { start: -1, end: -1 };
  for (let at = 0; at < hits.length; at++) {
    const k = hits.source[at] ?? 0;
    const hit = { start: hits.start[at] ?? 0, end: hits.end[at] ?? 0 };
    if (struck.has(`${k} ${hit.start}`)) continue;
    if (source?.k !== k) {
      source = read.source(idOf(k));
      if (source === null) continue;
      spanOf = unitSpans(texts, source.revision, unit);
      last = { start: -1, end: -1 };
    }
    const span = spanOf(hit);
    if (span.start >= last.start && span.end <= last.end) continue;
    last = span;
    yield { source, span };
  }
}
