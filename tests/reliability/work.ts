/**
 * A process that works on a project until it is killed: random commands through the real session, and
 * a line on standard output for every change that was acknowledged. Started by the kill and fault
 * suites. Arguments: file, data folder, phase, seed, how many commands (0 = until killed).
 */
import { randomBytes } from 'node:crypto';
import { writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { childParser } from '../../database/import/child-parser.ts';
import { openProject } from '../../database/project.ts';
import { openSession } from '../../database/session.ts';
import type { CommandName } from '../../shared/commands.ts';
import { mintId } from '../../shared/ids.ts';
import { program } from '../../shared/program.ts';
import { done, refuse } from '../../shared/result.ts';
import { carryOut, type Move, move, type World } from '../support/moves.ts';

const [file = '', data = '', phase = 'code', seed = '1', count = '0'] = process.argv.slice(2);

/** What each phase does most. */
const PHASES: Readonly<Record<string, readonly CommandName[]>> = {
  code: ['coding.add', 'coding.adjust', 'code.add', 'memo.write', 'coding.remove'],
  import: ['source.import', 'coding.add'],
  undo: ['coding.add', 'history.undo', 'history.redo'],
  files: ['project.export', 'project.copy', 'project.merge', 'project.backup', 'coding.add', 'source.import'],
  erase: ['source.import', 'memo.write', 'project.erase', 'coding.add'],
};

/** Commands that cannot be done without writing: an acknowledgement without an entry is a lie. */
const ALWAYS_WRITE: readonly CommandName[] = ['code.add', 'coding.add', 'source.import', 'checkpoint.add'];

const opened = openProject(file, {
  data,
  clock: () => ({ ms: Date.now(), offset: 0 }),
  mint: () => mintId(Date.now(), randomBytes(10)),
});
if (!opened.ok) {
  say({ refused: opened.error.kind });
  process.exit(0);
}
const parser = childParser({
  workerPath: fileURLToPath(new URL('../../database/import/worker.ts', import.meta.url)),
});
const host = {
  program,
  parser,
  pathOf: (place: object) => ('path' in place ? done(String(place.path)) : refuse('refused', 'No.')),
};
const session = openSession(opened.value, host);
const world: World = {
  session,
  folder: dirname(file),
  coverage: new Map(),
  copies: [],
  counter: Number(seed) * 10_000,
};
const names = PHASES[phase] ?? [];
let n = 0;
say({ ready: true });
for (const given of drawn(Number(seed))) {
  const name = names[n % names.length];
  const one: Move = name === undefined ? given : { ...given, command: name };
  const before = session.project.store.entries.count();
  const result = await carryOut(world, one).catch((error: unknown) => {
    // A read by the generator itself, not by a command: the disk failed under the test.
    if (error instanceof Error && !error.stack?.includes('session.ts')) return false;
    say({
      thrown:
        error instanceof Error
          ? `${error.name} ${error.message} ${error.stack?.split('\n')[1] ?? ''}`
          : 'unknown',
    });
    return false;
  });
  if (result) {
    const written = session.project.store.entries.count() - before;
    const hollow = written === 0 && ALWAYS_WRITE.includes(one.command);
    say({ ack: session.project.store.head(), command: one.command, ...(hollow ? { hollow } : {}) });
  }
  if (!result) say({ refused: one.command });
  n++;
  if (n === Number(count)) break;
}
session.close();
parser.close();
say({ ended: n });

/** Moves without end, drawn in small lots: a worker that is killed soon needs few. */
function* drawn(from: number): Generator<Move> {
  for (let lot = 0; ; lot++) yield* fc.sample(move({ seldom: true }), { numRuns: 40, seed: from + lot });
}

/** A line at once: what is written here was acknowledged before anything else happens. */
function say(line: object): void {
  writeSync(1, `${JSON.stringify(line)}\n`);
}
