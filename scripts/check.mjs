// Checks the source without running it: types, lint and format, layer arrows, dead code.
//
//   npm run check
//
// Two tools run at a time. Each prints its time; a failing one also prints what it found.

import { pathToFileURL } from 'node:url';
import { collect } from './setup/commands.mjs';
import { tools } from './setup/places.mjs';
import { runMain, say, seconds } from './setup/steps.mjs';
import { setUpTools } from './setup.mjs';

const AT_ONCE = 2;
const TYPED_FOLDERS = ['shared', 'database', 'electron', 'renderer', 'tests', 'scripts'];

/** @type {readonly { name: string, args: string[] }[]} */
const CHECKS = [
  { name: 'lint and format', args: [tools.biome, 'check', '--error-on-warnings', '.'] },
  ...TYPED_FOLDERS.map((folder) => ({ name: `types of ${folder}`, args: [tools.typescript, '-p', folder] })),
  {
    name: 'layers',
    args: [
      tools.dependencyCruiser,
      ...['--config', '.dependency-cruiser.cjs', '--output-type', 'err'],
      ...['shared', 'database', 'electron', 'renderer', 'scripts', 'tests'],
    ],
  },
  { name: 'dead code', args: [tools.knip, '--no-progress'] },
];

/** Runs all checks.
 * @param {import('./setup.mjs').Tools} prepared
 * @returns {Promise<number>} how many failed */
export async function runChecks({ node, env }) {
  const started = performance.now();
  const waiting = [...CHECKS];
  let failed = 0;
  const work = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const isGood = await runCheck(next, node, env);
      if (!isGood) failed += 1;
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  say(`checks: ${failed === 0 ? 'all good' : `${failed} failed`}, ${seconds(performance.now() - started)}`);
  return failed;
}

/**
 * @param {{ name: string, args: string[] }} check
 * @param {string} node
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<boolean>} whether it passed */
async function runCheck({ name, args }, node, env) {
  const started = performance.now();
  const { status, output } = await collect(node, args, { env });
  const isGood = status === 0;
  say(`${name}: ${isGood ? 'good' : 'FAILED'}, ${seconds(performance.now() - started)}`);
  if (!isGood) process.stderr.write(`${output.trimEnd()}\n`);
  return isGood;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await runMain(async () => ((await runChecks(await setUpTools())) === 0 ? 0 : 1));
}
