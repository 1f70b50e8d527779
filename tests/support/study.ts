/** A small study in a workbench: one document, one code, one coding, and short ways to act on it. */
import { writeFileSync } from 'node:fs';
import type { Session } from '../../database/session.ts';
import type { Id } from '../../shared/ids.ts';
import { type Bench, must, newId } from './project.ts';

export const TEXT = 'INT: How do you get there?\nMara: The bus comes once an hour. 🚌 I walk.\n';

export type Study = { session: Session; coder: Id; source: Id; code: Id; coding: Id };

/** Makes `study.concord` by Ana with a document, the code “Transport” and a coding. */
export async function codedStudy(bench: Bench, name = 'study.concord'): Promise<Study> {
  const { session, coder } = await bench.create(name);
  writeFileSync(bench.path('mara.txt'), TEXT);
  const imported = must(
    await session.execute('source.import', { from: [{ path: bench.path('mara.txt') }] }, coder),
  );
  const source = imported.imported[0]?.id;
  if (source === undefined) throw new Error(JSON.stringify(imported));
  const [code, coding] = [newId(), newId()];
  must(await session.execute('code.add', { id: code, name: 'Transport' }, coder));
  must(
    await session.execute(
      'coding.add',
      { codings: [{ id: coding, source, start: 33, end: 60, code }] },
      coder,
    ),
  );
  return { session, coder, source, code, coding };
}

/** Adds a coder. */
export async function addCoder(on: Study, name: string): Promise<Id> {
  const id = newId();
  must(await on.session.execute('coder.add', { id, name }, on.coder));
  return id;
}

/** A memo's body of one paragraph. */
export const memoOf = (text: string): string => JSON.stringify([{ kind: 'paragraph', runs: [{ text }] }]);
