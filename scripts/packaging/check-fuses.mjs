// Reads the fuses of a packaged executable back and compares them with electron/secure-defaults.ts.
//
// Runs on the project's Node, which reads TypeScript. Exit status 1 and one line for every fuse that differs.

import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { packagedFuses } from '../../electron/secure-defaults.ts';

/** electron-builder's name of each fuse beside its place in the executable.
 * @type {Record<keyof typeof packagedFuses, FuseV1Options>} */
const PLACES = {
  runAsNode: FuseV1Options.RunAsNode,
  enableCookieEncryption: FuseV1Options.EnableCookieEncryption,
  enableNodeOptionsEnvironmentVariable: FuseV1Options.EnableNodeOptionsEnvironmentVariable,
  enableNodeCliInspectArguments: FuseV1Options.EnableNodeCliInspectArguments,
  enableEmbeddedAsarIntegrityValidation: FuseV1Options.EnableEmbeddedAsarIntegrityValidation,
  onlyLoadAppFromAsar: FuseV1Options.OnlyLoadAppFromAsar,
  loadBrowserProcessSpecificV8Snapshot: FuseV1Options.LoadBrowserProcessSpecificV8Snapshot,
  grantFileProtocolExtraPrivileges: FuseV1Options.GrantFileProtocolExtraPrivileges,
};

const executable = process.argv[2] ?? '';
const wire = await getCurrentFuseWire(executable);
const wrong = Object.entries(PLACES).filter(([name, place]) => {
  const isWanted = packagedFuses[/** @type {keyof typeof packagedFuses} */ (name)];
  return wire[place] !== (isWanted ? FuseState.ENABLE : FuseState.DISABLE);
});
for (const [name] of wrong) process.stderr.write(`${executable}: the fuse "${name}" is not as decided.\n`);
process.exitCode = wrong.length === 0 ? 0 : 1;
