/** Commands on the project as a whole, its coders, its history and its exports. */
import { z } from 'zod';
import { exportOptions, exportResult } from '../export.ts';
import { hash, id } from '../ids.ts';
import { name, prose } from '../text.ts';
import { command } from './define.ts';
import { undone, written } from './outputs.ts';

const colour = z
  .string()
  .regex(/^([1-9]|1\d|2[0-4]|#[0-9a-f]{6})$/, 'A colour is a number from 1 to 24 or #rrggbb.');

export const unit = z.enum(['character', 'sentence', 'paragraph', 'turn', 'document']);

export const agreementSettings = z.strictObject({ unit, leaveOutUncoded: z.boolean() });

/** A place on disk that the person chose: a token minted by the shell, or a path on the command line. */
export const place = z.union([
  z.strictObject({ token: z.string().min(8) }),
  z.strictObject({ path: z.string().min(1) }),
]);
export type Place = z.infer<typeof place>;

/** Whose words an erasure takes: a document with all written on it, a memo, a case, a coder's name. */
export const eraseTarget = z.strictObject({
  entity: z.enum(['source', 'memo', 'case', 'coder', 'code', 'coding']),
  id,
});

export const eraseReport = z.strictObject({
  head: hash,
  contents: z.int(),
  backupsReplaced: z.int(),
  /** Places where words of the erased texts still stand, such as another document that repeats them. */
  remaining: z.array(z.strictObject({ entity: z.string(), id: id.nullable(), name: z.string() })),
});

export const mergeReport = z.strictObject({
  head: hash,
  entries: z.int(),
  documents: z.int(),
  codes: z.int(),
  codings: z.int(),
  conflicts: z.array(z.string()),
  anomalies: z.array(z.string()),
});

export const projectCommands = {
  'project.rename': command('Rename project', z.strictObject({ title: name }), written),
  'project.settings': command('Change agreement settings', z.strictObject({ agreementSettings }), written),
  'project.erase': command(
    'Erase for good',
    z.strictObject({ targets: z.array(eraseTarget).min(1).max(1_000), reason: prose }),
    eraseReport,
    { undoable: false },
  ),
  'project.export': command(
    'Export',
    z.strictObject({ to: place, options: exportOptions, overwrite: z.boolean().default(false) }),
    exportResult,
    { undoable: false },
  ),
  'project.merge': command('Merge a copy', z.strictObject({ from: place }), mergeReport, { undoable: false }),
  'project.copy': command(
    "Make a coder's copy",
    z.strictObject({ to: place, coder: id, blind: z.boolean() }),
    z.strictObject({ file: z.string(), head: hash, without: z.record(z.string(), z.int()) }),
    { undoable: false, ledger: false },
  ),
  'project.backup': command('Back up', z.strictObject({}), z.strictObject({ file: z.string(), head: hash }), {
    undoable: false,
    ledger: false,
  }),
  'checkpoint.add': command('Add checkpoint', z.strictObject({ id, name }), written),
  'coder.add': command('Add coder', z.strictObject({ id, name, colour: colour.optional() }), written),
  'coder.rename': command('Rename coder', z.strictObject({ id, name }), written),
  'coder.merge': command('Merge coder profiles', z.strictObject({ from: id, into: id }), written),
  'assignment.set': command(
    'Mark document',
    z.strictObject({ coder: id, source: id, state: z.enum(['assigned', 'read', 'done', 'withdrawn']) }),
    written,
  ),
  'history.undo': command('Undo', z.strictObject({}), undone, { undoable: false }),
  'history.redo': command('Redo', z.strictObject({}), undone, { undoable: false }),
} as const;
