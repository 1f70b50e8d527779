/** The command that corrects the text of a document from a file that holds the whole text as it should be. */
import { basename, resolve } from 'node:path';
import type { Id } from '../../shared/ids.ts';
import { sameName } from '../commands/code.ts';
import { decodeText } from '../import/charset.ts';
import { readInputFile } from '../import/read-input.ts';
import type { Session } from '../session.ts';
import { arg, text } from './files.ts';
import { actingCoder, writing } from './open.ts';
import { Refused, type Spoken, valueIn } from './terminal.ts';
import type { Call } from './verbs.ts';

export async function correct(call: Call): Promise<Spoken> {
  const corrected = await textOf(resolve(arg(call, 2)), text(call, 'encoding'));
  return writing(arg(call, 0), async (session) => {
    const source = await documentNamed(session, arg(call, 1));
    const { name, revision: base } = valueIn(await session.query('source.document', { id: source }));
    const coder = await actingCoder(session, text(call, 'coder'));
    const revision = session.project.around.mint();
    const reason = text(call, 'reason') ?? '';
    const input = { id: source, revision, base, text: corrected, reason };
    const { entry, head } = valueIn(await session.execute('source.correct', input, coder));
    const { rows: _, ...codings } = valueIn(await session.query('source.moved', { id: source, coder }));
    const value = { source, revision: entry === null ? base : revision, head, codings };
    if (entry === null) return { status: 0, value, lines: [`“${name}” has this text already.`] };
    const { moved, changed, lost } = codings;
    const told = `Of its codings ${moved} stand elsewhere, ${changed} on other words, ${lost} are lost.`;
    return { status: 0, value, lines: [`Corrected “${name}”. ${told}`] };
  });
}

/** The text of a file; a guessed encoding is not good enough for a text that replaces another. */
async function textOf(path: string, encoding: string | undefined): Promise<string> {
  const file = valueIn(await readInputFile(path));
  const decoded = valueIn(decodeText(basename(path), file.bytes, encoding));
  if (decoded.encoding.guessed)
    throw new Refused(
      `“${basename(path)}” does not say in which encoding it is. Name it with --encoding, or save the file as UTF-8.`,
    );
  return decoded.text;
}

/** The document with a name or id. */
async function documentNamed(session: Session, wanted: string): Promise<Id> {
  const { sources } = valueIn(await session.query('source.list', {}));
  const found = sources.filter(({ id, name }) => id === wanted || sameName(name, wanted));
  const [only] = found;
  if (only === undefined) throw new Refused(`There is no document “${wanted}” in this project.`);
  if (found.length > 1)
    throw new Refused(`There are ${found.length} documents “${wanted}”. Name one by its id.`);
  return only.id;
}
