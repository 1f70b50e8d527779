/**
 * Faults that tests plant in the product's own path, to prove that a suite would notice them. Only a
 * test run from source can switch one on: the build replaces the environment variable by nothing.
 */
export type Fault = 'ack-before-commit' | 'swallow-errors' | 'skip-parse' | 'skip-chain';

/** Whether this fault is planted in this process. */
export function planted(fault: Fault): boolean {
  return process.env.CONCORD_PLANT === fault;
}
