// The screen to draw on: the person's own, or a virtual one on a machine without.

import { run } from './commands.mjs';

/** Whether windows need a virtual display here.
 * @param {NodeJS.ProcessEnv} env */
export function lacksDisplay(env) {
  return process.platform === 'linux' && !env.DISPLAY && !env.WAYLAND_DISPLAY;
}

/** Runs a program that opens windows, on a virtual display where there is none.
 * @param {string} command
 * @param {string[]} args
 * @param {{ env: NodeJS.ProcessEnv, stdout?: 'inherit' | 'stderr' }} options
 * @returns {Promise<number>} exit status */
export function runWithDisplay(command, args, options) {
  if (!lacksDisplay(options.env)) return run(command, args, options);
  return run('xvfb-run', ['-a', '-s', '-screen 0 1440x900x24', command, ...args], options);
}

/** What Electron's command line must hold on this machine: Chromium's sandbox refuses to run as root. */
export function electronSwitches() {
  return process.getuid?.() === 0 ? ['--no-sandbox'] : [];
}
