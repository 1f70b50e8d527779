/**
 * Where Concord keeps what belongs to this installation and not to a project: locks, backups, kept indexes, and
 * which replica writes which file. The app and the command line use the same folder.
 */
import { mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

/** The folder, made if missing. `CONCORD_DATA` names another one. */
export function dataFolder(env: NodeJS.ProcessEnv = process.env, platform = process.platform): string {
  const folder = env.CONCORD_DATA ?? platformFolder(env, platform);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return folder;
}

function platformFolder(env: NodeJS.ProcessEnv, platform: string): string {
  if (platform === 'win32') return join(env.APPDATA ?? join(homedir(), 'AppData', 'Roaming'), 'Concord');
  if (platform === 'darwin') return join(homedir(), 'Library', 'Application Support', 'Concord');
  return join(env.XDG_DATA_HOME ?? join(homedir(), '.local', 'share'), 'concord');
}
