// Starts the app from a checkout; on a machine without a display, demonstrates it instead.
//
//   npm start
//   npm start -- --project Study.concord

import { buildApp } from './build.mjs';
import { run } from './setup/commands.mjs';
import { electronSwitches, lacksDisplay, runWithDisplay } from './setup/display.mjs';
import { inClone, tools } from './setup/places.mjs';
import { runMain, say } from './setup/steps.mjs';
import { setUpElectron, setUpTools } from './setup.mjs';

const HELP = `Starts Concord from this checkout, after setting up and building what is needed.

  npm start                               opens the app
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
  return run(node, [tools.electron, ...electronSwitches(), '.', ...args], { env });
});
