/** An entry as a sentence: what the person did, with the names that things have now. */

import type { AnyCell, Change } from '../../shared/changes.ts';
import { past } from '../../shared/commands/past.ts';
import { commands, isCommand } from '../../shared/commands.ts';
import type { Entry } from '../../shared/entry.ts';
import type { Id } from '../../shared/ids.ts';
import type { Read } from '../read.ts';

/** "Code: Transport on 18 characters of P07", for Undo; names that are gone are left out. */
export function sentenceOf(read: Read, entry: Entry): string {
  const label = labelOf(entry.envelope.command);
  const details = whatOf(read, entry);
  return details === '' ? label : `${label}: ${details}`;
}

/** "coded Transport on 18 characters of P07", for the history, after the name of who did it. */
export function toldOf(read: Read, entry: Entry): string {
  return `${pastOf(entry.envelope.command)} ${whatOf(read, entry)}`.trim();
}

/** What an entry was done to: the first thing by name, and how many more. */
function whatOf(read: Read, entry: Entry): string {
  const changes = entry.payload?.changes ?? [];
  const first = changes[0];
  if (entry.payload === null) return '(erased)';
  if (first === undefined) return '';
  const details = detailsOf(read, first);
  const alike = changes.filter((change) => change.entity === first.entity).length;
  return details !== '' && alike > 1 && isPlural(entry.envelope.command)
    ? `${details} and ${alike - 1} more`
    : details;
}

function labelOf(command: string): string {
  if (isCommand(command)) return commands[command].label;
  if (command === 'project.create') return 'Create project';
  if (command === 'project.branch') return 'Begin a copy';
  return command;
}

function pastOf(command: string): string {
  if (isCommand(command)) return past[command];
  if (command === 'project.create') return 'created the project';
  if (command === 'project.branch') return 'began a copy with';
  return command;
}

/** Commands whose changes are several of the same thing. */
function isPlural(command: string): boolean {
  return [
    'coding.add',
    'coding.remove',
    'coding.recode',
    'coding.load',
    'coding.autocode',
    'case.remove',
    'case.speakers',
    'value.set',
    'survey.import',
    'code.merge',
    'code.move',
    'code.remove',
    'coding.keep',
    'coding.settle',
    'link.add',
    'codebook.import',
    'source.import',
  ].includes(command);
}

function detailsOf(read: Read, change: Change): string {
  if (change.entity === 'coding') return codingDetails(read, change.id);
  if (change.entity === 'rule') return nameOf(read, idIn(change.cells.code));
  if (change.entity === 'casePart') return nameOf(read, idIn(change.cells.case));
  if (change.entity === 'value') return nameOf(read, idIn(change.cells.attribute));
  if (change.entity === 'revision') return nameOf(read, idIn(change.cells.source));
  if (change.entity === 'definition') return nameOf(read, idIn(change.cells.code));
  if (change.entity === 'setMember') return memberDetails(read, change);
  if (change.entity === 'link') return linkDetails(read, change);
  if (change.entity === 'assignment') return nameOf(read, idIn(change.cells.source));
  return nameOf(read, change.id);
}

function codingDetails(read: Read, id: Id): string {
  const coding = read.coding(id);
  if (coding === null) return '';
  const { start, end } = coding;
  return `${nameOf(read, coding.code)} on ${end - start} characters of ${nameOf(read, coding.source)}`;
}

/** "Access: Transport"; what was taken out says its set no more. */
function memberDetails(read: Read, { cells }: Change): string {
  const [set, member] = [nameOf(read, idIn(cells.set)), nameOf(read, idIn(cells.member))];
  return set === '' ? member : `${set}: ${member}`;
}

function linkDetails(read: Read, { cells }: Change): string {
  const end = (cell: AnyCell): string => {
    if (cell === null || typeof cell !== 'object' || !('id' in cell)) return '';
    const id = idIn(cell.id);
    return id !== null && cell.kind === 'coding' ? codingDetails(read, id) : nameOf(read, id);
  };
  return [end(cells.from), end(cells.to)].filter((name) => name !== '').join(' – ');
}

/** The present name of a thing of any kind; empty where it has none or is gone. */
function nameOf(read: Read, id: Id | null): string {
  if (id === null) return '';
  return read.nameOf(id) ?? '';
}

function idIn(value: Change['cells'][string]): Id | null {
  return typeof value === 'string' ? (value as Id) : null;
}
