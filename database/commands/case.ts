/**
 * Commands on cases and what belongs to them: whole documents, stretches of documents, or what one person
 * says in them. A part is joined by an id made from what it joins, so that adding twice is adding once.
 */
import { type Change, change } from '../../shared/changes.ts';
import type { ParsedInput } from '../../shared/commands.ts';
import type { Id } from '../../shared/ids.ts';
import { keyAfter } from '../../shared/order.ts';
import { done, type Result, refuse } from '../../shared/result.ts';
import { LIMITS } from '../../shared/text.ts';
import { turnsOf } from '../../shared/units.ts';
import { type Handler, type Kit, missing } from '../kit.ts';
import { orderFor } from '../placing.ts';
import type { SourceState } from '../read.ts';
import type { Draft } from '../store.ts';
import { sameName } from './code.ts';
import { checkSpan } from './coding.ts';
import { joinedId, standsIn } from './joined.ts';

type Part = ParsedInput<'case.include'>['parts'][number];

/** The standing case with this name; names of cases are told apart like those of codes. */
export function caseNamed(kit: Kit, name: string, except: Id | null = null): { id: Id; name: string } | null {
  return kit.read.cases().find((row) => row.id !== except && sameName(row.name, name)) ?? null;
}

function taken(kit: Kit, name: string, except: Id | null) {
  const twin = caseNamed(kit, name, except);
  return twin === null
    ? null
    : refuse('duplicate', `There is already a case “${twin.name}”. Choose another name.`);
}

export const addCase: Handler<'case.add'> = (kit, input) => {
  if (kit.read.keyOf(input.id) !== null)
    return refuse('duplicate', 'There is already something with that id. Nothing was changed.');
  const twin = taken(kit, input.name, null);
  if (twin !== null) return twin;
  const order = orderFor(kit.read, 'cases', null, null, null);
  return done(kit.write([change('case', input.id, { name: input.name, place: { parent: null, order } })]));
};

export const renameCase: Handler<'case.rename'> = (kit, input) => {
  const found = kit.read.case(input.id);
  if (found === null) return missing('case');
  const twin = taken(kit, input.name, input.id);
  if (twin !== null) return twin;
  return done(kit.write(found.name === input.name ? [] : [change('case', input.id, { name: input.name })]));
};

export const moveCase: Handler<'case.move'> = (kit, input) => {
  if (kit.read.case(input.id) === null) return missing('case');
  if (input.before !== null && kit.read.case(input.before) === null) return missing('case');
  const order = orderFor(kit.read, 'cases', null, input.before, input.id);
  return done(kit.write([change('case', input.id, { place: { parent: null, order } })]));
};

export const removeCases: Handler<'case.remove'> = (kit, input) => {
  const ids = [...new Set(input.ids)];
  if (ids.some((id) => kit.read.case(id) === null)) return missing('case');
  return done(kit.write(ids.map((id) => change('case', id, { deleted: true }))));
};

export const includeInCase: Handler<'case.include'> = (kit, input) => {
  if (kit.read.case(input.case) === null) return missing('case');
  const changes: Change[] = [];
  for (const part of input.parts) {
    const made = partChange(kit, input.case, part);
    if (!made.ok) return made;
    if (made.value !== null) changes.push(made.value);
  }
  return done(kit.writeGroup(inEntries('case.include', changes)));
};

export const excludeFromCase: Handler<'case.exclude'> = (kit, input) => {
  if (kit.read.case(input.case) === null) return missing('case');
  const changes: Change[] = [];
  for (const part of input.parts) {
    const source = kit.read.source(part.source);
    if (source === null) return missing('source');
    for (const id of standingParts(kit, input.case, part, source))
      changes.push(change('casePart', id, { deleted: true }));
  }
  return done(kit.writeGroup(inEntries('case.exclude', changes)));
};

export const makeCasesOfSpeakers: Handler<'case.speakers'> = (kit, input) => {
  const wanted = new Map(input.speakers.map(({ speaker, name }) => [speaker.normalize('NFC'), name]));
  const cases = new Map<string, Id>();
  const changes: Change[] = [];
  let made = 0;
  let order = kit.read.siblings('cases', null, null).at(-1)?.order ?? null;
  const caseOf = (name: string): Id => {
    const known = cases.get(name) ?? caseNamed(kit, name)?.id;
    if (known !== undefined) return known;
    const id = kit.mint();
    order = keyAfter(order);
    changes.push(change('case', id, { name, place: { parent: null, order } }));
    made++;
    return id;
  };
  let parts = 0;
  for (const source of new Set(input.sources)) {
    const found = kit.read.source(source);
    if (found === null) return missing('source');
    const whole = kit.project.texts.whole(found.revision);
    for (const turn of whole === null ? [] : turnsOf(whole.text, whole.blocks)) {
      const name = wanted.get(turn.speaker);
      if (name === undefined) continue;
      const id = caseOf(name);
      cases.set(name, id);
      const part = partChange(kit, id, { source, span: { start: turn.start, end: turn.end } });
      if (!part.ok) return part;
      if (part.value === null) continue;
      changes.push(part.value);
      parts++;
    }
  }
  const silent = input.speakers.find(({ name }) => !cases.has(name));
  if (silent !== undefined)
    return refuse(
      'not-found',
      `Nobody called “${silent.speaker}” speaks in these documents. Nothing was changed.`,
    );
  return done({ ...kit.writeGroup(inEntries('case.speakers', changes)), cases: made, parts });
};

/** The change that joins a part to a case; null where it is joined already. */
function partChange(kit: Kit, owner: Id, part: Part): Result<Change | null> {
  const source = kit.read.source(part.source);
  if (source === null) return missing('source');
  const wrong = part.span === null ? null : checkSpan(kit, source, part.span.start, part.span.end);
  if (wrong !== null) return { ok: false, error: wrong };
  if (standingParts(kit, owner, part, source, 'placed').length > 0) return done(null);
  const id = partId(owner, part, source.head);
  const stands = standsIn(kit, 'casePart', id);
  const span = part.span === null ? null : { revision: source.head, ...part.span };
  const cells = { case: owner, source: part.source, span };
  return done(change('casePart', id, stands === null ? cells : { ...cells, deleted: null }));
}

function partId(owner: Id, { source, span }: Part, revision: Id): Id {
  return joinedId('casePart', owner, source, span === null ? '' : `${revision} ${span.start} ${span.end}`);
}

/**
 * The parts of a case that stand at a place. In a corrected text they may have been marked on any version,
 * and two may have come to stand on the same words; one whose words are gone is where it stood then,
 * unless only those are asked for that have a place.
 */
function standingParts(
  kit: Kit,
  owner: Id,
  part: Part,
  { k, head }: SourceState,
  which: 'placed' | 'all' = 'all',
): Id[] {
  const { revisions, store } = kit.project;
  const { span } = part;
  if (span === null || !revisions.isCorrected(k)) {
    const id = partId(owner, part, head);
    return standsIn(kit, 'casePart', id) === true ? [id] : [];
  }
  return store.db
    .prepare<
      [number, number],
      { k: number; revision: number | null; start: number | null; end: number | null }
    >(
      `select k, span_revision as revision, span_start as start, span_end as "end" from case_parts
       where "case" = ? and source = ? and coalesce(deleted, 0) = 0`,
    )
    .all(kit.read.keyOf(owner) ?? 0, k)
    .flatMap(({ k: key, revision, start, end }) => {
      const marked = { start: start ?? 0, end: end ?? 0 };
      const now = revisions.present(k, revision ?? 0, marked) ?? (which === 'all' ? marked : null);
      return now?.start === span.start && now.end === span.end ? [store.objects.idOf(key)] : [];
    });
}

/** Changes as entries of at most the size that one may have. */
export function inEntries(command: string, changes: readonly Change[]): Draft[] {
  const drafts: Draft[] = [];
  for (let at = 0; at < changes.length; at += LIMITS.changesPerEntry)
    drafts.push({ command, changes: changes.slice(at, at + LIMITS.changesPerEntry) });
  return drafts;
}
