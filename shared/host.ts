/**
 * What the main process and the database process say to each other, over the utility process's own port.
 *
 * Data never travels here: projects are read and changed over a second port that leads straight from a
 * window to the database process. This one carries what only the main process may know or do: real paths
 * behind tokens, ports for windows, parser processes for hostile files.
 */
import { z } from 'zod';
import { projectFacts } from './bridge.ts';

const id = z.string().min(1).max(100);
const path = z.string().min(1);

/** From the main process to the database process. Some messages come with one port, noted at each. */
export const hostMessage = z.discriminatedUnion('kind', [
  /** A window's port (transferred along): serve this window's commands and queries on it. */
  z.strictObject({ kind: z.literal('port'), nonce: id }),
  /** A person chose this path in a dialog, dropped it or named it; commands may now name the token. */
  z.strictObject({ kind: z.literal('grant'), token: id, path }),
  /** Open this project, as `--project PATH` asks at the start or after a restart of the process. */
  z.strictObject({ kind: z.literal('open'), path }),
  /** The parser asked for is running; its port is transferred along. */
  z.strictObject({ kind: z.literal('parser'), id }),
  /** The app is quitting: close the project properly and end. */
  z.strictObject({ kind: z.literal('close') }),
  /** A parser ended. `code` is its exit code; one that was killed or ran out of memory has not 0. */
  z.strictObject({ kind: z.literal('parser-exit'), id, code: z.number() }),
]);
export type HostMessage = z.infer<typeof hostMessage>;

/** From the database process to the main process. */
export const databaseMessage = z.discriminatedUnion('kind', [
  /** Ready to serve. `sqlite` is the version of the SQLite library that was loaded. */
  z.strictObject({ kind: z.literal('ready'), sqlite: z.string() }),
  /** This project is open now: the window's title and the list of recent projects follow it. */
  z.strictObject({ kind: z.literal('opened'), path, title: z.string() }),
  /** What the project that was opened holds now, for the list of recent ones. */
  z.strictObject({ kind: z.literal('about'), path, about: projectFacts }),
  /** Start a separate, memory-capped process for reading files, under an id of the asker's choice. */
  z.strictObject({ kind: z.literal('parser'), id }),
  /** End that parser, whatever it is doing. */
  z.strictObject({ kind: z.literal('kill-parser'), id }),
]);
export type DatabaseMessage = z.infer<typeof databaseMessage>;
