/** The settings file: kept, replaced whole, set aside when unreadable, silent about paths. */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openSettings } from '../../../electron/settings.ts';
import { defaultPreferences } from '../../../shared/settings.ts';

let folder = '';
let file = '';
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'concord-settings-'));
  file = path.join(folder, 'new', 'settings.json');
});
afterEach(() => fs.rmSync(folder, { recursive: true }));

test('starts with defaults and remembers changes', () => {
  const settings = openSettings(file);
  expect(settings.read()).toEqual({ ...defaultPreferences, recent: [] });
  settings.change({ coder: 'Ana' });
  settings.change({ theme: 'dark' });
  expect(openSettings(file).read()).toEqual({
    ...defaultPreferences,
    theme: 'dark',
    coder: 'Ana',
    recent: [],
  });
  expect(fs.readdirSync(path.dirname(file))).toEqual(['settings.json']);
});

test('an unreadable file is set aside, not overwritten', () => {
  fs.mkdirSync(path.dirname(file));
  fs.writeFileSync(file, '{ "version": 1, "theme":');
  expect(openSettings(file).read().theme).toBe('system');
  expect(fs.readFileSync(`${file}.unreadable`, 'utf8')).toContain('"theme":');
});

test('the file of an older version is read, what it does not say has its default', () => {
  fs.mkdirSync(path.dirname(file));
  fs.writeFileSync(file, JSON.stringify({ version: 1, theme: 'dark', coder: 'Ana', recent: [] }));
  expect(openSettings(file).read()).toEqual({
    ...defaultPreferences,
    theme: 'dark',
    coder: 'Ana',
    recent: [],
  });
});

test('recent projects: newest first, each once, at most twelve, found by id while they exist', () => {
  const settings = openSettings(file);
  const project = path.join(folder, 'Study.concord');
  fs.writeFileSync(project, '');
  for (let index = 0; index < 15; index++) settings.rememberProject(`/p/${index}.concord`, '', '2026-01-01');
  settings.rememberProject(project, 'Rural care', '2026-01-02');
  const { recent } = settings.rememberProject('/p/14.concord', '', '2026-01-03');
  expect(recent.map(({ name }) => name).slice(0, 3)).toEqual(['14', 'Rural care', '13']);
  expect(recent).toHaveLength(12);

  const id = recent[1]?.id ?? '';
  expect(settings.recentPath(id)).toBe(project);
  expect(settings.recentPath(recent[0]?.id ?? '')).toBeUndefined();
  expect(settings.forgetProject(id).recent.some((entry) => entry.id === id)).toBe(false);
  expect(fs.existsSync(project)).toBe(true);
});
