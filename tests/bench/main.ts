/**
 * The benchmarks: how long what people wait for takes beside the limit of this machine in the same
 * run, and whether every answer is right. One line of JSON an operation on standard output, a table on
 * standard error. Ends with 1 when an answer is wrong, 2 on wrong usage; never because of a time.
 */
import { parseArgs } from 'node:util';
import { runAppBench } from './app/run.ts';
import { DEFAULT_SEED, SIZES } from './generator.ts';
import { type Line, tableLines } from './line.ts';
import { operationNames, runBench } from './run.ts';

const USAGE = `Usage: npm run bench -- --size ${SIZES.join('|')} [--seed N] [--only NAME,...] [--app]
Names: ${operationNames.join(', ')}
With --app the real app is measured instead, in a window.`;

process.exitCode = await main(process.argv.slice(2));

async function main(argv: string[]): Promise<number> {
  const options = optionsOf(argv);
  if (options === null) {
    process.stderr.write(`${USAGE}\n`);
    return 2;
  }
  const { isApp, ...chosen } = options;
  const tell = (line: Line): boolean => process.stdout.write(`${JSON.stringify(line)}\n`);
  const result = isApp
    ? await runAppBench(chosen.size, chosen.seed, tell)
    : await runBench({ ...chosen, tell });
  if (!result.ok) {
    process.stderr.write(`${result.error.message}\n`);
    return 2;
  }
  process.stderr.write(`${tableLines(result.value).join('\n')}\n`);
  return result.value.every((line) => line.ok) ? 0 : 1;
}

function optionsOf(argv: string[]) {
  try {
    const { values } = parseArgs({
      args: argv,
      options: {
        size: { type: 'string' },
        seed: { type: 'string' },
        only: { type: 'string' },
        app: { type: 'boolean' },
      },
    });
    const size = SIZES.find((name) => name === (values.size ?? 'S'));
    const seed = Number(values.seed ?? DEFAULT_SEED);
    if (size === undefined || !Number.isSafeInteger(seed) || seed < 0) return null;
    return {
      size,
      seed,
      isApp: values.app === true,
      only: values.only?.split(',').filter((name) => name !== '') ?? [],
    };
  } catch {
    return null;
  }
}
