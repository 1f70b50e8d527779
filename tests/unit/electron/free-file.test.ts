/** A fresh copy of a sample study never takes the place of a file that is there; the list knows what is gone. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { freeFile } from '../../../electron/free-file.ts';
import { openSettings } from '../../../electron/settings.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'concord-free-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('counts on until a name is free, and makes the folder', () => {
  const documents = path.join(folder, 'Documents');
  const first = freeFile(documents, 'The Hourly Bus');
  expect(path.basename(first)).toBe('The Hourly Bus.concord');
  writeFileSync(first, '');
  const second = freeFile(documents, 'The Hourly Bus');
  expect(path.basename(second)).toBe('The Hourly Bus 2.concord');
  writeFileSync(second, '');
  expect(path.basename(freeFile(documents, 'The Hourly Bus'))).toBe('The Hourly Bus 3.concord');
});

it('keeps what a recent project holds, and says whose file is gone', () => {
  const settings = openSettings(path.join(folder, 'settings.json'));
  const file = path.join(folder, 'here.concord');
  writeFileSync(file, '');
  settings.rememberProject(file, 'Here', '2026-11-01T10:00:00Z');
  settings.rememberProject(path.join(folder, 'gone.concord'), 'Gone', '2026-11-02T10:00:00Z');
  const about = { documents: 12, coders: 2, coverage: [0.5] };
  settings.describeProject(file, about);
  settings.rememberProject(file, 'Here', '2026-11-03T10:00:00Z');
  const [here, gone] = openSettings(path.join(folder, 'settings.json')).read().recent;
  expect(here?.about).toEqual(about);
  expect(gone?.about).toBeNull();
  expect(settings.missing()).toEqual([gone?.id]);
});
