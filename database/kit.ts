/**
 * What a command gets to work with: looking up, writing, and what the host provides (files the
 * person chose, the parser process, progress, cancel). Commands know nothing else.
 */
import type { Change, Data } from '../shared/changes.ts';
import type { Place } from '../shared/commands/project.ts';
import type { CommandName, CommandOutput, ParsedInput } from '../shared/commands.ts';
import type { Failure } from '../shared/errors.ts';
import type { Hash, Id } from '../shared/ids.ts';
import { type Result, refuse } from '../shared/result.ts';
import type { Parser } from './import/parser.ts';
import type { Project } from './project.ts';
import type { Ask } from './queries/ask.ts';
import type { Read } from './read.ts';
import type { Draft } from './store.ts';

/** What the host around the database provides. */
export type Host = {
  /** Turns a place that the person chose into a path. */
  pathOf(place: Place): Result<string> | Promise<Result<string>>;
  parser: Parser;
  program: { name: string; version: string };
};

export type Kit = {
  project: Project;
  read: Read;
  host: Host;
  /** Who acts; null only before the first coder. */
  author: Id | null;
  mint(): Id;
  now(): number;
  progress(done: number, total: number, what: string): void;
  signal: AbortSignal;
  /** Writes one entry for this command. Nothing is written for no changes. */
  write(changes: readonly Change[], args?: Data): Written;
  /** Writes several entries as one act. */
  writeGroup(drafts: readonly Draft[]): Written;
  /** What queries work with, the coding index filled. */
  ask(): Promise<Ask>;
  /** Tells the windows that things changed by other means than write. */
  announce(): void;
};

export type Written = { head: Hash; entry: Hash | null };

/** A command's handler: checks, then writes through the kit. */
export type Handler<N extends CommandName> = (
  kit: Kit,
  input: ParsedInput<N>,
) => Outcome<CommandOutput<N>> | Promise<Outcome<CommandOutput<N>>>;

type Outcome<T> = { ok: true; value: T } | { ok: false; error: Failure };

const NOUNS = {
  source: 'document',
  folder: 'folder',
  code: 'code',
  coding: 'coding',
  case: 'case',
  attribute: 'attribute',
  coder: 'coder',
  memo: 'memo',
  rule: 'rule',
  set: 'set',
  link: 'link',
} as const;

/** The refusal for an id that names nothing (any more). */
export function missing(kind: keyof typeof NOUNS): { ok: false; error: Failure } {
  return refuse('not-found', `That ${NOUNS[kind]} does not exist any more. Nothing was changed.`);
}
