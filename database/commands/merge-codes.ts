/**
 * Merging codes: the first stands for the second from now on. What lies below comes along, and where a
 * coder had both on the very same words one plain coding remains. One act, taken back as one.
 */
import { type Change, change } from '../../shared/changes.ts';
import type { Id } from '../../shared/ids.ts';
import { done, refuse } from '../../shared/result.ts';
import { LIMITS } from '../../shared/text.ts';
import { type Handler, type Kit, missing } from '../kit.ts';
import { ordersFor, wouldLoop } from '../placing.ts';

export const mergeCodes: Handler<'code.merge'> = (kit, input) => {
  const { read } = kit;
  const into = read.code(input.into);
  if (into === null) return missing('code');
  const from = [...new Set(input.from)];
  for (const id of from) {
    if (id === input.into)
      return refuse('refused', 'A code cannot be merged into itself. Nothing was changed.');
    if (read.code(id) === null) return missing('code');
    if (wouldLoop(read, 'codes', id, input.into)) {
      return refuse('refused', 'A code cannot be merged into a code below it. Move that code out first.');
    }
  }
  const changes: Change[] = from.map((id) => change('code', id, { into: into.id }));
  const going = new Set(from);
  const below = read
    .tree('codes')
    .filter(({ id, parent }) => parent !== null && going.has(parent) && !going.has(id));
  const orders = ordersFor(
    read,
    'codes',
    into.id,
    null,
    below.map(({ id }) => id),
  );
  below.forEach(({ id }, i) => {
    changes.push(change('code', id, { place: { parent: into.id, order: orders[i] ?? '1' } }));
  });
  for (const id of plainDoubles(kit, from, into.id)) changes.push(change('coding', id, { deleted: true }));
  if (changes.length <= LIMITS.changesPerEntry) return done(kit.write(changes));
  const drafts = [];
  for (let at = 0; at < changes.length; at += LIMITS.changesPerEntry)
    drafts.push({ command: 'code.merge', changes: changes.slice(at, at + LIMITS.changesPerEntry) });
  return done(kit.writeGroup(drafts));
};

type Double = {
  k: number;
  source: number;
  revision: number | null;
  start: number | null;
  end: number | null;
  layer: string | null;
  coder: number;
  isPlain: number;
};

/** Codings of the codes that go on exactly the words on which the same coder has the one that stays. */
function plainDoubles(kit: Kit, from: readonly Id[], into: Id): Id[] {
  const { db, objects } = kit.project.store;
  const { revisions } = kit.project;
  const coders = kit.project.live.coders();
  const select = db.prepare<[string], Double>(
    `select c.k, c.source, c.span_revision as revision, c.span_start as start, c.span_end as "end", c.layer, c.coder,
            c.weight is null and c.doubt_level is null and coalesce(c.exemplar, 0) = 0
            and not exists (select 1 from memos m where m.on_id = c.k and coalesce(m.deleted, 0) = 0) as isPlain
     from codings c where coalesce(c.deleted, 0) = 0 and c.source is not null and c.coder is not null
       and c.claim_code in (select value from json_each(?))
 order by c.k`,
  );
  const standingFor = (ids: readonly Id[]): string => {
    const wanted = new Set(ids.map((id) => objects.keyOf(id) ?? 0));
    return JSON.stringify([...kit.project.live.codes()].flatMap(([k, end]) => (wanted.has(end) ? [k] : [])));
  };
  /** By the words as they stand now; codings whose words are lost, by where those were. */
  const placeOf = (row: Double): string => {
    const marked = { start: row.start ?? 0, end: row.end ?? 0 };
    const now = revisions.present(row.source, row.revision ?? 0, marked);
    const { start, end } = now ?? marked;
    const coder = coders.get(row.coder) ?? row.coder;
    return [row.source, start, end, now === null ? row.revision : 'now', row.layer ?? '', coder].join(' ');
  };
  const kept = new Set(select.all(standingFor([into])).map(placeOf));
  const doubles: Id[] = [];
  for (const row of select.all(standingFor(from))) {
    const place = placeOf(row);
    if (kept.has(place) && row.isPlain === 1) doubles.push(objects.idOf(row.k));
    kept.add(place);
  }
  return doubles;
}
