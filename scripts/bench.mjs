// The benchmarks: runs tests/bench/main.ts on the project's own Node, with the given arguments.
//
//   npm run -s bench -- ARGS

import { run } from './setup/commands.mjs';
import { inClone } from './setup/places.mjs';
import { runMain } from './setup/steps.mjs';
import { setUpTools } from './setup.mjs';

await runMain(async () => {
  const { node, env } = await setUpTools();
  const workingFolder = process.env.INIT_CWD ?? process.cwd();
  return run(node, [inClone('tests/bench/main.ts'), ...process.argv.slice(2)], { env, cwd: workingFolder });
});
