/** verify.py, the script that checks an export without Concord, as it stands beside this file. */
import { readFileSync } from 'node:fs';

/** The script's bytes. */
export function verifierScript(): Uint8Array {
  return readFileSync(new URL('verify.py', import.meta.url));
}
