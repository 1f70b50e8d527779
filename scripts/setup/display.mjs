// The screen to draw on: the person's own, or a virtual one on a machine without.

import { spawn } from 'node:child_process';
import { run } from './commands.mjs';

const SCREEN = '1440x900x24';

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
  return run('xvfb-run', ['-a', '-s', `-screen 0 ${SCREEN}`, command, ...args], options);
}

/**
 * Virtual displays of their own for programs that run beside each other: windows on one display would take
 * each other's focus and clipboard.
 * @param {number} count
 * @returns {Promise<{ names: string[], stop: () => void }>} names as DISPLAY wants them */
export async function startDisplays(count) {
  const started = await Promise.all(Array.from({ length: count }, startDisplay));
  return {
    names: started.map(({ name }) => name),
    stop: () => {
      for (const { server } of started) server.kill();
    },
  };
}

/** @returns {Promise<{ name: string, server: import('node:child_process').ChildProcess }>} */
function startDisplay() {
  return new Promise((resolve, reject) => {
    const args = ['-displayfd', '1', '-screen', '0', SCREEN, '-nolisten', 'tcp'];
    const server = spawn('Xvfb', args, { stdio: ['ignore', 'pipe', 'ignore'] });
    server.on('error', reject);
    server.on('exit', (status) => reject(new Error(`Xvfb ended with status ${status}.`)));
    let said = '';
    server.stdout.on('data', (/** @type {Buffer} */ chunk) => {
      said += chunk.toString();
      if (said.endsWith('\n')) resolve({ name: `:${said.trim()}`, server });
    });
  });
}

/** What Electron's command line must hold on this machine: Chromium's sandbox refuses to run as root. */
export function electronSwitches() {
  return process.getuid?.() === 0 ? ['--no-sandbox'] : [];
}
