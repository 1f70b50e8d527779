/**
 * How the app is packaged. Run by scripts/package.mjs, on the project's Node.
 *
 * CONCORD_ELECTRON_DIST names the stand-in for Electron when that is in use: such a package is for trying
 * and testing only.
 */
const { packagedFuses } = require('./electron/secure-defaults.ts');

const standIn = process.env.CONCORD_ELECTRON_DIST;

module.exports = {
  appId: 'org.concord.app',
  productName: 'Concord',
  directories: { output: 'dist' },
  ...(standIn === undefined
    ? { electronVersion: require('electron/package.json').version }
    : { electronDist: standIn, electronVersion: process.env.CONCORD_ELECTRON_VERSION }),
  asar: true,
  asarUnpack: ['**/*.node'],
  npmRebuild: false,
  buildDependenciesFromSource: false,
  electronLanguages: ['en-US'],
  electronFuses: packagedFuses,
  afterPack: './scripts/packaging/after-pack.cjs',
  files: [
    'out/**',
    'package.json',
    '!out/packages',
    '!**/*.map',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: electron-builder fills these in.
    '!node_modules/better-sqlite3/prebuilds/!(${platform}-${arch}).node',
    '!node_modules/better-sqlite3/{src,deps,binding.gyp}',
  ],
  extraResources: [{ from: 'out/THIRD-PARTY-NOTICES.txt', to: 'THIRD-PARTY-NOTICES.txt' }],
  linux: {
    target: ['AppImage', 'deb', 'rpm'],
    category: 'Office',
    maintainer: 'Concord contributors',
    executableName: 'concord',
  },
  mac: { target: ['dmg'], category: 'public.app-category.education' },
  win: { target: ['nsis'] },
};
