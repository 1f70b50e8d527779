/**
 * The build: main and database processes as modules, the preload script as one CommonJS file (sandboxed
 * preload scripts must be), the window as a web page. Everything is bundled but Electron itself and
 * better-sqlite3, whose native part is loaded from its package.
 *
 * Targets are those of the oldest runtime we test on: Node 20.18 and Chromium 130.
 */
import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import { bundledPackages } from './scripts/packaging/bundled-packages.mjs';
import { companionFiles } from './scripts/packaging/companion-files.mjs';
import { windowFileList } from './scripts/packaging/window-files.mjs';

const inClone = (...parts: string[]): string => resolve(import.meta.dirname, ...parts);
const outputFolder = inClone('out');
const windowFolder = inClone('out/renderer');

export default defineConfig({
  main: {
    plugins: [
      bundledPackages({ outputFolder, part: 'main' }),
      companionFiles({
        files: [inClone('database/export/verify.py')],
        folder: resolve(outputFolder, 'database'),
      }),
      companionFiles({ files: [inClone('samples')], folder: outputFolder }),
    ],
    // Faults that tests plant exist in the source only, never in a build (database/planted.ts).
    define: { 'process.env.CONCORD_PLANT': '""' },
    build: {
      target: 'node20',
      outDir: outputFolder,
      emptyOutDir: false,
      externalizeDeps: { include: ['better-sqlite3'] },
      rollupOptions: {
        input: {
          'electron/main': inClone('electron/main.ts'),
          'database/process': inClone('database/process.ts'),
          'database/import/worker': inClone('database/import/worker.ts'),
        },
        output: {
          format: 'es',
          entryFileNames: '[name].js',
          chunkFileNames: 'chunks/[name]-[hash].js',
        },
      },
    },
  },
  preload: {
    plugins: [bundledPackages({ outputFolder, part: 'preload' })],
    build: {
      target: 'node20',
      outDir: resolve(outputFolder, 'electron'),
      emptyOutDir: false,
      rollupOptions: {
        input: { preload: inClone('electron/preload.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: inClone('renderer'),
    plugins: [
      react(),
      bundledPackages({ outputFolder, part: 'window' }),
      windowFileList({ outputFolder, windowFolder }),
    ],
    build: {
      target: 'chrome130',
      minify: true,
      outDir: windowFolder,
      // The polyfill fetches, which the content security policy forbids, and Chromium needs none.
      modulePreload: { polyfill: false },
      // Fonts and pictures stay files of their own: the policy allows no data: addresses for them.
      assetsInlineLimit: 0,
      rollupOptions: { input: { index: inClone('renderer/index.html') } },
    },
  },
});
