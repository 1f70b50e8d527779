/** A large export: how long it takes, that others get their turn meanwhile, that Cancel is heard, and a disk that runs full. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { verifyExport } from '../../../database/export/verify-export.ts';
import { makeStudy, must, type Study, workshop } from './study.ts';
import { python, rowsOf, runScript } from './tamper.ts';

const CODINGS = 60_000;
const shop = workshop();
let study: Study;

beforeAll(async () => {
  study = await makeStudy(shop);
  const codes = [study.codes.wait, study.codes.formula, study.codes.care, study.codes.unused];
  const document = join(shop.root, 'more');
  mkdirSync(document);
  const line = 'We waited and waited, "nobody" came, and then they said it was closed.\n';
  const from = Array.from({ length: 12 }, (_, i) => {
    writeFileSync(join(document, `Long ${i}.txt`), `${i} ${line.repeat(200)}`);
    return { path: join(document, `Long ${i}.txt`) };
  });
  const { imported } = await study.run('source.import', { from });
  const documents = imported.map((one) => one.id);
  let made = 0;
  for (let batch = 0; made < CODINGS; batch++) {
    const list = Array.from({ length: 1_000 }, (_, i) => {
      const at = Math.floor(batch / documents.length) * 1_000 + i;
      const start = (at * 7) % 13_000;
      const code = codes[Math.floor(at / 13_000) % codes.length] ?? study.codes.wait;
      return {
        id: study.mint(),
        source: documents[batch % documents.length] ?? study.source('Waiting room'),
        start,
        end: start + 40 + (at % 60),
        code,
      };
    });
    await study.run('coding.add', { codings: list }, batch % 2 === 0 ? study.ada : study.ben);
    made += list.length;
  }
}, 120_000);
afterAll(() => shop.close());

test(`${CODINGS} codings are exported, proven and previewed while others get their turn`, async () => {
  const to = join(shop.root, 'large');
  let longest = 0;
  let last = performance.now();
  const watch = setInterval(() => {
    longest = Math.max(longest, performance.now() - last);
    last = performance.now();
  }, 1);
  const begun = performance.now();
  const options = { format: 'coding-table' as const };
  const result = await study.run('project.export', { to: { path: to }, options });
  const exported = performance.now() - begun;
  const pause = longest;
  const proof = await verifyExport(to, study.session.project.store);
  const proven = performance.now() - begun - exported;
  const preview = must(await study.session.query('export.preview', { options }));
  const previewed = performance.now() - begun - exported - proven;
  clearInterval(watch);
  const megabytes = statSync(join(to, 'coding-table.csv')).size / 1e6;
  console.log(
    `${CODINGS} codings, ${megabytes.toFixed(0)} MB: export ${exported.toFixed(0)} ms (longest pause ${pause.toFixed(0)} ms), proof ${proven.toFixed(0)} ms, preview ${previewed.toFixed(0)} ms`,
  );
  expect(result.files[0]?.rows).toBe(CODINGS + 7);
  expect(proof).toMatchObject({ ok: true, problems: [], recorded: true });
  expect(preview.total).toBe(CODINGS + 7);
  expect(rowsOf(to).length).toBe(CODINGS + 7);
}, 60_000);

test.skipIf(!python)(
  'verify.py checks it as well (needs python3 on the path)',
  async () => {
    const to = join(shop.root, 'with-script');
    await study.run('project.export', {
      to: { path: to },
      options: { format: 'coding-table', verifier: true },
    });
    const begun = performance.now();
    const { status, output } = runScript(to);
    console.log(`verify.py on ${CODINGS} codings: ${(performance.now() - begun).toFixed(0)} ms`);
    expect(output).toContain('no problems');
    expect(status).toBe(0);
  },
  120_000,
);

test('cancelling in the middle leaves nothing behind', async () => {
  const folder = join(shop.root, 'cancelled');
  mkdirSync(folder);
  const stop = new AbortController();
  setTimeout(() => stop.abort(), 150);
  const result = await study.session.execute(
    'project.export',
    { to: { path: join(folder, 'out') }, options: { format: 'coding-table' } },
    study.ada,
    { signal: stop.signal },
  );
  expect(result).toMatchObject({ ok: false, error: { kind: 'cancelled' } });
  expect(readdirSync(folder)).toEqual([]);
});

const isRoot = process.getuid?.() === 0;

/** A small file system of its own, or null where this machine does not let us. */
function smallDisk(): string | null {
  const folder = join(shop.root, 'disk');
  mkdirSync(folder);
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=2m', 'tmpfs', folder], { stdio: 'ignore' });
    return folder;
  } catch {
    return null;
  }
}

test.skipIf(!isRoot)(
  'a full disk is one sentence and leaves nothing (needs the right to mount)',
  async (context) => {
    const disk = smallDisk();
    if (disk === null) return context.skip('this machine does not allow mounting');
    try {
      const before = study.session.project.store.head();
      const result = await study.session.execute(
        'project.export',
        { to: { path: join(disk, 'out') }, options: { format: 'coding-table' } },
        study.ada,
      );
      expect(result).toMatchObject({ ok: false, error: { kind: 'disk-full' } });
      expect(readdirSync(disk)).toEqual([]);
      expect(study.session.project.store.head()).toBe(before);
    } finally {
      execFileSync('umount', [disk]);
    }
  },
);

test.skipIf(isRoot)('a folder that may not be written to (root may write everywhere)', async () => {
  const folder = join(shop.root, 'locked');
  mkdirSync(folder, { mode: 0o500 });
  const result = await study.session.execute(
    'project.export',
    { to: { path: join(folder, 'out') }, options: { format: 'codebook' } },
    study.ada,
  );
  expect(result).toMatchObject({ ok: false, error: { kind: 'read-only' } });
});
