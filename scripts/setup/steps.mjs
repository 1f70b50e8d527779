// Says what is being done and how long it took.
//
// Every line goes to standard error, so that standard output stays free for results: the last line of
// `npm test`, the JSON of `npm start`, the tables of the command line.

/** Tells people something in one line.
 * @param {string} message */
export function say(message) {
  process.stderr.write(`[concord] ${message}\n`);
}

/** Runs one step, announcing it before and its duration in seconds after.
 * @template T
 * @param {string} name
 * @param {() => T | Promise<T>} act
 * @returns {Promise<T>} */
export async function step(name, act) {
  const started = performance.now();
  say(`${name} ...`);
  const result = await act();
  say(`${name}: ${seconds(performance.now() - started)}`);
  return result;
}

/** Milliseconds as seconds with one decimal, for people.
 * @param {number} milliseconds */
export function seconds(milliseconds) {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}

/** A problem the reader can act on: printed without a stack trace by `runMain`. */
export class SetupError extends Error {}

/** Runs a script's main function; a SetupError becomes one clear line and exit status 1.
 * @param {() => Promise<number | undefined>} main resolves to the exit status; undefined means 0 */
export async function runMain(main) {
  try {
    process.exitCode = (await main()) ?? 0;
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    say(error.message);
    process.exitCode = 1;
  }
}
