/** Commands on codings, the memos written on things, and drafts. */
import { z } from 'zod';
import { id } from '../ids.ts';
import { memoStatus } from '../memo.ts';
import { codingUnit, textSearch } from '../search/scope.ts';
import { LIMITS, name, prose } from '../text.ts';
import { command } from './define.ts';
import { written } from './outputs.ts';

const offset = z.int().nonnegative();
const method = z.enum(['manual', 'in vivo', 'autocode', 'import']);

/** A segment to be coded: UTF-16 offsets into the document's present text, half-open. */
const newCoding = z.strictObject({
  id,
  source: id,
  start: offset,
  end: offset,
  code: id,
  method: method.default('manual'),
});

const tag = name.max(100, 'A tag may have at most 100 characters.');

const memoOn = z.strictObject({ kind: z.enum(['project', 'source', 'code', 'coding', 'case']), id });

export const codingCommands = {
  'coding.add': command(
    'Code',
    z.strictObject({ codings: z.array(newCoding).min(1).max(LIMITS.changesPerEntry) }),
    written,
  ),
  'coding.remove': command(
    'Remove coding',
    z.strictObject({ ids: z.array(id).min(1).max(LIMITS.changesPerEntry) }),
    written,
  ),
  'coding.recode': command(
    'Recode',
    z.strictObject({ ids: z.array(id).min(1).max(LIMITS.changesPerEntry), code: id }),
    written,
  ),
  /** Holds on to codings made under an earlier definition: from now on they count as made under the present one. */
  'coding.keep': command(
    'Keep coding',
    z.strictObject({ ids: z.array(id).min(1).max(LIMITS.changesPerEntry) }),
    written,
  ),
  /** Takes codings made on an earlier version of a text as they stand on the present one. */
  'coding.settle': command(
    'Settle coding',
    z.strictObject({ ids: z.array(id).min(1).max(LIMITS.changesPerEntry) }),
    written,
  ),
  'coding.autocode': command(
    'Code what was found',
    z.strictObject({
      rule: id.describe('the id of the rule that is kept with the codings'),
      code: id,
      search: textSearch,
      unit: codingUnit,
      /** How many hits were shown: with another number the texts have changed since. */
      expected: z.int().nonnegative(),
      /** Hits struck out: their document and first unit. */
      without: z
        .array(z.strictObject({ source: id, start: offset }))
        .max(100_000)
        .default([]),
    }),
    written.extend({ added: z.int(), skipped: z.int() }),
  ),
  'coding.adjust': command('Move edge', z.strictObject({ id, start: offset, end: offset }), written),
  'coding.split': command(
    'Split coding',
    z.strictObject({
      id: id.describe('the coding; it keeps what comes before the cut'),
      at: offset.describe('where to cut'),
      rest: id.describe('the id of the coding made of what comes behind the cut'),
    }),
    written,
  ),
  'coding.join': command(
    'Merge codings',
    z.strictObject({
      ids: z.array(id).min(1).max(LIMITS.changesPerEntry).describe('codings with one code in one document'),
      over: z
        .strictObject({ start: offset, end: offset })
        .optional()
        .describe('a passage that the merged coding covers as well'),
    }),
    written,
  ),
  'coding.rate': command(
    'Rate coding',
    z.strictObject({
      id,
      also: z.array(id).max(LIMITS.changesPerEntry).default([]).describe('more codings to rate alike'),
      weight: z.number().nullable().optional(),
      doubt: z
        .strictObject({ level: z.int().min(0).max(3), alternative: id.nullable(), note: prose })
        .nullable()
        .optional(),
      exemplar: z.boolean().optional(),
    }),
    written,
  ),
  'memo.write': command(
    'Write memo',
    z.strictObject({
      id,
      on: memoOn.nullable(),
      title: name.or(z.literal('')).default(''),
      body: z.string().max(LIMITS.memo).describe('the memo as block JSON, see memo.ts'),
      status: memoStatus.default('thought'),
      /** Left out: they stay as they are. */
      tags: z.array(tag).max(50, 'A memo may have at most 50 tags.').optional(),
    }),
    written,
  ),
  'memo.remove': command('Remove memo', z.strictObject({ id }), written),
  'draft.save': command(
    'Keep draft',
    z.strictObject({ key: z.string().min(1).max(200), body: z.string().max(LIMITS.memo) }),
    z.strictObject({}),
    {
      undoable: false,
      ledger: false,
    },
  ),
  'draft.drop': command(
    'Drop draft',
    z.strictObject({ key: z.string().min(1).max(200) }),
    z.strictObject({}),
    {
      undoable: false,
      ledger: false,
    },
  ),
} as const;
