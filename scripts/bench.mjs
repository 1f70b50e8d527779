// The benchmarks: runs tests/bench/main.ts on the project's own Node, with the given arguments.
//
//   npm run -s bench -- ARGS
//
// With --app it builds the app and measures it in a window.

import { buildApp } from './build.mjs';
import { run } from './setup/commands.mjs';
import { runWithDisplay } from './setup/display.mjs';
import { inClone } from './setup/places.mjs';
import { runMain } from './setup/steps.mjs';
import { setUpElectron, setUpTools } from './setup.mjs';

await runMain(async () => {
  const args = [inClone('tests/bench/main.ts'), ...process.argv.slice(2)];
  const tools = await setUpTools();
  if (process.argv.includes('--app')) {
    const prepared = await setUpElectron(tools);
    const status = await buildApp(prepared);
    return status === 0 ? runWithDisplay(prepared.node, args, { env: prepared.env }) : status;
  }
  return run(tools.node, args, { env: tools.env, cwd: process.env.INIT_CWD ?? process.cwd() });
});
