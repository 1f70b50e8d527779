/** Commands on documents and their folders. */
import { z } from 'zod';
import { hash, id } from '../ids.ts';
import { name, prose, word } from '../text.ts';
import { command } from './define.ts';
import { written } from './outputs.ts';
import { place } from './project.ts';

const importedSource = z.strictObject({
  id,
  name: z.string(),
  kind: z.string(),
  characters: z.int(),
  sha256: z.string(),
  encoding: z
    .strictObject({ name: z.string(), guessed: z.boolean(), alternatives: z.array(z.string()) })
    .nullable(),
  warnings: z.array(z.string()),
});

export const importResult = z.strictObject({
  head: hash,
  imported: z.array(importedSource),
  refused: z.array(z.strictObject({ path: z.string(), reason: z.string(), message: z.string() })),
});
export type ImportResult = z.infer<typeof importResult>;

/** Where among its siblings: before this one, or last when null. */
const before = id.nullable();

export const sourceCommands = {
  'source.import': command(
    'Import documents',
    z.strictObject({
      from: z.array(place).min(1).max(10_000),
      folder: id.nullable().default(null),
      encoding: word.optional(),
    }),
    importResult,
  ),
  'source.reimport': command('Read with another encoding', z.strictObject({ id, encoding: word }), written),
  /** A new version of the text; codings keep the one they were made on, and are shown where their words stand now. */
  'source.correct': command(
    'Correct text',
    z.strictObject({
      id,
      revision: id.describe('the id of the new version'),
      base: id.describe('the version that was corrected: the present one, or the command is refused'),
      text: z.string().describe('the whole text as it should be, with LF line ends'),
      reason: prose.default(''),
    }),
    written,
  ),
  'source.rename': command('Rename document', z.strictObject({ id, name }), written),
  'source.move': command('Move document', z.strictObject({ id, folder: id.nullable(), before }), written),
  'source.language': command(
    'Set language',
    z.strictObject({ id, tag: word, direction: z.enum(['ltr', 'rtl', 'auto']) }),
    written,
  ),
  'source.remove': command('Remove document', z.strictObject({ id }), written),
  'folder.add': command(
    'Add folder',
    z.strictObject({ id, name, parent: id.nullable().default(null) }),
    written,
  ),
  'folder.rename': command('Rename folder', z.strictObject({ id, name }), written),
  'folder.move': command('Move folder', z.strictObject({ id, parent: id.nullable(), before }), written),
  'folder.remove': command('Remove folder', z.strictObject({ id }), written),
} as const;
