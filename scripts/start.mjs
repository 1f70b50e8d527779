// Starts the app from a checkout; on a machine without a display, demonstrates it instead.
//
//   npm start
//   npm start -- --project Study.concord

import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { buildApp } from './build.mjs';
import { run } from './setup/commands.mjs';
import { electronSwitches, lacksDisplay, runWithDisplay } from './setup/display.mjs';
import { inClone, tools } from './setup/places.mjs';
import { runMain, say } from './setup/steps.mjs';
import { setUpElectron, setUpTools } from './setup.mjs';

const HELP = `Starts Concord from this checkout, after setting up and building what is needed.

  npm start                               opens the app with a fresh copy of the sample study
  npm start -- --empty                    opens the app without a project
  npm start -- --project Study.concord    opens the app with a project
  npm start -- --demonstrate              carries the main job out in the app and leaves the results
                                          in the folder "demonstration"
  npm start -- --help                     prints this text

Without a display (a server, a container) the demonstration is what runs. The last line on standard
output then is JSON: {"project", "tables", "screenshots", "documents", "codings", "coders", "verified"}.
`;

await runMain(async () => {
  const args = process.argv.slice(2);
  if (args.includes('--help') || args.includes('-h')) {
    process.stdout.write(HELP);
    return 0;
  }
  const prepared = await setUpElectron(await setUpTools());
  const status = await buildApp(prepared);
  if (status !== 0) return status;
  const { node, env } = prepared;
  if (args.includes('--demonstrate') || lacksDisplay(env)) {
    say('demonstration: the main job, carried out in the app without a person');
    return runWithDisplay(node, [inClone('scripts/demonstration.mjs')], { env });
  }
  const project = await projectToOpen(node, args);
  return run(node, [tools.electron, ...electronSwitches(), '.', ...project, ...args], { env });
});

/** A fresh copy of the sample study, unless a project was named or none is wanted.
 * @param {string} node
 * @param {string[]} args */
async function projectToOpen(node, args) {
  if (args.includes('--empty') || args.some((arg) => arg.startsWith('--project') || arg.endsWith('.concord')))
    return [];
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'concord-sample-'));
  const file = path.join(folder, 'The Hourly Bus.concord');
  await run(node, [inClone('database/cli.ts'), 'sample', file], { stdout: 'stderr' });
  say(`the sample study is a copy of your own: ${file}`);
  return ['--project', file];
}
