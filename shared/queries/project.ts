/** Questions about the project as a whole: what it is, who codes, what happened. */
import { z } from 'zod';
import { eventKinds } from '../commands/kind.ts';
import { agreementSettings } from '../commands/project.ts';
import { hash, id } from '../ids.ts';
import { LIMITS } from '../text.ts';
import { query } from './define.ts';

export const coderRow = z.strictObject({
  id,
  name: z.string(),
  colour: z.string().nullable(),
  codings: z.int(),
});
export type CoderRow = z.infer<typeof coderRow>;

export const historyRow = z.strictObject({
  seq: z.int(),
  hash,
  at: z.int().describe('milliseconds since 1970, UTC'),
  offset: z.int().describe('minutes of local time from UTC'),
  coder: id.nullable(),
  coderName: z.string().nullable(),
  command: z.string(),
  sentence: z.string(),
  undoes: hash.nullable(),
  group: id.nullable(),
});
export type HistoryRow = z.infer<typeof historyRow>;

const problem = z.strictObject({
  /** Which of the three checks found it: the chain of entries, the sealed contents, or replay against the tables. */
  check: z.enum(['chain', 'content', 'replay']),
  where: z.string(),
  message: z.string(),
});

export const verification = z.strictObject({
  ok: z.boolean(),
  head: hash,
  entries: z.int(),
  contents: z.int(),
  erased: z.int(),
  problems: z.array(problem),
});
export type Verification = z.infer<typeof verification>;

export const projectQueries = {
  'project.summary': query(
    z.strictObject({}),
    z.strictObject({
      id,
      title: z.string(),
      file: z.string().describe('the file name, without its folder'),
      head: hash,
      readOnly: z.boolean(),
      documents: z.int(),
      codes: z.int(),
      codings: z.int(),
      coders: z.int(),
      preview: z.boolean().describe('the file was written in the preview vocabulary'),
      agreementSettings,
      savedAt: z.int(),
      /** What was found at open after an unclean end; null after a clean one. */
      recovered: z
        .strictObject({ at: z.int(), actions: z.int(), last: z.string().nullable() })
        .nullable()
        .describe('since when it was open, how many actions were written since, the last in words'),
    }),
  ),
  'project.verify': query(z.strictObject({}), verification, true),
  /** `holding`: the coders of these codings alone, also one who is gone by now. */
  'coder.list': query(
    z.strictObject({ holding: z.array(id).max(LIMITS.changesPerEntry).optional() }),
    z.array(coderRow),
  ),
  'history.list': query(
    z.strictObject({
      limit: z.int().min(1).max(1_000).default(100),
      before: z.int().optional().describe('only entries with a smaller seq'),
      of: id.optional(),
      coder: id.optional(),
      since: z.int().optional(),
      until: z.int().optional().describe('only entries before this time'),
      kinds: z.array(z.enum(eventKinds)).optional(),
    }),
    z.array(historyRow),
  ),
  /** `coder` is who asks: everybody undoes only what is their own. */
  'history.state': query(
    z.strictObject({ coder: id.nullable() }),
    z.strictObject({
      undo: z.string().nullable().describe('the sentence of what Undo would take back'),
      redo: z.string().nullable(),
      steps: z.int().describe('how many acts can be undone'),
    }),
  ),
  /** What Undo would take back, as sentences, newest first, at most 1,000. */
  'history.stack': query(z.strictObject({ coder: id.nullable() }), z.array(z.string())),
  'backup.list': query(
    z.strictObject({}),
    z.array(
      z.strictObject({
        file: z.string(),
        head: hash,
        bytes: z.int(),
        at: z.int(),
        reason: z.string(),
        token: z.string(),
      }),
    ),
  ),
  'draft.list': query(
    z.strictObject({}),
    z.array(z.strictObject({ key: z.string(), body: z.string(), at: z.int() })),
  ),
} as const;
