/** Questions about what happened: which events there are, what one of them changed. */
import { z } from 'zod';
import { eventKinds } from '../commands/kind.ts';
import { hash, id } from '../ids.ts';
import { query } from './define.ts';
import { historyRow } from './project.ts';

/** Which events; what is left out does not limit. Times in milliseconds since 1970, `to` excluded. */
export const eventFilter = z.strictObject({
  coder: id.optional(),
  kinds: z.array(z.enum(eventKinds)).max(eventKinds.length).optional(),
  /** Only events that wrote this object. */
  of: id.optional(),
  from: z.int().optional(),
  to: z.int().optional(),
});
export type EventFilterInput = z.infer<typeof eventFilter>;

/** One cell of one object before and after an event, as a person reads it; null where it held nothing. */
const cellChange = z.strictObject({
  object: id,
  entity: z.string(),
  name: z.string().nullable(),
  cell: z.string(),
  before: z.string().nullable(),
  after: z.string().nullable(),
});
export type CellChange = z.infer<typeof cellChange>;

export const timelineQueries = {
  /** How many events there are and on which days (counted from 1 January 1970, by the writers' clocks). */
  'timeline.summary': query(
    eventFilter,
    z.strictObject({
      total: z.int(),
      days: z.array(z.strictObject({ day: z.int(), count: z.int() })),
    }),
  ),
  /** A page of events, latest first. */
  'timeline.page': query(
    eventFilter.extend({ skip: z.int().min(0), limit: z.int().min(1).max(500) }),
    z.array(historyRow),
  ),
  'timeline.event': query(
    z.strictObject({ seq: z.int().positive() }),
    z.strictObject({
      event: historyRow,
      parents: z.array(hash),
      isErased: z.boolean(),
      changes: z.array(cellChange),
      more: z.int().describe('changes beyond those listed'),
    }),
  ),
} as const;
