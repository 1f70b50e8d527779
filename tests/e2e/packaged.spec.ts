/**
 * The packaged app, as a person would get it: archive, hardened fuses, only the packages that are shipped.
 *
 * Its fuses keep Playwright's own Electron support out, so the test starts the executable with a debugging
 * port and looks at the window over that. `npm test` builds the package first; CONCORD_PACKAGED names its
 * executable.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { type Browser, chromium, expect, type Page, test } from '@playwright/test';
import { switches, temporaryFolder } from './support/app.ts';

const executable = process.env.CONCORD_PACKAGED ?? '';

test('the packaged app opens its window', async () => {
  test.skip(!existsSync(executable), 'CONCORD_PACKAGED names no executable; `npm test` builds one');
  const folder = await temporaryFolder();
  const app = spawn(executable, [...switches(folder), '--remote-debugging-port=0'], {
    env: { ...process.env, CONCORD_E2E: '', ELECTRON_RUN_AS_NODE: '' },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  try {
    const browser = await chromium.connectOverCDP(await debuggingAddress(app));
    const page = await firstPage(browser);
    await expect(page).toHaveTitle('Concord');

    // The place where a coding is added and read back, when the window can do that.

    await browser.close();
  } finally {
    app.kill();
    await rm(folder, { recursive: true, force: true });
  }
});

/** The address that Chromium prints once it listens. */
function debuggingAddress(app: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let printed = '';
    app.stderr?.on('data', (chunk: Buffer) => {
      printed += chunk.toString();
      const address = /DevTools listening on (ws:\S+)/.exec(printed)?.[1];
      if (address !== undefined) resolve(address);
    });
    app.once('exit', (code) => reject(new Error(`The packaged app ended with status ${code}:\n${printed}`)));
  });
}

/** The window's page, which may open after the port does. */
async function firstPage(browser: Browser): Promise<Page> {
  const [context] = browser.contexts();
  if (context === undefined) throw new Error('The packaged app has no browser context.');
  return context.pages()[0] ?? context.waitForEvent('page');
}
