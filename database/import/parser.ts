/**
 * A parser in another process, whatever carries the messages: one document at a time, a wall clock
 * that kills, and every death turned into a refusal with a sentence. The process stays alive between
 * documents and is started again after a death, so one bad file never costs the next one.
 */
import type { ParsedDocument } from '../../shared/blocks.ts';
import { type ImportErrorKind, type ImportResult, refusal, shownName } from './import-error.ts';
import { checkReply, type ImportRequest, type PlantedFault } from './messages.ts';
import type { ImportInput } from './parse.ts';

export type Parser = {
  /** Parses one document; calls wait for each other. An aborted signal kills the work at once. */
  parse(input: ImportInput, signal?: AbortSignal): Promise<ImportResult<ParsedDocument>>;
  /** Ends the process; what is under way is answered as cancelled. */
  close(): void;
};

export type Death = 'memory' | 'crashed';

/** One living process. `onEnd` is called once, when it is gone for whatever reason. */
export type Line = {
  send(request: ImportRequest): void;
  onReply(listener: (raw: unknown) => void): void;
  onEnd(listener: (death: Death) => void): void;
  kill(): void;
};

export type LineParserOptions = {
  connect(): Promise<Line>;
  /** How long a document of so many bytes may take, in milliseconds. */
  wallMilliseconds(bytes: number): number;
  plant?: ((input: ImportInput) => PlantedFault | undefined) | undefined;
};

const SENTENCES: Readonly<Record<'timeout' | 'memory' | 'crashed' | 'cancelled', string>> = {
  timeout:
    'took too long to read and was stopped; save it again in another format, or split it, and import that.',
  memory: 'needs more memory than an import may use; split it and import the parts.',
  crashed: 'could not be read: it made the import end; save it again in another format and import that.',
  cancelled: 'was not imported because the import was cancelled.',
};

/** A parser over lines that `connect` opens. */
export function lineParser({ connect, wallMilliseconds, plant }: LineParserOptions): Parser {
  let line: Line | undefined;
  let queue: Promise<unknown> = Promise.resolve();
  let isClosed = false;
  let lastId = 0;
  let receive: (raw: unknown) => void = () => undefined;
  let stop: (kind: 'timeout' | 'memory' | 'crashed' | 'cancelled') => void = () => undefined;

  const living = async (): Promise<Line> => {
    if (line !== undefined) return line;
    const fresh = await connect();
    line = fresh;
    fresh.onReply((raw) => line === fresh && receive(raw));
    fresh.onEnd((death) => {
      if (line !== fresh) return;
      line = undefined;
      stop(death);
    });
    return fresh;
  };

  const drop = (): void => {
    const dead = line;
    line = undefined;
    dead?.kill();
  };

  const run = async (
    input: ImportInput,
    signal: AbortSignal | undefined,
  ): Promise<ImportResult<ParsedDocument>> => {
    if (isClosed || signal?.aborted === true) return refusalOf('cancelled', input.name);
    const open = await living().catch(() => undefined);
    if (open === undefined) return refusalOf('crashed', input.name);
    if (isClosed) drop();
    lastId += 1;
    const id = lastId;
    const fault = plant?.(input);
    return new Promise((resolve) => {
      const settle = (result: ImportResult<ParsedDocument>): void => {
        clearTimeout(timer);
        signal?.removeEventListener('abort', abort);
        receive = () => undefined;
        stop = () => undefined;
        resolve(result);
      };
      const abort = (): void => stop('cancelled');
      stop = (kind) => {
        drop();
        settle(refusalOf(kind, input.name));
      };
      receive = (raw) => settle(checkReply(raw, id, input.name));
      const timer = setTimeout(() => stop('timeout'), wallMilliseconds(input.bytes.length));
      if (isClosed || signal?.aborted === true) return stop('cancelled');
      signal?.addEventListener('abort', abort, { once: true });
      open.send(fault === undefined ? { id, input } : { id, input, fault });
    });
  };

  return {
    parse(input, signal) {
      const result = queue.then(() => run(input, signal));
      queue = result.catch(() => undefined);
      return result;
    },
    close() {
      isClosed = true;
      stop('cancelled');
      drop();
    },
  };
}

function refusalOf(kind: keyof typeof SENTENCES & ImportErrorKind, name: string): ImportResult<never> {
  return refusal(kind, `${shownName(name)} ${SENTENCES[kind]}`);
}
