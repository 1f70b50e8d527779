/** Narrowing to documents and folders on the command line: `--in NAME`, as often as wanted. */
import type { Id } from '../../shared/ids.ts';
import { sameName } from '../commands/code.ts';
import type { Session } from '../session.ts';
import { Refused, valueIn } from './terminal.ts';
import type { Call } from './verbs.ts';

/** The documents and folders of those names; refused where there is none, or more than one. */
export async function withinOf(session: Session, call: Call): Promise<{ sources: Id[]; folders: Id[] }> {
  const names = call.options.in;
  const within = { sources: [] as Id[], folders: [] as Id[] };
  if (!Array.isArray(names)) return within;
  const listed = valueIn(await session.query('source.list', {}));
  for (const name of names) {
    const folders = listed.folders.filter((one) => sameName(one.name, name));
    const sources = listed.sources.filter((one) => sameName(one.name, name));
    if (folders.length + sources.length === 0) throw new Refused(`There is no document or folder “${name}”.`);
    if (folders.length + sources.length > 1)
      throw new Refused(`More than one document or folder is called “${name}”. Rename one of them.`);
    within.folders.push(...folders.map(({ id }) => id));
    within.sources.push(...sources.map(({ id }) => id));
  }
  return within;
}
