/** Commands on backups: backups, restore. A backup is restored as a file beside, never over one. */
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { listBackups } from '../file/backup.ts';
import { dataFolder } from '../file/data-folder.ts';
import { passGate } from '../file/gate.ts';
import { codeOf } from '../file/storage-errors.ts';
import { copyWhole, verifyCopy } from '../file/verify-copy.ts';
import { placeNew, temporaryBeside } from '../file/write-whole.ts';
import { openProject } from '../project.ts';
import { arg, text } from './files.ts';
import { surroundings } from './open.ts';
import { columns, Refused, type Spoken, UsageError, valueIn } from './terminal.ts';
import type { Call } from './verbs.ts';

/** The backups of one project, or of all: the file of a project may be lost. */
export function backups(call: Call): Spoken {
  const value = folders(call.args[0]).flatMap((folder) =>
    listBackups(folder).map(({ file, head, bytes, at, reason }) => ({
      backup: basename(file),
      path: file,
      project: basename(folder),
      at: new Date(at).toISOString(),
      reason,
      bytes,
      head,
    })),
  );
  const lines = columns(value.map((row) => [row.at, row.reason, `${row.bytes} bytes`, row.path]));
  return { status: 0, value, lines: lines.length > 0 ? lines : ['There are no backups.'] };
}

function folders(file: string | undefined): string[] {
  const root = join(dataFolder(), 'backups');
  if (file !== undefined) {
    const project = valueIn(openProject(resolve(file), surroundings(), { readOnly: true }));
    project.close();
    return [project.backups.folder];
  }
  return existsSync(root) ? readdirSync(root).map((name) => join(root, name)) : [];
}

/** Makes a project file from a backup, checked completely before it gets its name. */
export async function restore(call: Call): Promise<Spoken> {
  const to = text(call, 'to');
  if (to === undefined) throw new UsageError('Say where the project should be: --to PATH.');
  const target = resolve(to);
  if (existsSync(target)) throw new Refused(`“${basename(target)}” is already there. Choose another name.`);
  const backup = pathOf(arg(call, 0));
  valueIn(passGate(backup));
  const temporary = temporaryBeside(target);
  try {
    copyWhole(backup, temporary);
    const checked = await verifyCopy(temporary, dataFolder(), call.progress, new AbortController().signal);
    if (checked === null || !checked.ok) throw new Refused('This backup is not sound. Choose another one.');
    placeNew(temporary, target);
    return {
      status: 0,
      value: { path: target, head: checked.head, entries: checked.entries },
      lines: [`Made ${to} with all that stood at entry ${checked.entries}.`],
    };
  } catch (error) {
    if (codeOf(error) === 'ENOENT') throw new Refused(`The folder for “${basename(target)}” does not exist.`);
    if (codeOf(error) === 'EEXIST')
      throw new Refused(`“${basename(target)}” is already there. Choose another name.`);
    throw error;
  } finally {
    rmSync(temporary, { force: true });
  }
}

/** A backup by its path, or by the name that `backups` lists. */
function pathOf(given: string): string {
  if (existsSync(resolve(given))) return resolve(given);
  const found = folders(undefined)
    .flatMap(listBackups)
    .find((backup) => basename(backup.file) === given);
  if (found === undefined) throw new Refused(`There is no backup “${given}”. See: concord backups`);
  return found.file;
}
