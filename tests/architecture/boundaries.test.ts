/**
 * The layer rules of .dependency-cruiser.cjs, tried on planted imports.
 *
 * `npm run check` applies the rules to the source. This test proves that they would notice: each planted
 * import must be reported under its rule, and a tree without any forbidden import must pass.
 */
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { z } from 'zod';

const root = path.resolve(import.meta.dirname, '../..');
const report = z.object({
  summary: z.object({
    violations: z.array(z.object({ from: z.string(), to: z.string(), rule: z.object({ name: z.string() }) })),
  }),
});

/** Files of a small tree in which every import is allowed. */
const allowed: Record<string, string> = {
  'shared/code.ts': `import { z } from 'zod'; export const code = z.string();`,
  'database/connection.ts': `import Database from 'better-sqlite3'; export const open = () => new Database('');`,
  'database/project.ts': `import { code } from '../shared/code.ts'; import { open } from './connection.ts'; export const project = [code, open];`,
  'database/commands/code.ts': `import fs from 'node:fs'; export const addCode = fs;`,
  'electron/main.ts': `import { app } from 'electron'; import type { code } from '../shared/code.ts'; export const start = (c: typeof code) => [app, c];`,
  'renderer/App.tsx': `import { code } from '../shared/code.ts'; import { useState } from 'react'; export const App = () => useState(code);`,
  'tests/all.test.ts': `import { project } from '../database/project.ts'; import { start } from '../electron/main.ts'; export const all = [project, start];`,
};

/** One forbidden import each: rule, file, source. */
const planted: readonly [rule: string, file: string, source: string][] = [
  ['shared-imports-only-shared', 'shared/x.ts', `import { open } from '../database/connection.ts'; open();`],
  [
    'shared-imports-only-shared',
    'shared/x.ts',
    `import type { start } from '../electron/main.ts'; export type X = typeof start;`,
  ],
  ['shared-uses-no-node', 'shared/x.ts', `import fs from 'node:fs'; fs.statSync('.');`],
  ['shared-uses-no-other-package', 'shared/x.ts', `import { useState } from 'react'; useState();`],
  [
    'database-imports-only-database-and-shared',
    'database/x.ts',
    `import { App } from '../renderer/App.tsx'; App();`,
  ],
  [
    'electron-imports-only-electron-and-shared',
    'electron/x.ts',
    `import { open } from '../database/connection.ts'; open();`,
  ],
  [
    'renderer-imports-only-renderer-and-shared',
    'renderer/x.tsx',
    `import('../database/project.ts').then(console.log);`,
  ],
  ['renderer-uses-no-node', 'renderer/x.ts', `import { join } from 'node:path'; join('a');`],
  [
    'only-the-shell-imports-electron',
    'renderer/x.ts',
    `import { ipcRenderer } from 'electron'; ipcRenderer.send('a');`,
  ],
  [
    'one-file-imports-the-driver',
    'database/x.ts',
    `import Database from 'better-sqlite3'; new Database('');`,
  ],
  [
    'commands-and-queries-get-their-reader',
    'database/commands/x.ts',
    `import { open } from '../connection.ts'; open();`,
  ],
  ['no-cycles', 'shared/x.ts', `import { x } from './x2.ts'; export const y = x;`],
  ['every-import-resolves', 'shared/x.ts', `import { missing } from './missing.ts'; missing();`],
];

/** The other half of the planted cycle. */
const cycle = { 'shared/x2.ts': `import { y } from './x.ts'; export const x = y;` };

const trees: string[] = [];
afterEach(() => {
  for (const tree of trees.splice(0)) fs.rmSync(tree, { recursive: true });
});

describe('the layer rules', () => {
  test('pass a tree with allowed imports only', () => {
    expect(violations(allowed)).toEqual([]);
  });

  test.each(planted)('notice: %s (%s: %s)', (rule, file, source) => {
    const extra = rule === 'no-cycles' ? cycle : {};
    const found = violations({ ...allowed, ...extra, [file]: source });
    expect(found).toContainEqual({ rule, from: file });
    expect(found.filter((violation) => violation.rule !== rule)).toEqual([]);
  });
});

/** Writes the files as a tree of their own and applies the project's rules to it. */
function violations(files: Record<string, string>): { rule: string; from: string }[] {
  const tree = fs.mkdtempSync(path.join(os.tmpdir(), 'concord-layers-'));
  trees.push(tree);
  for (const [name, source] of Object.entries(files)) {
    fs.mkdirSync(path.join(tree, path.dirname(name)), { recursive: true });
    fs.writeFileSync(path.join(tree, name), source);
  }
  fs.symlinkSync(path.join(root, 'node_modules'), path.join(tree, 'node_modules'), 'junction');
  const found = report.parse(JSON.parse(cruise(tree)));
  return found.summary.violations.map(({ rule, from }) => ({ rule: rule.name, from }));
}

function cruise(tree: string): string {
  const cruiser = path.join(root, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs');
  const config = path.join(root, '.dependency-cruiser.cjs');
  const args = [cruiser, '--config', config, '--output-type', 'json'];
  return execFileSync(process.execPath, [...args, 'shared', 'database', 'electron', 'renderer', 'tests'], {
    cwd: tree,
    encoding: 'utf8',
  });
}
