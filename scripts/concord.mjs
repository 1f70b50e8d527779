// The command line from a checkout: runs database/cli.ts on the project's own Node.
//
//   npm run -s concord -- ARGS
//
// Standard output belongs to the command; set-up, if any is needed, speaks on standard error.

import { run } from './setup/commands.mjs';
import { inClone } from './setup/places.mjs';
import { runMain } from './setup/steps.mjs';
import { setUpTools } from './setup.mjs';

await runMain(async () => {
  const { node, env } = await setUpTools();
  const workingFolder = process.env.INIT_CWD ?? process.cwd();
  return run(node, [inClone('database/cli.ts'), ...process.argv.slice(2)], { env, cwd: workingFolder });
});
