/** What the operations of one run share: the workload, the project made of it, and whose id is which number. */
import { type Connection, openFile } from '../../database/connection.ts';
import type { Session } from '../../database/session.ts';
import type { Id } from '../../shared/ids.ts';
import { type Bench, must } from '../support/project.ts';
import type { Size } from './generator.ts';
import type { Workload } from './workload.ts';

/** The loaded project's file, in the bench's folder. */
export const PROJECT = 'workload.concord';

export type Ground = {
  size: Size;
  seed: number;
  bench: Bench;
  workload: Workload;
  /** The first coder, who loaded everything. */
  coder: Id;
  /** The project, open. Operations that close it open it again. */
  session: Session;
};

/** Ids in the project by number in the workload: names are unique in both. */
export async function idsOf({ session, workload }: Ground) {
  const tree = must(await session.query('code.tree', {}));
  const { sources } = must(await session.query('source.list', {}));
  const coders = must(await session.query('coder.list', {}));
  return {
    codes: matched(workload.codes, tree),
    documents: matched(workload.documents, sources),
    coders: matched(workload.coders, coders),
  };
}

/** Both ways between numbers and ids. */
function matched(rows: readonly { id: number; name: string }[], things: readonly { id: Id; name: string }[]) {
  const byName = new Map(things.map((thing) => [thing.name, thing.id]));
  const ids = new Map<number, Id>();
  const numbers = new Map<Id, number>();
  for (const row of rows) {
    const id = byName.get(row.name);
    if (id === undefined) throw new Error(`“${row.name}” of the workload is not in the project.`);
    ids.set(row.id, id);
    numbers.set(id, row.id);
  }
  const id = (number: number): Id => {
    const found = ids.get(number);
    if (found === undefined) throw new Error(`The workload has no ${number}.`);
    return found;
  };
  return { id, number: (of: Id): number => numbers.get(of) ?? 0 };
}

/** Runs work on the project's file through a connection of its own, as a program without our layers would. */
export async function withRawFile<T>(
  { bench }: Ground,
  work: (db: Connection) => T | Promise<T>,
  name = PROJECT,
): Promise<T> {
  const db = openFile(bench.path(name), { readOnly: true });
  try {
    return await work(db);
  } finally {
    db.close();
  }
}

/** What differs, as a sentence; nothing where it is equal. */
export function differs(what: string, is: unknown, should: unknown): string[] {
  return is === should ? [] : [`${what} is ${is}, not ${should}`];
}
