/** Reading a document again with another encoding, as long as nothing was coded in it. */
import { Buffer } from 'node:buffer';
import { change } from '../../shared/changes.ts';
import { done, refuse } from '../../shared/result.ts';
import { type Handler, missing } from '../kit.ts';
import { revisionChange } from './import.ts';

export const reimportSource: Handler<'source.reimport'> = async (kit, input) => {
  const source = kit.read.source(input.id);
  if (source === null) return missing('source');
  const { db, contents } = kit.project.store;
  const row = db
    .prepare<[number], { original: number | null; file: string | null }>(
      'select original, file from sources where k = ?',
    )
    .get(source.k);
  const bytes = contents.bytes(row?.original ?? null);
  if (bytes === null)
    return refuse('refused', `The original of “${source.name}” was erased, so it cannot be read again.`);
  const coded = db
    .prepare<[number], { n: number }>(
      'select count(*) as n from codings where source = ? and coalesce(deleted, 0) = 0',
    )
    .get(source.k);
  if ((coded?.n ?? 0) > 0) {
    return refuse(
      'refused',
      `“${source.name}” is coded already, and another encoding would move the codings. Import the file again under another name instead.`,
    );
  }
  const parsed = await kit.host.parser.parse(
    { name: row?.file ?? source.name, bytes, encoding: input.encoding },
    kit.signal,
  );
  if (!parsed.ok) return refuse('refused', parsed.error.message);
  const revision = kit.mint();
  const base = { id: source.head, text: kit.read.texts.text(source.revision) ?? '' };
  const text = {
    mime: 'text/plain; charset=utf-8',
    bytes: Buffer.from(parsed.value.text, 'utf8'),
    subject: source.id,
  };
  return done(
    kit.write([
      revisionChange(revision, source.id, parsed.value, text, base),
      change('source', source.id, { head: revision }),
    ]),
  );
};
