/**
 * Where third-party files are: named by the environment, never in the repository. A test that needs
 * them is skipped with its reason, or fails where CONCORD_REQUIRE asks for them.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'vitest';

const root = process.env.CONCORD_CORPUS;
const isRequired = (process.env.CONCORD_REQUIRE ?? '').split(',').includes('corpus');

/** A test over corpus files. */
export const corpusTest = root !== undefined || isRequired ? test : test.skip;

/** Added to titles, so that a skipped test says why. */
export const why = root === undefined ? ' (needs CONCORD_CORPUS)' : '';

export function corpusPath(name: string): string {
  if (root === undefined)
    throw new Error('CONCORD_REQUIRE asks for the corpus, but CONCORD_CORPUS is not set.');
  return join(root, name);
}

export function corpusBytes(name: string): Uint8Array {
  return readFileSync(corpusPath(name));
}
