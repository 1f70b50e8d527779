/** What this program calls itself in exports and backups. A test holds it to package.json. */
export const program = { name: 'Concord', version: '0.1.0' } as const;
