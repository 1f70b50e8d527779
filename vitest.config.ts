import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/{unit,properties,architecture,golden,reliability}/**/*.test.ts'],
    pool: 'forks',
    testTimeout: 60_000,
  },
});
