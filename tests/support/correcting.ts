/** A coded study whose text is corrected: short ways to code, correct and look. */
import type { Session } from '../../database/session.ts';
import type { CommandInput, CommandName } from '../../shared/commands.ts';
import type { Id } from '../../shared/ids.ts';
import { type Bench, must, newId } from './project.ts';
import { codedStudy } from './study.ts';

export type Correcting = Awaited<ReturnType<typeof correcting>>;

/** The coded study with a second coding, of “once an hour”, and ways to act on it as its first coder or another. */
export async function correcting(bench: Bench) {
  const on = await codedStudy(bench);

  const run = async <N extends CommandName>(
    name: N,
    input: CommandInput<N>,
    by = on.coder,
    at = on.session,
  ) => must(await at.execute(name, input, by));

  const document = async (at = on.session) => must(await at.query('source.document', { id: on.source }));

  /** Codes words of the present text. */
  async function code(words: string, by = on.coder, at = on.session, name = on.code): Promise<Id> {
    const { text } = await document(at);
    const [id, start] = [newId(), text.indexOf(words)];
    if (start < 0) throw new Error(`“${words}” is not in the text.`);
    const coding = { id, source: on.source, start, end: start + words.length, code: name };
    await run('coding.add', { codings: [coding] }, by, at);
    return id;
  }

  /** Puts words in place of words, once; answers the new version. */
  async function correct(
    words: string,
    by: string,
    who = on.coder,
    at = on.session,
    reason = '',
  ): Promise<Id> {
    const { text, revision: base } = await document(at);
    const revision = newId();
    if (!text.includes(words)) throw new Error(`“${words}” is not in the text.`);
    const input = { id: on.source, revision, base, text: text.replace(words, by), reason };
    await run('source.correct', input, who, at);
    return revision;
  }

  /** The codings that have a place, with their words. */
  async function coded(at = on.session): Promise<[Id, string][]> {
    const { text } = await document(at);
    const rows = must(await at.query('source.codings', { id: on.source }));
    return rows.map(({ id, start, end }) => [id, text.slice(start, end)]);
  }

  return {
    on,
    hours: await code('once an hour'),
    run,
    document,
    code,
    correct,
    coded,
    /** The words of one coding; null where it has no place. */
    wordsOf: async (coding: Id, at = on.session) => new Map(await coded(at)).get(coding) ?? null,
    moved: async (coder = on.coder, at = on.session) =>
      must(await at.query('source.moved', { id: on.source, coder, moved: true })),
    /** The project opened anew: what is kept in memory is read from the file. */
    again(): Session {
      bench.close(on.session);
      on.session = bench.open().session;
      return on.session;
    },
  };
}
