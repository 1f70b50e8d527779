/**
 * Files stay readable: none over 500 lines, one over 400 says why, none is named for being a grab bag.
 */
import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

const REFUSED_OVER = 500;
const EXPLAINED_OVER = 400;
const EXPLANATION = /\bLong because\b/;
const EXPLANATION_WITHIN = 10;

const root = path.resolve(import.meta.dirname, '../..');
const folders = ['shared', 'database', 'electron', 'renderer', 'scripts', 'tests'];
const sourceFile = /\.(ts|tsx|mjs|cjs|css|sql|html)$/;
const grabBag = /(^|[-.])(utils?|helpers?|managers?|services?)([-.]|$)/i;

const files = folders
  .flatMap((folder) =>
    fs
      .readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
      .map((name) => `${folder}/${name}`),
  )
  .filter((name) => sourceFile.test(name));

/** What is wrong with a file, undefined when nothing is. */
function problem(name: string, text: string): string | undefined {
  const lines = text.trimEnd().split('\n');
  if (grabBag.test(path.basename(name))) return `${name}: name the noun or the act it is for`;
  if (lines.length > REFUSED_OVER) return `${name}: ${lines.length} lines, the limit is ${REFUSED_OVER}`;
  const head = lines.slice(0, EXPLANATION_WITHIN).join('\n');
  if (lines.length > EXPLAINED_OVER && !EXPLANATION.test(head)) {
    return `${name}: ${lines.length} lines without "Long because ..." in its first ${EXPLANATION_WITHIN}`;
  }
  return undefined;
}

test('every source file is short enough, or says why it is not, and has a telling name', () => {
  const problems = files.map((name) => problem(name, fs.readFileSync(path.join(root, name), 'utf8')));
  expect(problems.filter((found) => found !== undefined)).toEqual([]);
  expect(files.length).toBeGreaterThan(20);
});

test('the rule notices what it is for', () => {
  const lines = (count: number, first = '') => `${first}\n${'x\n'.repeat(count - 1)}`;
  expect(problem('shared/text.ts', lines(400))).toBeUndefined();
  expect(problem('shared/text.ts', lines(401))).toMatch(/Long because/);
  expect(problem('shared/text.ts', lines(401, '// Long because it is one table.'))).toBeUndefined();
  expect(problem('shared/text.ts', lines(501, '// Long because it is one table.'))).toMatch(/limit is 500/);
  for (const name of [
    'shared/utils.ts',
    'renderer/date-helpers.ts',
    'database/manager.ts',
    'electron/service.ts',
  ]) {
    expect(problem(name, '')).toMatch(/name the noun/);
  }
});
