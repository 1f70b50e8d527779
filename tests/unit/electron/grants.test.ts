/** Grants, the command line and scripted dialogs: who gets to see which path. */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { projectArgument } from '../../../electron/arguments.ts';
import { createGrants } from '../../../electron/grants.ts';
import { scriptedDialogs } from '../../../electron/scripted-dialogs.ts';
import type { HostMessage } from '../../../shared/host.ts';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'concord-grants-'));
afterAll(() => fs.rmSync(folder, { recursive: true }));

test('a grant sends token and path one way, token and name the other', () => {
  const sent: HostMessage[] = [];
  const grants = createGrants((message) => sent.push(message));
  const grant = grants.give('/data/Study.concord');
  expect(grant).toEqual({ token: expect.stringMatching(/^[0-9a-f-]{36}$/), name: 'Study.concord' });
  expect(sent).toEqual([{ kind: 'grant', token: grant.token, path: '/data/Study.concord' }]);
  expect(grants.give('/data/Study.concord').token).not.toBe(grant.token);
  expect(grants.all()).toEqual(sent);
  expect(() => grants.give('Study.concord')).toThrow('absolute');
});

test.each([
  [['concord'], undefined],
  [['concord', '--project', 'a.concord'], '/home/ana/a.concord'],
  [['concord', '--project=/b/a.concord', '--no-sandbox'], '/b/a.concord'],
  [['concord', '--project'], undefined],
  [['electron', '.', '--no-sandbox', '/c/d.concord'], '/c/d.concord'],
  [['electron', '.', '--user-data-dir=/e.concord'], undefined],
])('the project of %j is %s', (argv, expected) => {
  expect(projectArgument(argv, '/home/ana')).toBe(expected);
});

describe('scripted dialogs', () => {
  const file = path.join(folder, 'answers.json');
  const write = (answers: unknown) => fs.writeFileSync(file, JSON.stringify(answers));

  test('answer in order, also with answers added later', async () => {
    write([{ dialog: 'open', kind: 'documents', paths: ['/a.txt', '/b.txt'] }]);
    const dialogs = scriptedDialogs(file);
    expect(await dialogs.open('documents')).toEqual(['/a.txt', '/b.txt']);
    write([
      { dialog: 'open', kind: 'documents', paths: [] },
      { dialog: 'save', kind: 'folder', paths: ['/t.csv'] },
      { dialog: 'save', kind: 'folder', paths: [] },
    ]);
    expect(await dialogs.save('folder', 'table.csv')).toBe('/t.csv');
    expect(await dialogs.save('folder', 'table.csv')).toBeUndefined();
  });

  test('refuse a dialog that was not expected', async () => {
    write([{ dialog: 'open', kind: 'documents', paths: [] }]);
    const dialogs = scriptedDialogs(file);
    await expect(dialogs.open('merge')).rejects.toThrow('"merge" (number 1)');
    await dialogs.open('documents');
    await expect(dialogs.open('documents')).rejects.toThrow('number 2');
  });
});
