import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { readInputFile } from '../../../database/import/read-input.ts';

const folder = mkdtempSync(join(tmpdir(), 'concord-read-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const at = (name: string) => join(folder, name);
const posixTest = process.platform === 'win32' ? test.skip : test;

async function sentence(path: string, limit?: number): Promise<string> {
  const result = await readInputFile(path, limit);
  return result.ok ? 'read' : result.error.message;
}

test('a plain file is read whole, its name without the path', async () => {
  const bytes = Buffer.alloc(2_500_000, 'ab');
  writeFileSync(at('a.txt'), bytes);
  const result = await readInputFile(at('a.txt'));
  expect(result).toMatchObject({ ok: true, value: { name: 'a.txt' } });
  if (result.ok) expect(bytes.equals(result.value.bytes)).toBe(true);
  expect(await sentence(at('a.txt'), 1_000_000)).toContain('a.txt is larger than 1 MB');
});

test('a missing file and a folder are refused', async () => {
  expect(await sentence(at('no.txt'))).toBe(
    'no.txt is not there any more; check where it is and choose it again.',
  );
  expect(await sentence(folder)).toContain('is a folder, not a file');
});

posixTest(
  'devices, pipes and links to them or to themselves are refused without waiting',
  { timeout: 5_000 },
  async () => {
    execFileSync('mkfifo', [at('pipe.txt')]);
    symlinkSync('/dev/zero', at('zero.txt'));
    symlinkSync(at('loop.txt'), at('loop.txt'));
    expect(await sentence(at('pipe.txt'))).toContain('device or a pipe');
    expect(await sentence(at('zero.txt'))).toContain('device or a pipe');
    expect(await sentence(at('loop.txt'))).toContain('leads back to itself');
  },
);
