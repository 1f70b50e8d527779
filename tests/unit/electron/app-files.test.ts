/** The private scheme's file list: whole names only, unchanged bytes only. */
import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { createAppFiles } from '../../../electron/app-files.ts';
import { contentSecurityPolicy } from '../../../electron/secure-defaults.ts';

const page = Buffer.from('<p>Concord</p>');
const changed = Buffer.from('changed after the build');
const sha256 = createHash('sha256').update(page).digest('hex');
const entry = (file: string) => ({ file, type: 'text/html; charset=utf-8', sha256 });
const files = createAppFiles(
  { '/index.html': entry('page'), '/changed.html': entry('changed') },
  async (file) => (file === 'page' ? page : changed),
);

test.each(['concord-app://app/', 'concord-app://app/index.html'])(
  'serves %s with all headers',
  async (address) => {
    const response = await files.respond(address);
    expect(response.status).toBe(200);
    expect(await response.text()).toBe(page.toString());
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(response.headers.get('content-security-policy')).toBe(contentSecurityPolicy);
  },
);

test.each([
  'concord-app://app/missing.html',
  'concord-app://app/x/../../package.json',
  'concord-app://app/%2e%2e/%2e%2e/etc/passwd',
  'concord-app://app/__proto__',
  'concord-app://app/index.html/',
  'concord-app://other/index.html',
  'concord-app://app/changed.html',
])('answers 404 to %s', async (address) => {
  expect((await files.respond(address)).status).toBe(404);
});
