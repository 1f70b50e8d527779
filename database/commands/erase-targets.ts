/**
 * Whose words an erasure takes: for each target the subjects (objects whose sealed contents go) and
 * the changes that empty what shows them. A document takes its revisions, the notes on its codings,
 * the memos written on it, and the names of codes that are its words (in vivo); deleted ones too.
 */
import { type Change, change } from '../../shared/changes.ts';
import type { Id } from '../../shared/ids.ts';
import type { Kit } from '../kit.ts';

type Target = { entity: 'source' | 'memo' | 'case' | 'coder' | 'code' | 'coding'; id: Id };
export type Taken = { subjects: Set<Id>; changes: Change[] };

/** The subjects and changes of all targets, each object once. */
export function collectTargets(kit: Kit, targets: readonly Target[]): Taken {
  const taken: Taken = { subjects: new Set(), changes: [] };
  for (const target of targets) takers[target.entity](kit, target.id, taken);
  return taken;
}

type Taker = (kit: Kit, id: Id, taken: Taken) => void;

const takers: Record<Target['entity'], Taker> = {
  source: takeSource,
  memo: takeMemo,
  case: takeCase,
  coder: takeCoder,
  code: takeCode,
  coding: takeCoding,
};

/** Adds a subject once; answers whether it was new. */
function take(taken: Taken, id: Id): boolean {
  if (taken.subjects.has(id)) return false;
  taken.subjects.add(id);
  return true;
}

function takeSource(kit: Kit, id: Id, taken: Taken): void {
  if (!take(taken, id)) return;
  taken.changes.push(
    change('source', id, {
      name: 'Erased document',
      file: null,
      original: null,
      status: 'erased',
      foreign: null,
    }),
  );
  for (const revision of idsWhere(kit, 'revisions', 'source', id)) {
    take(taken, revision);
    taken.changes.push(
      change('revision', revision, {
        text: null,
        blocks: null,
        units: null,
        words: null,
        changes: null,
        reason: null,
      }),
    );
  }
  takeValues(kit, id, taken);
  for (const coding of idsWhere(kit, 'codings', 'source', id)) takeCoding(kit, coding, taken);
  for (const memo of idsWhere(kit, 'memos', 'on_id', id)) takeMemo(kit, memo, taken);
  for (const definition of idsWhere(kit, 'definitions', 'origin_source', id))
    takeInVivo(kit, definition, taken);
}

function takeCoding(kit: Kit, id: Id, taken: Taken): void {
  if (!take(taken, id)) return;
  const k = kit.read.keyOf(id) ?? 0;
  const noted = kit.project.store.db
    .prepare<[number], { n: string | null }>('select doubt_note as n from codings where k = ?')
    .get(k);
  if (noted !== undefined && noted.n !== null) taken.changes.push(change('coding', id, { doubt: null }));
  for (const memo of idsWhere(kit, 'memos', 'on_id', id)) takeMemo(kit, memo, taken);
}

function takeMemo(_kit: Kit, id: Id, taken: Taken): void {
  if (!take(taken, id)) return;
  taken.changes.push(change('memo', id, { title: null, body: null, tags: null, deleted: true }));
}

function takeCase(kit: Kit, id: Id, taken: Taken): void {
  if (!take(taken, id)) return;
  taken.changes.push(change('case', id, { name: 'Erased case' }));
  takeValues(kit, id, taken);
  for (const memo of idsWhere(kit, 'memos', 'on_id', id)) takeMemo(kit, memo, taken);
}

/** The values of the attributes of a case or document. */
function takeValues(kit: Kit, owner: Id, taken: Taken): void {
  for (const value of idsWhere(kit, 'attribute_values', 'owner', owner)) {
    if (take(taken, value)) taken.changes.push(change('value', value, { value: null }));
  }
}

function takeCoder(_kit: Kit, id: Id, taken: Taken): void {
  if (take(taken, id)) taken.changes.push(change('coder', id, { name: 'Erased coder' }));
}

function takeCode(kit: Kit, id: Id, taken: Taken): void {
  if (!take(taken, id)) return;
  taken.changes.push(change('code', id, { name: 'Erased code', tag: null }));
  for (const definition of idsWhere(kit, 'definitions', 'code', id)) takeDefinition(definition, taken);
  for (const memo of idsWhere(kit, 'memos', 'on_id', id)) takeMemo(kit, memo, taken);
}

function takeDefinition(id: Id, taken: Taken): void {
  if (!take(taken, id)) return;
  const nothing = {
    brief: null,
    full: null,
    include: null,
    exclude: null,
    nearMisses: null,
    origin: null,
    reason: null,
  };
  taken.changes.push(change('definition', id, nothing));
}

/** A code named with the words of a document: its name goes; its look and place stay. */
function takeInVivo(kit: Kit, definition: Id, taken: Taken): void {
  const k = kit.read.keyOf(definition) ?? 0;
  const row = kit.project.store.db
    .prepare<[number], { code: number | null }>('select code from definitions where k = ?')
    .get(k);
  const code = kit.read.idOf(row?.code ?? null);
  if (code !== null) takeCode(kit, code, taken);
}

/** The ids of all rows that refer to an object, deleted ones included. */
function idsWhere(kit: Kit, table: string, column: string, id: Id): Id[] {
  const { db, objects } = kit.project.store;
  const k = objects.keyOf(id);
  if (k === null) return [];
  return db
    .prepare<[number], { k: number }>(`select k from ${table} where ${column} = ? order by k`)
    .all(k)
    .map((row) => objects.idOf(row.k));
}
