/**
 * Builds the sample study from plain texts and quoted passages, so that it is always made by the
 * present program. A passage is found by its words; one that is not there is a mistake and stops.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Id } from '../../shared/ids.ts';
import { done, type Result, refuse } from '../../shared/result.ts';
import type { Session } from '../session.ts';
import { addRows, type CodingTableRow } from './codings.ts';

const passage = z.tuple([z.string(), z.string(), z.string(), z.string()]).rest(z.string());
const study = z.strictObject({
  title: z.string(),
  coders: z.array(z.string()).min(1),
  documents: z.array(z.string()),
  codes: z.array(z.strictObject({ path: z.string(), brief: z.string() })),
  codings: z.array(passage),
});
export type SampleStudy = z.infer<typeof study>;

/** Reads the description of a sample study. */
export function readStudy(folder: string): SampleStudy {
  return study.parse(JSON.parse(readFileSync(join(folder, 'study.json'), 'utf8')));
}

/** Fills an open, empty project whose first coder is the study's first. */
export async function fillSample(
  session: Session,
  folder: string,
  author: Id,
): Promise<Result<{ codings: number }>> {
  const sample = readStudy(folder);
  const from = sample.documents.map((name) => ({ path: join(folder, name) }));
  const imported = await session.execute('source.import', { from }, author);
  if (!imported.ok) return imported;
  const codes = await addCodes(session, sample, author);
  if (!codes.ok) return codes;
  const rows: CodingTableRow[] = [];
  for (const [document, code, coder, quote, memo] of sample.codings) {
    const text = readFileSync(join(folder, `${document}.txt`), 'utf8');
    const start = text.indexOf(quote);
    if (start < 0)
      return refuse('invalid', `The sample study quotes words that “${document}” does not hold: ${quote}`);
    rows.push({
      document,
      start,
      end: start + quote.length,
      code,
      coder,
      ...(memo === undefined ? {} : { memo }),
    });
  }
  const loaded = addRows(session, rows, { author, offsets: 'utf16' });
  const [first] = loaded.refused;
  return first ? refuse('invalid', first.message) : done({ codings: loaded.added });
}

async function addCodes(session: Session, sample: SampleStudy, author: Id): Promise<Result<null>> {
  const ids = new Map<string, Id>();
  for (const { path, brief } of sample.codes) {
    const parts = path.split('/');
    const name = parts.at(-1) ?? path;
    const parent = ids.get(parts.slice(0, -1).join('/')) ?? null;
    const id = session.project.around.mint();
    ids.set(path, id);
    const definition = { id: session.project.around.mint(), brief };
    const added = await session.execute(
      'code.add',
      { id, name, parent, kind: parent === null ? 'category' : 'code', definition },
      author,
    );
    if (!added.ok) return added;
  }
  return done(null);
}
