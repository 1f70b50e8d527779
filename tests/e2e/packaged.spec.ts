/**
 * The packaged app, as a person would get it: archive, hardened fuses, only the packages that are shipped.
 *
 * Its fuses keep Playwright's own Electron support out, so the test starts the executable with a debugging
 * port and looks at the window over that. `npm test` builds the package first; CONCORD_PACKAGED names its
 * executable.
 */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { type Browser, chromium, expect, type Page, test } from '@playwright/test';
import { codeSelection, countCodings as countedInWindow, openDocument } from './main-job.ts';
import { ownDisplay, switches, temporaryFolder } from './support/app.ts';

const executable = process.env.CONCORD_PACKAGED ?? '';

test('the packaged app opens a project, adds a coding, and it is on disk', async () => {
  test.skip(!existsSync(executable), 'CONCORD_PACKAGED names no executable; `npm test` builds one');
  test.setTimeout(90_000);
  const folder = await temporaryFolder();
  const project = path.join(folder, 'bus.concord');
  const data = path.join(folder, 'data');
  commandLine(data, 'sample', project);
  const before = countCodings(data, project);
  const app = spawn(executable, [...switches(folder), '--remote-debugging-port=0', '--project', project], {
    env: { ...process.env, ...ownDisplay(), CONCORD_E2E: '', ELECTRON_RUN_AS_NODE: '', CONCORD_DATA: data },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  try {
    const address = await debuggingAddress(app);
    await windowIsLoaded(address);
    const browser = await chromium.connectOverCDP(address);
    const page = onlyPage(browser);
    await page.getByRole('button', { name: /Ana R\./ }).press('Enter');
    await openDocument(page, 'P07 Mara');
    await page.keyboard.press('Control+End');
    await page.keyboard.press('s');
    await codeSelection(page, 'Distance');
    await expect.poll(() => countedInWindow(page)).toBe(before + 1);
    await browser.close();
    await end(app);
    expect(countCodings(data, project)).toBe(before + 1);
  } finally {
    await end(app);
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
});

/** What the command line answers. */
function commandLine(data: string, ...args: string[]): string {
  const env = { ...process.env, CONCORD_DATA: data };
  return execFileSync(process.execPath, ['database/cli.ts', ...args], { env, encoding: 'utf8' });
}

/** How many codings the file holds, by the command line. */
function countCodings(data: string, project: string): number {
  const summary: { codings: number } = JSON.parse(
    commandLine(data, 'query', project, 'project.summary', '{}', '--json'),
  );
  return summary.codings;
}

/** The address that Chromium prints once it listens, as `http://127.0.0.1:PORT`. */
function debuggingAddress(app: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let printed = '';
    app.stderr?.on('data', (chunk: Buffer) => {
      printed += chunk.toString();
      const host = /DevTools listening on ws:\/\/([^/]+)/.exec(printed)?.[1];
      if (host !== undefined) resolve(`http://${host}`);
    });
    app.once('exit', (code) => reject(new Error(`The packaged app ended with status ${code}:\n${printed}`)));
  });
}

/** Waits until the page has its title. Attaching earlier hangs: Playwright then holds the new page for a
 * debugger while Electron waits for the page. */
async function windowIsLoaded(address: string): Promise<void> {
  await expect
    .poll(async () => (await fetch(`${address}/json`)).text(), { timeout: 20_000 })
    .toContain('concord-app://app/');
}

/** Ends the app and waits until it is gone, so that nothing writes into its folder any more. */
async function end(app: ChildProcess): Promise<void> {
  if (app.exitCode !== null || app.signalCode !== null) return;
  const gone = once(app, 'exit');
  app.kill();
  await gone;
}

function onlyPage(browser: Browser): Page {
  const page = browser.contexts()[0]?.pages()[0];
  if (page === undefined) throw new Error('The packaged app has no page.');
  return page;
}
