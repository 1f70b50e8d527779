/** Which suites run for which filters. */
import { expect, test } from 'vitest';
import { wantsEndToEndTests, wantsPackage, wantsUnitTests } from '../../../scripts/testing/stages.mjs';

test.each([
  [[], { unit: true, endToEnd: true, packaged: true }],
  [['tests/unit/electron'], { unit: true, endToEnd: false, packaged: false }],
  [['tests/e2e/window.spec.ts'], { unit: false, endToEnd: true, packaged: false }],
  [['tests/e2e/packaged.spec.ts'], { unit: false, endToEnd: true, packaged: true }],
  [['undo'], { unit: true, endToEnd: true, packaged: false }],
  [['tests/unit', 'window.spec'], { unit: true, endToEnd: true, packaged: false }],
])('%j', (filters, expected) => {
  expect({
    unit: wantsUnitTests(filters),
    endToEnd: wantsEndToEndTests(filters),
    packaged: wantsPackage(filters),
  }).toEqual(expected);
});
