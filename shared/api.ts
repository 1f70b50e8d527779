/**
 * The messages between a window and the database. In: the two verbs (execute, query), cancel, and
 * which project is open. Out: replies and pushed news. Nothing is ever thrown across; a reply carries a value or a failure.
 */
import { z } from 'zod';
import { failure } from './errors.ts';
import { hash, id } from './ids.ts';
import { name } from './text.ts';

const request = z.int().nonnegative();

/** Larger messages are refused before they are looked at (UTF-16 units of their JSON form). */
export const MAX_REQUEST = 8_000_000;

/** The studies that come with the program, by the names of their folders. */
export const sampleStudies = ['hourly-bus', 'languages'] as const;
export type SampleStudy = (typeof sampleStudies)[number];

export const requestMessage = z.discriminatedUnion('verb', [
  z.strictObject({
    verb: z.literal('execute'),
    id: request,
    name: z.string().max(64),
    input: z.unknown(),
    /** Who acts: the coder chosen in this window. Null only before the first coder exists. */
    coder: id.nullable(),
  }),
  z.strictObject({
    verb: z.literal('query'),
    id: request,
    name: z.string().max(64),
    input: z.unknown(),
    /** Asks the project as it stood at this head instead of the present one. */
    at: hash.optional(),
  }),
  z.strictObject({ verb: z.literal('cancel'), id: request }),
  /** Opens the project behind a grant; another that is open is closed first. */
  z.strictObject({ verb: z.literal('open'), id: request, token: z.string().max(200) }),
  /** Makes a project at the place behind a grant, with its first coder, and opens it. */
  z.strictObject({
    verb: z.literal('create'),
    id: request,
    token: z.string().max(200),
    title: name,
    coder: z.strictObject({ id, name }),
  }),
  /** Makes a sample study at the place behind a grant and opens it; another that is open is closed first. */
  z.strictObject({
    verb: z.literal('sample'),
    id: request,
    token: z.string().max(200),
    study: z.enum(sampleStudies),
  }),
  z.strictObject({ verb: z.literal('close'), id: request }),
]);
export type RequestMessage = z.infer<typeof requestMessage>;

/** What a window hears of a sample study it asked for: who codes in it, and where to begin. */
export const sampleOpened = z.strictObject({
  coder: id,
  start: z.strictObject({ source: id, start: z.int(), end: z.int() }).nullable(),
});
export type SampleOpened = z.infer<typeof sampleOpened>;

const reply = z.strictObject({
  kind: z.literal('reply'),
  id: request,
  result: z.union([
    z.strictObject({ ok: z.literal(true), value: z.unknown(), tables: z.array(z.string()).optional() }),
    z.strictObject({ ok: z.literal(false), error: failure }),
  ]),
});

/**
 * Something changed: which tables, and which objects in them (none named where there are too many).
 * The table "everything" stands for all of them. Goes also to the window that acted.
 */
const changed = z.strictObject({
  kind: z.literal('changed'),
  head: hash,
  tables: z.array(z.string()),
  ids: z.array(id),
  at: z.int(),
});
export type ChangedMessage = z.infer<typeof changed>;

const progress = z.strictObject({
  kind: z.literal('progress'),
  id: request,
  done: z.number(),
  total: z.number(),
  what: z.string(),
});
export type ProgressMessage = z.infer<typeof progress>;

/** The state of the open project: sent on connection and whenever it changes. */
const state = z.strictObject({
  kind: z.literal('state'),
  open: z.boolean(),
  readOnly: z.boolean(),
  problem: failure.nullable(),
});
export type StateMessage = z.infer<typeof state>;

export const pushedMessage = z.discriminatedUnion('kind', [reply, changed, progress, state]);
export type PushedMessage = z.infer<typeof pushedMessage>;
