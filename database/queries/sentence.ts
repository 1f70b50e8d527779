/** An entry as a sentence: what the person did, with the names that things have now. */

import type { Change } from '../../shared/changes.ts';
import { commands, isCommand } from '../../shared/commands.ts';
import type { Entry } from '../../shared/entry.ts';
import type { Id } from '../../shared/ids.ts';
import type { Read } from '../read.ts';

/** "Code: Transport on 18 characters of P07"; names that are gone are left out. */
export function sentenceOf(read: Read, entry: Entry): string {
  const { command } = entry.envelope;
  const changes = entry.payload?.changes ?? [];
  const label = labelOf(command);
  const first = changes[0];
  if (entry.payload === null) return `${label} (erased)`;
  if (first === undefined) return label;
  const details = detailsOf(read, first);
  const alike = changes.filter((change) => change.entity === first.entity).length;
  const more = alike > 1 && isPlural(command) ? ` and ${alike - 1} more` : '';
  return details === '' ? label : `${label}: ${details}${more}`;
}

function labelOf(command: string): string {
  if (isCommand(command)) return commands[command].label;
  if (command === 'project.create') return 'Create project';
  if (command === 'project.branch') return 'Begin a copy';
  return command;
}

/** Commands whose changes are several of the same thing. */
function isPlural(command: string): boolean {
  return [
    'coding.add',
    'coding.remove',
    'coding.recode',
    'coding.load',
    'code.merge',
    'source.import',
  ].includes(command);
}

function detailsOf(read: Read, change: Change): string {
  if (change.entity === 'coding') return codingDetails(read, change.id);
  if (change.entity === 'definition') return nameOf(read, idIn(change.cells.code));
  if (change.entity === 'assignment') return nameOf(read, idIn(change.cells.source));
  return nameOf(read, change.id);
}

function codingDetails(read: Read, id: Id): string {
  const coding = read.coding(id);
  if (coding === null) return '';
  const { start, end } = coding;
  return `${nameOf(read, coding.code)} on ${end - start} characters of ${nameOf(read, coding.source)}`;
}

/** The present name of a thing of any kind; empty where it has none or is gone. */
function nameOf(read: Read, id: Id | null): string {
  if (id === null) return '';
  return read.nameOf(id) ?? '';
}

function idIn(value: Change['cells'][string]): Id | null {
  return typeof value === 'string' ? (value as Id) : null;
}
