/** The platforms by the names the window uses. */
import type { Platform } from '../shared/keymap.ts';

export function platformName(platform: NodeJS.Platform): Platform {
  if (platform === 'darwin') return 'mac';
  return platform === 'win32' ? 'windows' : 'linux';
}
