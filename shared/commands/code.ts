/** Commands on the codebook. */
import { z } from 'zod';
import { id } from '../ids.ts';
import { LIMITS, name, prose } from '../text.ts';
import { command } from './define.ts';
import { written } from './outputs.ts';
import { place } from './project.ts';

export const textures = ['solid', 'dashed', 'dotted', 'double', 'hatch', 'hatch-back'] as const;
export const texture = z.enum(textures);

/** One of the 24 colours of the palette by number, or a colour of one's own. */
export const colour = z
  .string()
  .regex(/^([1-9]|1\d|2[0-4]|#[0-9a-f]{6})$/, 'A colour is a number from 1 to 24 or #rrggbb.');

export const codeKind = z.enum(['theme', 'category', 'code']);
export const codeStatus = z.enum(['draft', 'stable', 'retired']);
const tag = z.string().trim().min(1).max(4);

/** What kind of coding a code is for, and what it is put on. */
export const codeType = z.enum([
  'descriptive',
  'in vivo',
  'process',
  'values',
  'emotion',
  'pattern',
  'structural',
  'evaluation',
]);
export const unitRule = z.enum(['word', 'sentence', 'paragraph', 'turn', 'document', 'free']);

/** From where to where weights on the codings of a code go. */
export const weightScale = z
  .strictObject({ min: z.number(), max: z.number(), step: z.number().positive() })
  .refine(
    ({ min, max, step }) => max > min && (max - min) / step <= 1_000,
    'A scale goes from a smaller to a larger number in at most 1,000 steps.',
  );

const someIds = z.array(id).max(LIMITS.changesPerEntry);

/** Where a code comes from; `source` is the document whose words named it in vivo. */
export const codeOrigin = z.strictObject({
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
      definition: z.strictObject({ id, brief: prose.default(''), origin: codeOrigin.optional() }).optional(),
    }),
    written,
  ),
  'code.rename': command('Rename code', z.strictObject({ id, name }), written),
  'code.move': command(
    'Move code',
    z.strictObject({
      ids: z.array(id).min(1).max(LIMITS.changesPerEntry).describe('in the order in which they are to stand'),
      parent: id.nullable(),
      before: id.nullable(),
    }),
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
  /** A new version of the definition: what is left out stays as it was, what is null is emptied. */
  'code.define': command(
    'Define code',
    z.strictObject({
      id: id.describe('the id of the new definition'),
      code: id,
      brief: prose.optional(),
      full: prose.optional(),
      include: prose.optional(),
      exclude: prose.optional(),
      examples: someIds.optional().describe('codings that are typical'),
      nearMisses: z
        .strictObject({ codes: someIds, note: prose.default('') })
        .nullable()
        .optional(),
      origin: codeOrigin.nullable().optional(),
      type: codeType.nullable().optional(),
      unitRule: unitRule.nullable().optional(),
      exclusiveWith: someIds.optional().describe('codes that do not stand on the same words'),
      weightScale: weightScale.nullable().optional(),
      reason: prose.default(''),
    }),
    written,
  ),
  'code.merge': command(
    'Merge codes',
    z.strictObject({ from: z.array(id).min(1).max(1_000), into: id }),
    written,
  ),
  'codebook.import': command(
    'Import codebook',
    z.strictObject({ from: place }),
    written.extend({ added: z.int(), known: z.int() }),
  ),
  'code.remove': command(
    'Remove code',
    z.strictObject({ ids: z.array(id).min(1).max(LIMITS.changesPerEntry) }),
    written,
  ),
} as const;
