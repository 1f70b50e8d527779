/**
 * What a window may ask of the main process, and what it is told unasked: the type of `window.concord`.
 *
 * A window never sees or sends a path. It names a kind of dialog and gets grants: a random token for the
 * database process and a name for the person. Every request is parsed against this table in the main
 * process, after the sender was checked. Projects' data do not pass here but through `requestPort`.
 */
import { z } from 'zod';
import { type Role, roles } from './actions/define.ts';
import { type CommandId, commandLines } from './actions.ts';
import { type SampleStudy, sampleStudies } from './api.ts';
import { type Desk, desk } from './desk.ts';
import { type Id, id } from './ids.ts';
import type { Platform } from './keymap.ts';
import { type PreferencesChange, preferences, preferencesChange } from './settings.ts';

export const openDialogKinds = ['project', 'merge', 'documents', 'codebook', 'survey'] as const;
export const openDialogKind = z.enum(openDialogKinds);
export type OpenDialogKind = z.infer<typeof openDialogKind>;

export const saveDialogKinds = ['project', 'copy', 'folder'] as const;
export const saveDialogKind = z.enum(saveDialogKinds);
export type SaveDialogKind = z.infer<typeof saveDialogKind>;

/** Permission to read or write one path: the token stands for the path, the name is its last part. */
export const grant = z.strictObject({ token: z.string(), name: z.string() });
export type Grant = z.infer<typeof grant>;

const nonce = z.string().min(16).max(100);

/** What the list of recent projects says of one: `coverage` is the coded share of its most coded documents. */
export const projectFacts = z.strictObject({
  documents: z.int(),
  coders: z.int(),
  coverage: z.array(z.number()).max(12),
});
export type ProjectFacts = z.infer<typeof projectFacts>;

/** A project opened before. `folder` is for people to read; `id` is what `openRecent` takes. */
export const recentProject = z.strictObject({
  id: z.string(),
  name: z.string(),
  folder: z.string(),
  openedAt: z.string(),
  /** What it held when it was last open; null where that is not known. */
  about: projectFacts.nullable(),
});

/** What the installation remembers of a person, outside any project. */
export const settings = preferences.extend({ recent: z.array(recentProject) });
export type Settings = z.infer<typeof settings>;

const command = z.custom<CommandId>((name) => commandLines.some(({ id }) => id === name));

export const menuState = z.strictObject({
  /** Labels that differ from the table now, as "Undo Merge Transport into Access". */
  labels: z.partialRecord(command, z.string().max(200)),
});
export type MenuState = z.infer<typeof menuState>;

/** Requests: name -> what goes in, what comes out. */
export const bridgeRequests = {
  /** Asks for a port to the database process; it arrives as a window message with the same nonce. */
  requestPort: { input: z.strictObject({ nonce }), output: z.null() },
  openDialog: { input: z.strictObject({ kind: openDialogKind }), output: z.array(grant) },
  saveDialog: {
    input: z.strictObject({ kind: saveDialogKind, suggestedName: z.string().max(200) }),
    output: grant.nullable(),
  },
  /** Paths that the preload script read from files a person dropped or chose. */
  grantPaths: { input: z.strictObject({ paths: z.array(z.string()).max(5000) }), output: z.array(grant) },
  openRecent: { input: z.strictObject({ id: z.string() }), output: grant.nullable() },
  forgetRecent: { input: z.strictObject({ id: z.string() }), output: settings },
  /** The ids of recent projects whose files are not there now. */
  missingRecent: { input: z.strictObject({}), output: z.array(z.string()) },
  /** Shows the file of a recent project among its neighbours, in the system's own file window. */
  showRecent: { input: z.strictObject({ id: z.string() }), output: z.null() },
  /** A place for a fresh copy of a sample study, in the person's folder of documents. */
  sampleFile: { input: z.strictObject({ study: z.enum(sampleStudies) }), output: grant },
  readSettings: { input: z.strictObject({}), output: settings },
  /** How a project was left on this computer. */
  readDesk: { input: z.strictObject({ project: id }), output: desk.nullable() },
  keepDesk: { input: z.strictObject({ project: id, desk }), output: z.null() },
  changeSettings: { input: preferencesChange, output: settings },
  /** Has the system carry out one of its own acts, on what has focus. */
  actAs: { input: z.strictObject({ role: z.enum(roles) }), output: z.null() },
  /** What the menu says of its items now: other labels, and which are ticked. */
  showMenu: { input: menuState, output: z.null() },
} as const;
export type BridgeRequestName = keyof typeof bridgeRequests;
export type BridgeInput<Name extends BridgeRequestName> = z.input<(typeof bridgeRequests)[Name]['input']>;
export type BridgeOutput<Name extends BridgeRequestName> = z.output<(typeof bridgeRequests)[Name]['output']>;

/** What a window is told unasked. */
export type BridgeEvent =
  | { kind: 'menu'; command: CommandId }
  /** A project named on the command line of a second start, or by the system: open it. */
  | { kind: 'open'; grant: Grant }
  /** A recent project was chosen whose file is not there now. */
  | { kind: 'gone'; name: string }
  /** The database process was restarted: ask for a new port. Or it failed too often and stays down. */
  | { kind: 'database'; state: 'restarted' | 'stopped' };

/** `window.concord`, exposed by the preload script. */
export interface Bridge {
  readonly platform: Platform;
  /** Asks for a port to the database process. It arrives as a `message` event of the window, with data
   * `{ kind: 'concord:port', nonce }` and one port. The nonce (16 characters or more) is the caller's. */
  requestPort(nonce: string): Promise<null>;
  /** Shows an open dialog; an empty list when it was cancelled. */
  openDialog(kind: OpenDialogKind): Promise<Grant[]>;
  /** Shows a save dialog; null when it was cancelled. */
  saveDialog(kind: SaveDialogKind, suggestedName: string): Promise<Grant | null>;
  /** Grants for files that were dropped on the window or chosen in a file field, in their order. Typed as
   * a list of anything because this layer knows no DOM: pass `File` objects. */
  grantFiles(files: readonly object[]): Promise<Grant[]>;
  /** A grant for a recent project; null when the file is no longer there. */
  openRecent(id: string): Promise<Grant | null>;
  /** Takes a project off the list of recent ones; the file stays. */
  forgetRecent(id: string): Promise<Settings>;
  missingRecent(): Promise<string[]>;
  showRecent(id: string): Promise<null>;
  sampleFile(study: SampleStudy): Promise<Grant>;
  readSettings(): Promise<Settings>;
  readDesk(project: Id): Promise<Desk | null>;
  keepDesk(project: Id, desk: Desk): Promise<null>;
  changeSettings(change: PreferencesChange): Promise<Settings>;
  actAs(role: Role): Promise<null>;
  showMenu(state: MenuState): Promise<null>;
  /** Calls the listener on every event until the returned function is called. */
  onEvent(listener: (event: BridgeEvent) => void): () => void;
}
