/**
 * Which folder may import which (ARCHITECTURE: layers), checked on every import, type imports included.
 *
 * `shared` imports zod and itself; `database`, `electron` and `renderer` import `shared`; tests may import
 * all. tests/architecture/boundaries.test.ts plants forbidden imports and expects each rule to notice.
 */

const SOURCE = '^(shared|database|electron|renderer)/';

/** Rules that keep a layer from importing anything of ours but the listed layers. */
const arrows = Object.entries({
  shared: ['shared'],
  database: ['database', 'shared'],
  electron: ['electron', 'shared'],
  renderer: ['renderer', 'shared'],
}).map(([layer, allowed]) => ({
  name: `${layer}-imports-only-${allowed.join('-and-')}`,
  severity: 'error',
  from: { path: `^${layer}/` },
  to: { path: '^(shared|database|electron|renderer|scripts|tests)/', pathNot: `^(${allowed.join('|')})/` },
}));

module.exports = {
  forbidden: [
    ...arrows,
    {
      name: 'shared-uses-no-node',
      comment: 'shared runs everywhere: no Node, no DOM, no package but zod.',
      severity: 'error',
      from: { path: '^shared/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'shared-uses-no-other-package',
      severity: 'error',
      from: { path: '^shared/' },
      to: { path: 'node_modules/', pathNot: 'node_modules/zod/' },
    },
    {
      name: 'renderer-uses-no-node',
      comment: 'The window has no Node and no Electron; it reaches both through window.concord.',
      severity: 'error',
      from: { path: '^renderer/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'only-the-shell-imports-electron',
      severity: 'error',
      from: { path: SOURCE, pathNot: '^electron/' },
      to: { path: '(^|node_modules/)electron(/|$)', pathNot: '^electron/' },
    },
    {
      name: 'one-file-imports-the-driver',
      comment: 'SQLite is reached through database/connection.ts, so that the driver can be exchanged.',
      severity: 'error',
      from: { path: SOURCE, pathNot: '^database/connection\\.ts$' },
      to: { path: 'node_modules/better-sqlite3/' },
    },
    {
      name: 'commands-and-queries-get-their-reader',
      comment: 'Commands and queries are given `read`; they open nothing.',
      severity: 'error',
      from: { path: '^database/(commands|queries)/' },
      to: { path: '^database/connection\\.ts$', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'no-cycles',
      severity: 'error',
      from: { path: SOURCE },
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'every-import-resolves',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '\\.css$' },
    },
  ],
  options: {
    // TypeScript 7 has no API for dependency-cruiser; swc reads the same imports.
    parser: 'swc',
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.cjs', '.json', '.css'],
    },
  },
};
