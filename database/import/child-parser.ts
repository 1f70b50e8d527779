/**
 * The parser in a forked Node process: capped memory, an empty environment, an empty folder to stand
 * in, no terminal. Used by the command line and by tests; the desktop has port-parser.ts.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { IMPORT_LIMITS, wallMilliseconds } from './limits.ts';
import { PLANTED_FAULTS, type PlantedFault } from './messages.ts';
import type { ImportInput } from './parse.ts';
import { type Death, type Line, lineParser, type Parser } from './parser.ts';

export type ChildParserOptions = {
  /** The compiled or .ts entry of the import process. */
  workerPath: string;
  /** The Node that runs it; this one by default. */
  execPath?: string;
  memoryMegabytes?: number;
  /** Where the child gets its empty folder; the system's place for such by default. */
  within?: string;
  /** Milliseconds a document of so many bytes may take; 60 s and 1 s a megabyte by default. */
  wall?: (bytes: number) => number;
  /** All of the child's environment but what Node itself needs. */
  environment?: Readonly<Record<string, string>>;
  /** Tests only: the fault a document is to meet. */
  plant?: (input: ImportInput) => PlantedFault | undefined;
};

/** Kept of what a dying process says, in characters: enough to tell memory from other ends. */
const LAST_WORDS = 8_192;

/** A parser in a process of its own, started with the first document. */
export function childParser(options: ChildParserOptions): Parser {
  const folder = mkdtempSync(join(options.within ?? tmpdir(), 'concord-import-'));
  const parser = lineParser({
    connect: async () => lineTo(start(options, folder)),
    wallMilliseconds: options.wall ?? wallMilliseconds,
    plant: options.plant,
  });
  return {
    parse: parser.parse,
    close() {
      parser.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function start(options: ChildParserOptions, folder: string): ChildProcess {
  // Windows cannot start a process without knowing where it lives itself.
  const system = process.env.SystemRoot === undefined ? {} : { SystemRoot: process.env.SystemRoot };
  return fork(options.workerPath, options.plant === undefined ? [] : [PLANTED_FAULTS], {
    execPath: options.execPath ?? process.execPath,
    execArgv: [`--max-old-space-size=${options.memoryMegabytes ?? IMPORT_LIMITS.memoryMegabytes}`],
    env: { ...system, ...options.environment },
    cwd: folder,
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    serialization: 'advanced',
  });
}

function lineTo(child: ChildProcess): Line {
  let lastWords = '';
  child.stderr?.setEncoding('utf8').on('data', (piece: string) => {
    lastWords = (lastWords + piece).slice(-LAST_WORDS);
  });
  return {
    send(request) {
      // A channel that is gone is told by the end of the process.
      child.send(request, () => undefined);
    },
    onReply: (listener) => void child.on('message', listener),
    onEnd(listener) {
      let isTold = false;
      const tell = (death: Death): void => {
        if (!isTold) listener(death);
        isTold = true;
      };
      child.on('error', () => tell('crashed'));
      child.on('close', (code) =>
        tell(code === 134 || /out of memory|Allocation failed/i.test(lastWords) ? 'memory' : 'crashed'),
      );
    },
    kill: () => void child.kill('SIGKILL'),
  };
}
