// Runs other programs: one function that streams their output, one that collects it.

import { spawn, spawnSync } from 'node:child_process';
import { root } from './places.mjs';

/** Runs a program in the clone with this terminal's streams.
 * @param {string} command
 * @param {string[]} args
 * @param {{ env?: NodeJS.ProcessEnv, stdout?: 'inherit' | 'stderr', cwd?: string }} [options]
 *   `stdout: 'stderr'` sends the program's output to our standard error
 * @returns {Promise<number>} exit status; 1 when it was ended by a signal or could not be started */
export function run(command, args, options = {}) {
  const stdout = options.stdout === 'stderr' ? 2 : 'inherit';
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: options.cwd ?? root,
      env: options.env ?? process.env,
      stdio: ['inherit', stdout, 'inherit'],
    });
    child.on('error', (error) => {
      process.stderr.write(`${command}: ${error.message}\n`);
      resolve(1);
    });
    child.on('exit', (status) => resolve(status ?? 1));
  });
}

/** Runs a program and collects both of its streams as one text.
 * @param {string} command
 * @param {string[]} args
 * @param {{ env?: NodeJS.ProcessEnv }} [options]
 * @returns {Promise<{ status: number, output: string }>} */
export function collect(command, args, options = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: root,
      env: options.env ?? process.env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    /** @param {Buffer} chunk */
    const keep = (chunk) => {
      output += chunk.toString();
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.on('error', (error) => resolve({ status: 1, output: error.message }));
    child.on('close', (status) => resolve({ status: status ?? 1, output }));
  });
}

/** Standard output of a program, or undefined when it is absent or failed.
 * @param {string} command
 * @param {string[]} args
 * @returns {string | undefined} */
export function output(command, args) {
  const result = spawnSync(command, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  return result.status === 0 ? result.stdout : undefined;
}

/** Whether a program can be found on the PATH (POSIX systems).
 * @param {string} name */
export function isInstalled(name) {
  return output('sh', ['-c', `command -v ${name}`]) !== undefined;
}
