/** Commands on the codebook. */
import { z } from 'zod';
import { id } from '../ids.ts';
import { name, prose } from '../text.ts';
import { command } from './define.ts';
import { written } from './outputs.ts';

export const textures = ['solid', 'dashed', 'dotted', 'double', 'hatch', 'hatch-back'] as const;
export const texture = z.enum(textures);

/** One of the 24 colours of the palette by number, or a colour of one's own. */
export const colour = z
  .string()
  .regex(/^([1-9]|1\d|2[0-4]|#[0-9a-f]{6})$/, 'A colour is a number from 1 to 24 or #rrggbb.');

export const codeKind = z.enum(['theme', 'category', 'code']);
export const codeStatus = z.enum(['draft', 'stable', 'retired']);
const tag = z.string().trim().min(1).max(4);

/** Where a code comes from; `source` is the document whose words named it in vivo. */
const origin = z.strictObject({
  kind: z.enum(['data', 'in vivo', 'theory', 'stakeholder']),
  source: id.nullable().default(null),
  note: prose.nullable().default(null),
});

export const codeCommands = {
  'code.add': command(
    'Add code',
    z.strictObject({
      id,
      name,
      parent: id.nullable().default(null),
      kind: codeKind.default('code'),
      colour: colour.optional(),
      texture: texture.optional(),
      tag: tag.optional(),
      definition: z.strictObject({ id, brief: prose.default(''), origin: origin.optional() }).optional(),
    }),
    written,
  ),
  'code.rename': command('Rename code', z.strictObject({ id, name }), written),
  'code.move': command(
    'Move code',
    z.strictObject({ id, parent: id.nullable(), before: id.nullable() }),
    written,
  ),
  'code.look': command(
    'Change look of code',
    z.strictObject({ id, colour: colour.optional(), texture: texture.optional(), tag: tag.optional() }),
    written,
  ),
  'code.status': command(
    'Change status of code',
    z.strictObject({ id, status: codeStatus, kind: codeKind.optional() }),
    written,
  ),
  'code.define': command(
    'Define code',
    z.strictObject({
      id: id.describe('the id of the new definition'),
      code: id,
      brief: prose,
      full: prose.default(''),
      include: prose.default(''),
      exclude: prose.default(''),
      reason: prose.default(''),
    }),
    written,
  ),
  'code.merge': command(
    'Merge codes',
    z.strictObject({ from: z.array(id).min(1).max(1_000), into: id }),
    written,
  ),
  'code.remove': command('Remove code', z.strictObject({ id }), written),
} as const;
