/** Exports of a real project, file by file. */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeStudy, type Study, workshop } from './study.ts';
const shop = workshop();
let study: Study;
beforeAll(async () => { study = await makeStudy(shop); });
afterAll(() => shop.close());
test('try', async () => {
  const to = join(shop.root, 'out');
  const r = await study.run('project.export', { to: { path: to }, options: { format: 'coding-table', verifier: true } });
  console.log(JSON.stringify(r, null, 1));
  for (const f of readdirSync(to)) if (/csv|manifest/.test(f)) console.log(`== ${f}\n${readFileSync(join(to, f), 'utf8').slice(0, 6000)}`);
  console.log(to);
  const { spawnSync } = await import('node:child_process');
  const p = spawnSync('python3', ['-I', join(to, 'verify.py'), to], { encoding: 'utf8' });
  console.log(p.stdout, p.stderr);
  expect(1).toBe(1);
});
