/** What a person looks at all day: the codings of a document, the segments of a code. */
import { must } from '../../support/project.ts';
import { differs, type Ground, idsOf, withRawFile } from '../ground.ts';
import type { Measured } from '../line.ts';
import { byTurns } from '../measure.ts';

/** All codings of the busiest document. */
export async function codingsOfDocument(ground: Ground): Promise<Measured> {
  const { session, workload } = ground;
  const { busiestDocument } = workload.answers;
  const id = (await idsOf(ground)).documents.id(busiestDocument.id);
  const source = session.project.store.objects.keyOf(id);
  let rows = 0;
  const times = await withRawFile(ground, (db) =>
    byTurns(
      async () => {
        rows = must(await session.query('source.codings', { id })).length;
      },
      () =>
        db
          .prepare<[number | null]>(
            `select k, span_start, span_end, claim_code, coder, layer, doubt_level from codings
             where source = ? and coalesce(deleted, 0) = 0 order by span_start`,
          )
          .all(source),
    ),
  );
  return {
    what: 'source.codings of the busiest document',
    limit: 'the rows by SQL',
    times,
    wrong: differs('codings', rows, busiestDocument.codings),
    figures: { rows },
  };
}

const SEGMENTS = `
  with recursive below(k) as (
    values(?) union select c.k from codes c join below b on c.place_parent = b.k
  )
  select c.k, c.source, s.name, c.span_start, c.span_end, c.claim_code, c.coder, o.id, o.born
  from codings c join object o on o.k = c.k join sources s on s.k = c.source
  where c.claim_code in (select k from below) and coalesce(c.deleted, 0) = 0
  order by s.place_order, s.k, c.span_start limit ?`;

/** The first segments of the top code and all below it, as many as a screen asks for. */
export function firstSegments(ground: Ground): Promise<Measured> {
  return segments(ground, 50, 'the first 50');
}

/** All of them, page by page. */
export function allSegments(ground: Ground): Promise<Measured> {
  return segments(ground, Number.POSITIVE_INFINITY, 'all, in pages of 1,000');
}

async function segments(ground: Ground, wanted: number, which: string): Promise<Measured> {
  const { session, workload } = ground;
  const { topCode } = workload.answers;
  const code = (await idsOf(ground)).codes.id(topCode.id);
  const key = session.project.store.objects.keyOf(code);
  const limit = Math.min(wanted, 1_000);
  let total = 0;
  let read = 0;
  const times = await withRawFile(ground, (db) =>
    byTurns(
      async () => {
        read = 0;
        do {
          const page = must(
            await session.query('code.segments', { code, descendants: true, offset: read, limit }),
          );
          total = page.total;
          read += page.rows.length;
        } while (read < Math.min(wanted, total));
      },
      () =>
        db
          .prepare<[number | null, number]>(SEGMENTS)
          .all(key, Number.isFinite(wanted) ? wanted : topCode.withDescendants),
    ),
  );
  return {
    what: `code.segments of the most used top code with all below it, ${which}, each with its words and context`,
    limit: 'the rows by recursive SQL, without the words',
    goalRatio: 3,
    times,
    wrong: [
      ...differs('segments', total, topCode.withDescendants),
      ...differs('rows', read, Math.min(wanted, topCode.withDescendants)),
    ],
    figures: { rows: read },
  };
}
