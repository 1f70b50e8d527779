/**
 * Sets and links. A set groups codes or documents beside their tree; a thing may be in many. A link says
 * that one thing belongs to another in some way, such as the evidence of a theme. Both have ids made from
 * what they join, so that adding twice is adding once, also when two copies did it.
 */
import { type Change, change } from '../../shared/changes.ts';
import type { Id } from '../../shared/ids.ts';
import { done, refuse } from '../../shared/result.ts';
import { type Handler, type Kit, missing } from '../kit.ts';
import { sameName } from './code.ts';
import { joinedId, standsIn } from './joined.ts';

type SetRow = { k: number; name: string | null; kind: string | null };

/** The sets that stand. */
function standingSets(kit: Kit): SetRow[] {
  return kit.project.store.db
    .prepare<[], SetRow>('select k, name, kind from code_sets where coalesce(deleted, 0) = 0 order by k')
    .all();
}

function setOf(kit: Kit, id: Id): SetRow | null {
  const k = kit.read.keyOf(id);
  return standingSets(kit).find((row) => row.k === k) ?? null;
}

function twinOf(kit: Kit, name: string, except: number): string | null {
  return standingSets(kit).find((row) => row.k !== except && sameName(row.name ?? '', name))?.name ?? null;
}

export const addSet: Handler<'set.add'> = (kit, input) => {
  if (kit.read.keyOf(input.id) !== null)
    return refuse('duplicate', 'There is already something with that id. Nothing was changed.');
  const twin = twinOf(kit, input.name, 0);
  if (twin !== null) return refuse('duplicate', `There is already a set “${twin}”. Choose another name.`);
  return done(kit.write([change('set', input.id, { kind: input.kind, name: input.name })]));
};

export const renameSet: Handler<'set.rename'> = (kit, input) => {
  const set = setOf(kit, input.id);
  if (set === null) return missing('set');
  if (set.name === input.name) return done(kit.write([]));
  const twin = twinOf(kit, input.name, set.k);
  if (twin !== null) return refuse('duplicate', `There is already a set “${twin}”. Choose another name.`);
  return done(kit.write([change('set', input.id, { name: input.name })]));
};

export const removeSet: Handler<'set.remove'> = (kit, input) => {
  if (setOf(kit, input.id) === null) return missing('set');
  return done(kit.write([change('set', input.id, { deleted: true })]));
};

export const includeInSet: Handler<'set.include'> = (kit, input) => {
  const set = setOf(kit, input.set);
  if (set === null) return missing('set');
  const look = set.kind === 'source' ? kit.read.source : kit.read.code;
  const changes: Change[] = [];
  for (const member of new Set(input.members)) {
    if (look(member) === null) return missing(set.kind === 'source' ? 'source' : 'code');
    const id = joinedId('setMember', input.set, member);
    const stands = standsIn(kit, 'setMember', id);
    if (stands === true) continue;
    const cells = { set: input.set, member };
    changes.push(change('setMember', id, stands === null ? cells : { ...cells, deleted: null }));
  }
  return done(kit.write(changes));
};

export const excludeFromSet: Handler<'set.exclude'> = (kit, input) => {
  if (setOf(kit, input.set) === null) return missing('set');
  const changes = [...new Set(input.members)]
    .map((member) => joinedId('setMember', input.set, member))
    .filter((id) => standsIn(kit, 'setMember', id) === true)
    .map((id) => change('setMember', id, { deleted: true }));
  return done(kit.write(changes));
};

export const addLinks: Handler<'link.add'> = (kit, input) => {
  const { from, type } = input;
  if (kit.read[from.kind](from.id) === null) return missing(from.kind);
  const changes: Change[] = [];
  const seen = new Set<Id>();
  for (const to of input.to) {
    if (kit.read[to.kind](to.id) === null) return missing(to.kind);
    if (to.id === from.id) return refuse('refused', 'A thing is not linked to itself. Nothing was changed.');
    const id = joinedId(`link ${type}`, from.id, to.id);
    const stands = standsIn(kit, 'link', id);
    if (stands === true || seen.has(id)) continue;
    seen.add(id);
    const cells = { from, to, type };
    changes.push(change('link', id, stands === null ? cells : { ...cells, deleted: null }));
  }
  return done(kit.write(changes));
};

export const removeLink: Handler<'link.remove'> = (kit, input) => {
  const id = joinedId(`link ${input.type}`, input.from.id, input.to.id);
  if (standsIn(kit, 'link', id) !== true) return missing('link');
  return done(kit.write([change('link', id, { deleted: true })]));
};
