/**
 * Tests in a window: the built app in real Electron. `npm test` builds first and brings displays.
 *
 * What measures has the machine to itself (`alone`); the rest runs two files at a time (`beside`), since a
 * window waits more than it works.
 */
import { defineConfig } from '@playwright/test';

/** Taken for looking at, and only where a folder for them is named. */
const pictures = process.env.CONCORD_SHOTS === undefined ? ['e2e/pictures.spec.ts'] : [];
const measuring = ['browser/**/*.spec.ts', 'e2e/acceptance-long-document.spec.ts'];

export default defineConfig({
  testDir: 'tests',
  projects: [
    { name: 'alone', testMatch: measuring, workers: 1 },
    { name: 'beside', testMatch: 'e2e/**/*.spec.ts', testIgnore: [...measuring, ...pictures] },
  ],
  outputDir: 'test-results',
  timeout: 60_000,
  workers: 2,
  forbidOnly: process.env.CI !== undefined,
  expect: {
    timeout: 10_000,
    toHaveScreenshot: { maxDiffPixels: 0, animations: 'disabled', caret: 'hide' },
  },
});
