import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/{unit,properties,architecture,golden,reliability}/**/*.test.ts'],
    pool: 'forks',
    // Two, also on a machine of two cores, where the default would be one.
    maxWorkers: 2,
    testTimeout: 60_000,
  },
});
