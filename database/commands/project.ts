/** Commands on the project, its coders, and who reads which document. */
import { createHash } from 'node:crypto';
import { change } from '../../shared/changes.ts';
import { derivedId, type Id } from '../../shared/ids.ts';
import { done, refuse } from '../../shared/result.ts';
import { type Handler, type Kit, missing } from '../kit.ts';
import { toBytes } from '../ledger/bytes.ts';
import { sameName } from './code.ts';

const COLOURS = 24;

export const renameProject: Handler<'project.rename'> = (kit, input) =>
  done(kit.write([change('project', kit.project.id, { title: input.title })]));

export const settingsOfProject: Handler<'project.settings'> = (kit, input) =>
  done(kit.write([change('project', kit.project.id, { agreementSettings: input.agreementSettings })]));

export const addCheckpoint: Handler<'checkpoint.add'> = (kit, input) => {
  if (kit.read.keyOf(input.id) !== null)
    return refuse('duplicate', 'There is already something with that id. Nothing was changed.');
  return done(
    kit.write([change('checkpoint', input.id, { name: input.name, head: kit.project.store.head() })]),
  );
};

export const backUp: Handler<'project.backup'> = async (kit) => {
  const backup = await kit.project.backups.backup('asked');
  return done({ file: backup.file, head: backup.head });
};

export const addCoder: Handler<'coder.add'> = (kit, input) => {
  if (kit.read.keyOf(input.id) !== null)
    return refuse('duplicate', 'There is already something with that id. Nothing was changed.');
  const names = coderNames(kit.project.store.db);
  const twin = names.find((name) => sameName(name, input.name));
  if (twin !== undefined)
    return refuse('duplicate', `There is already a coder “${twin}”. Choose another name.`);
  const colour = input.colour ?? String(1 + (names.length % COLOURS));
  return done(kit.write([change('coder', input.id, { name: input.name, colour })]));
};

function coderNames(db: Parameters<typeof liveNames>[0]): string[] {
  return liveNames(db).map((row) => row.name ?? '');
}

function liveNames(db: {
  prepare<P extends unknown[], R>(sql: string): { all(...p: P): R[] };
}): { name: string | null }[] {
  return db
    .prepare<[], { name: string | null }>('select name from coders where coalesce(deleted, 0) = 0')
    .all();
}

export const renameCoder: Handler<'coder.rename'> = (kit, input) => {
  const coder = kit.read.coder(input.id);
  if (coder === null) return missing('coder');
  if (
    coder.name !== input.name &&
    coderNames(kit.project.store.db).some((name) => name !== coder.name && sameName(name, input.name))
  ) {
    return refuse(
      'duplicate',
      `There is already a coder “${input.name}”. Choose another name, or merge the two profiles.`,
    );
  }
  return done(kit.write(coder.name === input.name ? [] : [change('coder', input.id, { name: input.name })]));
};

/** Two profiles of one person: the first stands for the second from now on. */
export const mergeCoders: Handler<'coder.merge'> = (kit, input) => {
  if (kit.read.coder(input.from) === null || kit.read.coder(input.into) === null) return missing('coder');
  const resolved = kit.project.live.coders();
  const [from, into] = [kit.read.keyOf(input.from), kit.read.keyOf(input.into)];
  if (from === into || resolved.get(into ?? 0) === from)
    return refuse('refused', 'A coder cannot be merged into the same person. Nothing was changed.');
  return done(kit.write([change('coder', input.from, { into: input.into })]));
};

export const setAssignment: Handler<'assignment.set'> = (kit, input) => {
  if (kit.read.coder(input.coder) === null) return missing('coder');
  if (kit.read.source(input.source) === null) return missing('source');
  const id = assignmentId(input.coder, input.source);
  const cells = { coder: input.coder, source: input.source, state: input.state };
  return done(
    kit.write([change('assignment', id, isDeleted(kit, id) ? { ...cells, deleted: null } : cells)]),
  );
};

/** A pair has one id for ever, so what was taken back is made again by bringing it back. */
function isDeleted(kit: Kit, id: Id): boolean {
  const row = kit.project.store.db
    .prepare<[number], { deleted: number | null }>('select deleted from assignments where k = ?')
    .get(kit.read.keyOf(id) ?? 0);
  return row?.deleted === 1;
}

/** The id of "this coder reads this document", outside any round: made from the pair, so that it exists once. */
export function assignmentId(coder: Id, source: Id): Id {
  return derivedId(
    createHash('sha256').update('assignment').update(toBytes(coder)).update(toBytes(source)).digest(),
  );
}
