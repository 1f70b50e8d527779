/**
 * The reader alone in a real Electron window: the page is built once for a run of tests and served from
 * this process. `test` has a fixture `reader`, the page, which must not have complained by the end.
 */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { test as base, type ElectronApplication, _electron as electron, type Page } from '@playwright/test';
import react from '@vitejs/plugin-react';
import { build } from 'vite';
import { contentSecurityPolicy } from '../../../electron/secure-defaults.ts';
import { switches } from '../../e2e/support/app.ts';

export { expect } from '@playwright/test';

const TYPES: Record<string, string> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.woff2': 'font/woff2',
};

export const test = base.extend<
  { reader: Page; application: ElectronApplication; extra: string[] },
  { address: string }
>({
  extra: [[], { option: true }],
  address: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures it must make.
    async ({}, use) => {
      const folder = await mkdtemp(path.join(os.tmpdir(), 'concord-harness-'));
      await build({
        root: path.resolve(import.meta.dirname, '../harness'),
        configFile: false,
        logLevel: 'warn',
        plugins: [react()],
        build: { outDir: folder, emptyOutDir: true, target: 'chrome130', assetsInlineLimit: 0 },
      });
      const server = createServer((request, response) => {
        const name = path.join(folder, path.normalize(new URL(request.url ?? '/', 'http://x').pathname));
        const file = name.endsWith('/') ? path.join(name, 'index.html') : name;
        readFile(file).then(
          (bytes) => {
            response.setHeader('content-security-policy', contentSecurityPolicy);
            response.setHeader('content-type', TYPES[path.extname(file)] ?? 'application/octet-stream');
            response.end(bytes);
          },
          () => response.writeHead(404).end(),
        );
      });
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      const { port }: Pick<AddressInfo, 'port'> = addressOf(server.address());
      await use(`http://127.0.0.1:${port}/`);
      server.close();
      await rm(folder, { recursive: true, force: true });
    },
    { scope: 'worker' },
  ],
  application: async ({ address, extra }, use) => {
    const folder = await mkdtemp(path.join(os.tmpdir(), 'concord-reader-'));
    const application = await electron.launch({
      args: ['.', ...switches(folder), ...extra],
      cwd: path.resolve(import.meta.dirname, '../window'),
      env: { ...definedEnvironment(), CONCORD_HARNESS: address },
    });
    await use(application);
    await application.close();
    await rm(folder, { recursive: true, force: true });
  },
  reader: async ({ application }, use) => {
    const page = await application.firstWindow();
    const complaints: string[] = [];
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error' && !message.text().includes('favicon')) complaints.push(message.text());
    });
    await page.waitForFunction(() => 'harness' in window);
    await use(page);
    if (complaints.length > 0) throw new Error(`The page complained: ${complaints.join(' | ')}`);
  },
});

function addressOf(address: string | AddressInfo | null): AddressInfo {
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  return address;
}

function definedEnvironment(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, value] as const],
    ),
  );
}
