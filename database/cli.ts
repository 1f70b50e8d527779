/**
 * The command line: the whole product without a window, over the same database layer. Says one JSON
 * value with --json, aligned text otherwise; ends with 0 done, 1 refused or not verified, 2 wrong
 * usage. No stack trace ever reaches a person.
 */
import { parseArgs } from 'node:util';
import { progressBar, Refused, type Spoken, UsageError } from './cli/terminal.ts';
import { type Verb, verbTable } from './cli/verbs.ts';
import { storageFailure } from './file/storage-errors.ts';

const OPTIONS = {
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
  coder: { type: 'string', multiple: true },
  title: { type: 'string' },
  encoding: { type: 'string' },
  offsets: { type: 'string' },
  format: { type: 'string' },
  to: { type: 'string' },
  at: { type: 'string' },
  exact: { type: 'boolean' },
  attributes: { type: 'boolean' },
  texts: { type: 'boolean' },
  verifier: { type: 'boolean' },
  languages: { type: 'boolean' },
  pseudonyms: { type: 'boolean' },
  overwrite: { type: 'boolean' },
  for: { type: 'string' },
  blind: { type: 'boolean' },
  of: { type: 'string' },
  since: { type: 'string' },
  until: { type: 'string' },
  what: { type: 'string' },
  limit: { type: 'string' },
  coders: { type: 'string' },
  unit: { type: 'string' },
  cases: { type: 'string' },
  code: { type: 'string' },
  in: { type: 'string', multiple: true },
  descendants: { type: 'boolean' },
  phrase: { type: 'boolean' },
  regex: { type: 'boolean' },
  speaker: { type: 'string' },
  words: { type: 'string' },
  all: { type: 'boolean' },
  reason: { type: 'string' },
  preview: { type: 'boolean' },
  folder: { type: 'string' },
  as: { type: 'string', multiple: true },
} as const;

// Who reads only the first lines (head, less) closes the pipe; that is no error.
process.stdout.on('error', (error) => {
  if (!('code' in error) || error.code !== 'EPIPE') throw error;
});
process.exitCode = await main(process.argv.slice(2));

async function main(argv: string[]): Promise<number> {
  const [name = ''] = argv;
  try {
    const verb = Object.hasOwn(verbTable, name) ? verbTable[name] : undefined;
    if (verb === undefined) return helpOrWrong(name);
    const { values, positionals } = parse(argv.slice(1));
    if (values.help) return say(usageOf(verb));
    if (positionals.length < verb.takes[0] || positionals.length > verb.takes[1])
      throw new UsageError(`Usage: concord ${verb.usage}`);
    const { coder, ...rest } = values;
    const one = name === 'export' ? coder : coder?.at(-1);
    const options = one === undefined ? rest : { ...rest, coder: one };
    const spoken = await verb.run({ args: positionals, options, progress: progressBar(process.stderr) });
    return finish(spoken, values.json === true);
  } catch (error) {
    return wrong(error);
  }
}

function parse(argv: string[]) {
  try {
    return parseArgs({ args: argv, options: OPTIONS, allowPositionals: true });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : 'The call does not fit.');
  }
}

function helpOrWrong(name: string): number {
  const lines = [
    'concord: qualitative coding from the command line',
    '',
    ...Object.values(verbTable).map((verb) => `  concord ${verb.usage}\n      ${verb.does}`),
  ];
  if (name === '--help' || name === '-h' || name === 'help') return say(lines);
  process.stderr.write(
    name === '' ? `${lines.join('\n')}\n` : `There is no command “${name}”. See: concord --help\n`,
  );
  return 2;
}

function usageOf(verb: Verb): string[] {
  return [
    `concord ${verb.usage}`,
    `  ${verb.does}`,
    '',
    `Example: ${verb.example}`,
    'With --json the result is one JSON value.',
  ];
}

function say(lines: readonly string[]): number {
  process.stdout.write(`${lines.join('\n')}\n`);
  return 0;
}

function finish(spoken: Spoken, asJson: boolean): number {
  const lines = asJson ? [JSON.stringify(spoken.value)] : spoken.lines;
  process.stdout.write(`${lines.join('\n')}\n`);
  return spoken.status;
}

function wrong(error: unknown): number {
  if (error instanceof UsageError) {
    process.stderr.write(`${error.message}\n`);
    return 2;
  }
  const failure = error instanceof Refused ? error : storageFailure(error, 'this');
  const message = failure?.message ?? 'Something went wrong inside Concord. Nothing was changed.';
  process.stderr.write(`${message}\n`);
  if (failure === null && process.env.CONCORD_DEBUG) console.error(error);
  return 1;
}
