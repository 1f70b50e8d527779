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

/** What Electron's command line must hold for this machine: no sandbox for root, no GPU without a display.
 * @param {NodeJS.ProcessEnv} env */
export function electronSwitches(env) {
  const isRoot = process.getuid?.() === 0;
  return [...(isRoot ? ['--no-sandbox'] : []), ...(lacksDisplay(env) ? ['--disable-gpu'] : [])];
}
