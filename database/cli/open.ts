/** Opening a project for the command line: to write, or to read beside the open app. */
import { randomBytes } from 'node:crypto';
import { mkdirSync, rmSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Id, mintId } from '../../shared/ids.ts';
import { program } from '../../shared/program.ts';
import { done, refuse } from '../../shared/result.ts';
import { sameName } from '../commands/code.ts';
import { dataFolder } from '../file/data-folder.ts';
import { passGate } from '../file/gate.ts';
import { takeLock } from '../file/lock.ts';
import { copyWhole } from '../file/verify-copy.ts';
import { childParser } from '../import/child-parser.ts';
import type { Host } from '../kit.ts';
import { openProject, type Surroundings } from '../project.ts';
import { openSession, type Session } from '../session.ts';
import { Refused, valueIn } from './terminal.ts';

/** Clock, ids and folder of this installation. */
export function surroundings(): Surroundings {
  return {
    data: dataFolder(),
    clock: () => ({ ms: Date.now(), offset: -new Date().getTimezoneOffset() }),
    mint: () => mintId(Date.now(), randomBytes(10)),
  };
}

/** Parser and places of the command line. Whoever asks closes the parser. */
export function host(): Host {
  const worker = new URL('../import/worker.ts', import.meta.url);
  return {
    program,
    parser: childParser({ workerPath: fileURLToPath(worker) }),
    pathOf: (place) =>
      'path' in place
        ? done(resolve(place.path))
        : refuse('invalid', 'On the command line a place is a path.'),
  };
}

/** Runs `work` on a project open for writing. */
export async function writing<T>(path: string, work: (session: Session) => Promise<T> | T): Promise<T> {
  const own = host();
  const session = openSession(valueIn(openProject(resolve(path), surroundings())), own);
  if (session.project.readOnly) {
    session.close();
    own.parser.close();
    throw new Refused(
      `“${basename(path)}” is in a place that does not allow writing. Work on a copy elsewhere.`,
    );
  }
  try {
    return await work(session);
  } finally {
    session.close();
    own.parser.close();
  }
}

/** Runs `work` on a project for reading; on a copy of it where another program has it open. */
export async function reading<T>(path: string, work: (session: Session) => Promise<T> | T): Promise<T> {
  const around = surroundings();
  const target = resolve(path);
  valueIn(passGate(target));
  const lock = takeLock(target, around.data);
  const own = host();
  const folder = join(around.data, 'work');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = lock === null ? join(folder, `${randomBytes(8).toString('hex')}.concord`) : target;
  try {
    if (lock === null) copyWhole(target, file);
    const session = openSession(valueIn(openProject(file, around, { readOnly: true })), own);
    try {
      return await work(session);
    } finally {
      session.close();
    }
  } finally {
    own.parser.close();
    lock?.release();
    if (lock === null) rmSync(file, { force: true });
  }
}

/** Whether another program is writing this project now. */
export function isBusy(path: string): boolean {
  valueIn(passGate(resolve(path)));
  const lock = takeLock(resolve(path), dataFolder());
  lock?.release();
  return lock === null;
}

/** The coder who acts: the one named, made if missing; without a name the first coder of the project. */
export async function actingCoder(session: Session, name: string | undefined): Promise<Id> {
  const coders = valueIn(await session.query('coder.list', {}));
  const [first] = coders;
  if (name === undefined) {
    if (first === undefined) throw new Refused('The project has no coder. Name one with --coder.');
    return first.id;
  }
  const known = coders.find((coder) => sameName(coder.name, name));
  if (known) return known.id;
  const id = session.project.around.mint();
  valueIn(await session.execute('coder.add', { id, name }, first?.id ?? id));
  return id;
}

/** A coder that must exist. */
export async function coderNamed(session: Session, name: string): Promise<Id> {
  const coders = valueIn(await session.query('coder.list', {}));
  const known = coders.find((coder) => sameName(coder.name, name));
  if (known === undefined)
    throw new Refused(
      `There is no coder “${name}”. There are: ${coders.map((coder) => coder.name).join(', ')}.`,
    );
  return known.id;
}
