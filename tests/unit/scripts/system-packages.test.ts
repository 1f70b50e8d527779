/** What is read from the system's own reports. */
import { expect, test } from 'vitest';
import { packageOf } from '../../../scripts/packaging/bundled-packages.mjs';
import { stampFor } from '../../../scripts/setup/dependencies.mjs';
import { missingLibraries } from '../../../scripts/setup/system-packages.mjs';

test('missing libraries are read from the report of ldd', () => {
  const report = `\tlinux-vdso.so.1 (0x00007ffd)
\tlibgtk-3.so.0 => not found
\tlibnss3.so => /lib/x86_64-linux-gnu/libnss3.so (0x00007f)
\tlibgbm.so.1 => not found
`;
  expect(missingLibraries(report)).toEqual(['libgtk-3.so.0', 'libgbm.so.1']);
});

test('the stamp changes with the lock file and the machine', () => {
  const stamps = [
    stampFor(Buffer.from('a'), 'linux', 'x64'),
    stampFor(Buffer.from('b'), 'linux', 'x64'),
    stampFor(Buffer.from('a'), 'linux', 'arm64'),
  ];
  expect(new Set(stamps).size).toBe(3);
});

test("a module's package is named, also when nested or scoped", () => {
  expect(packageOf('/c/node_modules/zod/v4/core.js')).toBe('zod');
  expect(packageOf('/c/node_modules/@lexical/list/a.js?used')).toBe('@lexical/list');
  expect(packageOf('C:\\c\\node_modules\\a\\node_modules\\b\\c.js')).toBe('b');
  expect(packageOf('/c/renderer/App.tsx')).toBeUndefined();
});
