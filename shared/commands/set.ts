/** Commands on sets, which group things beside their tree, and on links from one thing to another. */
import { z } from 'zod';
import { id } from '../ids.ts';
import { LIMITS, name } from '../text.ts';
import { command } from './define.ts';
import { written } from './outputs.ts';

export const setKind = z.enum(['code', 'source']);
export const linkType = z.enum(['evidence', 'related']);

const end = z.strictObject({ kind: z.enum(['source', 'code', 'coding', 'memo']), id });
const members = z.array(id).min(1).max(LIMITS.changesPerEntry);

export const setCommands = {
  'set.add': command('Add set', z.strictObject({ id, name, kind: setKind.default('code') }), written),
  'set.rename': command('Rename set', z.strictObject({ id, name }), written),
  'set.remove': command('Remove set', z.strictObject({ id }), written),
  'set.include': command('Put into set', z.strictObject({ set: id, members }), written),
  'set.exclude': command('Take out of set', z.strictObject({ set: id, members }), written),
  /** From a theme to what speaks for it, or between any two things. Linking twice is linking once. */
  'link.add': command(
    'Link',
    z.strictObject({ from: end, to: z.array(end).min(1).max(LIMITS.changesPerEntry), type: linkType }),
    written,
  ),
  'link.remove': command('Remove link', z.strictObject({ from: end, to: end, type: linkType }), written),
} as const;
