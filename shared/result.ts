/**
 * Expected outcomes as values. A function that can be refused returns a Result; only the
 * unexpected throws, and is caught once, in the server.
 */
export type Result<T, E = Failure> = { ok: true; value: T } | { ok: false; error: E };

import type { Failure, FailureKind } from './errors.ts';

/** A success carrying `value`. */
export function done<T>(value: T): { ok: true; value: T } {
  return { ok: true, value };
}

/** A refusal: `kind` for the program, `message` one clear sentence for the person. */
export function refuse(kind: FailureKind, message: string): { ok: false; error: Failure } {
  return { ok: false, error: { kind, message } };
}
