/**
 * THE command table: everything that can be done to a project, with the shape of what goes in and
 * what comes out. The window, the command line, the tests and the property generators all read it.
 */
import type { z } from 'zod';
import { caseCommands } from './commands/case.ts';
import { codeCommands } from './commands/code.ts';
import { codingCommands } from './commands/coding.ts';
import { projectCommands } from './commands/project.ts';
import { setCommands } from './commands/set.ts';
import { sourceCommands } from './commands/source.ts';

export const commands = {
  ...projectCommands,
  ...sourceCommands,
  ...codeCommands,
  ...codingCommands,
  ...setCommands,
  ...caseCommands,
} as const;

export type CommandName = keyof typeof commands;
/** What a caller writes; defaults may be left out. */
export type CommandInput<N extends CommandName> = z.input<(typeof commands)[N]['input']>;
/** What a handler gets: parsed, defaults filled in. */
export type ParsedInput<N extends CommandName> = z.output<(typeof commands)[N]['input']>;
export type CommandOutput<N extends CommandName> = z.output<(typeof commands)[N]['output']>;

/** Whether `name` is a command. */
export function isCommand(name: string): name is CommandName {
  return Object.hasOwn(commands, name);
}
