/**
 * Starts the built app for a test: its own user data, scripted dialogs, everything it printed kept.
 *
 * `test` is Playwright's test with a fixture `concord`; a test that only uses the fixture still fails when
 * the page logged an error or broke the content security policy.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import {
  test as base,
  type ElectronApplication,
  _electron as electron,
  expect,
  type Page,
} from '@playwright/test';
import type { OpenDialogKind, SaveDialogKind } from '../../../shared/bridge.ts';

/** What a person would choose; no path is a cancelled dialog. See electron/scripted-dialogs.ts. */
export type DialogAnswer =
  | { dialog: 'open'; kind: OpenDialogKind; paths: string[] }
  | { dialog: 'save'; kind: SaveDialogKind; paths: string[] };

export interface RunningApp {
  application: ElectronApplication;
  page: Page;
  /** An empty folder of this test's own, for projects and exports. Removed at the end. */
  folder: string;
  /** Adds answers for dialogs that will be opened, in order. */
  answerDialogs(...answers: DialogAnswer[]): Promise<void>;
  /** What the page complained about so far: console errors, exceptions, policy violations. */
  complaints: readonly string[];
  /** Closes the app; starting it again with the same folder continues with the same user data. */
  close(): Promise<void>;
}

interface StartOptions {
  /** Holds the user data; a new one for every test unless a test restarts the app. */
  folder: string;
  /** More arguments, as `['--project', path]`. */
  args?: string[];
}

/** Starts the app and waits for its page. */
export async function startApp({ folder, args = [] }: StartOptions): Promise<RunningApp> {
  const answers: DialogAnswer[] = [];
  const answersFile = path.join(folder, 'dialogs.json');
  await writeFile(answersFile, '[]');
  const application = await electron.launch({
    // No executablePath: with one, Playwright would not load its part into the app, and launches hang.
    args: ['.', ...switches(path.join(folder, 'user-data')), ...args],
    env: {
      ...definedEnvironment(),
      ...ownDisplay(),
      CONCORD_E2E: '1',
      CONCORD_DIALOGS: answersFile,
      CONCORD_DATA: path.join(folder, 'data'),
      CONCORD_DOCUMENTS: path.join(folder, 'documents'),
    },
  });
  const page = await application.firstWindow();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  await page.waitForLoadState('load');
  return {
    application,
    page,
    folder,
    complaints,
    async answerDialogs(...more) {
      answers.push(...more);
      await writeFile(answersFile, JSON.stringify(answers));
    },
    close: () => application.close(),
  };
}

/** Switches for pictures that are the same everywhere, and for running as root in a container. */
export function switches(userData: string): string[] {
  const isRoot = process.getuid?.() === 0;
  return [
    `--user-data-dir=${userData}`,
    '--force-device-scale-factor=1',
    '--font-render-hinting=none',
    '--disable-gpu',
    ...(isRoot ? ['--no-sandbox'] : []),
  ];
}

/**
 * Chooses an item of the application's menu.
 *
 * What is asked of the main process waits for a turn of its loop, here and in every test: a promise that is
 * kept at once can be collected by the engine before Playwright, which waits for it, is told.
 */
export function clickMenu({ application }: Pick<RunningApp, 'application'>, item: string): Promise<void> {
  return application.evaluate(async ({ Menu }, id) => {
    await new Promise((turn) => setImmediate(turn));
    Menu.getApplicationMenu()?.getMenuItemById(id)?.click();
  }, item);
}

/** A new empty folder for one test. */
export function temporaryFolder(): Promise<string> {
  return mkdtemp(path.join(os.tmpdir(), 'concord-e2e-'));
}

/** Playwright's test with a running app that must not have complained by the end. */
export const test = base.extend<{ concord: RunningApp }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures it must make.
  concord: async ({}, use) => {
    const folder = await temporaryFolder();
    const app = await startApp({ folder });
    await use(app);
    await app.close();
    await rm(folder, { recursive: true, force: true });
    expect(app.complaints).toEqual([]);
  },
});

export { expect };

/** The virtual display of this worker, where there is one for each: CONCORD_DISPLAYS names them. */
export function ownDisplay(): { DISPLAY?: string } {
  const names = process.env.CONCORD_DISPLAYS?.split(' ') ?? [];
  const DISPLAY = names[Number(process.env.TEST_PARALLEL_INDEX ?? 0)];
  return DISPLAY === undefined ? {} : { DISPLAY };
}

function definedEnvironment(): Record<string, string> {
  const defined = Object.entries(process.env).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value] as const],
  );
  return Object.fromEntries(defined);
}
