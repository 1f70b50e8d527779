/** End-to-end tests: the built app in a real Electron window. `npm test` builds first and brings a display. */
import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: 'tests',
  testMatch: '{e2e,browser}/**/*.spec.ts',
  outputDir: 'test-results',
  timeout: 60_000,
  workers: 1,
  forbidOnly: process.env.CI !== undefined,
  expect: {
    timeout: 10_000,
    toHaveScreenshot: { maxDiffPixels: 0, animations: 'disabled', caret: 'hide' },
  },
});
