/**
 * The hits that were struck out before a rule coded the rest, as they are kept with the rule: places in
 * texts and no words, so that an auditor sees what was left out and an erasure has nothing to find.
 */
import { z } from 'zod';
import type { Data } from '../../shared/changes.ts';
import { type Id, id } from '../../shared/ids.ts';
import type { Span } from '../../shared/revision.ts';
import type { Read } from '../read.ts';
import type { Hits } from './hits.ts';

/** Hits of one document: UTF-16 units of the version that was searched, half-open, as flat pairs. */
const struckIn = z.object({ source: id, revision: id, spans: z.array(z.int().nonnegative()) });
type StruckIn = z.infer<typeof struckIn>;

/** What the cell of a rule holds; null where nothing was struck out. `without` are first units of hits. */
export function struckCell(
  read: Read,
  idOf: (k: number) => Id,
  hits: Hits,
  without: readonly { source: Id; start: number }[],
): Data {
  const struck = new Set(without.map(({ source, start }) => `${read.keyOf(source) ?? 0} ${start}`));
  const found: StruckIn[] = [];
  let last = 0;
  for (let at = 0; at < hits.length && struck.size > 0; at++) {
    const k = hits.source[at] ?? 0;
    if (!struck.has(`${k} ${hits.start[at] ?? 0}`)) continue;
    const source = read.source(idOf(k));
    if (source === null) continue;
    // Hits of a document stand together.
    if (k !== last) found.push({ source: source.id, revision: source.head, spans: [] });
    last = k;
    found.at(-1)?.spans.push(hits.start[at] ?? 0, hits.end[at] ?? 0);
  }
  return found.length === 0 ? null : found;
}

/** The documents with struck out hits in a stored cell (JSON); none where it is not one. */
export function struckFrom(stored: string | null): StruckIn[] {
  try {
    return z.array(struckIn).safeParse(JSON.parse(stored ?? '[]')).data ?? [];
  } catch (error) {
    if (error instanceof SyntaxError) return [];
    throw error;
  }
}

/** The hits of one document, one by one. */
export function spansIn({ spans }: StruckIn): Span[] {
  return spans.flatMap((start, i) => (i % 2 === 0 ? [{ start, end: spans[i + 1] ?? start }] : []));
}
