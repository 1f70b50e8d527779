import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** The files that take minutes begin first, so that neither core waits for the other at the end. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isLong = (file: TestSpecification) =>
      /[\\/]tests[\\/](?:properties|reliability)[\\/]/.test(file.moduleId);
    const sorted = await super.sort(files);
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))];
  }
}

export default defineConfig({
  test: {
    include: ['tests/{unit,properties,architecture,golden,reliability}/**/*.test.ts'],
    pool: 'forks',
    // Two, also on a machine of two cores, where the default would be one.
    maxWorkers: 2,
    testTimeout: 60_000,
    sequence: { sequencer: LongestFirst },
  },
});
