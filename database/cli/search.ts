/** Commands that look for words: find, autocode, repeats. */
import type { Id } from '../../shared/ids.ts';
import type { QueryInput } from '../../shared/queries.ts';
import { type CodingUnit, codingUnit } from '../../shared/search/scope.ts';
import type { Session } from '../session.ts';
import { codeAt, limitOf } from './analysis.ts';
import { arg, text } from './files.ts';
import { actingCoder, reading, writing } from './open.ts';
import { columns, type Spoken, UsageError, valueIn } from './terminal.ts';
import type { Call } from './verbs.ts';
import { withinOf } from './within.ts';

/** The hits of a search in documents, with what is around them. */
export function find(call: Call): Promise<Spoken> {
  return reading(arg(call, 0), async (session) => {
    const input = { ...(await searchOf(session, call)), limit: limitOf(call), context: 40 };
    const value = valueIn(await session.query('search.texts', input, { progress: call.progress }));
    const rows = value.rows.map((row) => [
      row.sourceName,
      `¶ ${row.paragraph}`,
      `${row.before}[${row.quote}]${row.after}`.replace(/\s+/g, ' '),
    ]);
    return { status: 0, value, lines: [...columns(rows), `${value.total} in ${value.documents} documents`] };
  });
}

/** Codes all that a search finds, as one act. */
export function autocode(call: Call): Promise<Spoken> {
  const path = text(call, 'code');
  if (path === undefined) throw new UsageError('Say with which code: --code PATH.');
  const unit = unitOf(text(call, 'unit') ?? 'sentence');
  return writing(arg(call, 0), async (session) => {
    const coder = await actingCoder(session, text(call, 'coder'));
    const code = await codeAt(session, path);
    const search = await searchOf(session, call);
    const { total } = valueIn(await session.query('search.texts', { ...search, limit: 1 }));
    const rule = session.project.around.mint();
    const given = { rule, code, search, unit, expected: total };
    const value = valueIn(
      await session.execute('coding.autocode', given, coder, { progress: call.progress }),
    );
    return {
      status: 0,
      value,
      lines: [`${total} hits, ${value.added} coded, ${value.skipped} already coded`],
    };
  });
}

/** The same words in more than one place. */
export function repeats(call: Call): Promise<Spoken> {
  return reading(arg(call, 0), async (session) => {
    const input = { words: wordsOf(call), differently: call.options.all !== true, limit: 500 };
    const value = valueIn(await session.query('search.repeats', input, { progress: call.progress }));
    const names = await codeNames(session);
    const lines = value.rows.flatMap(({ quote, words, places }) => [
      `${words} words: ${quote.replace(/\s+/g, ' ').slice(0, 100)}`,
      ...places.map(
        ({ sourceName, start, end, codes }) =>
          `    ${sourceName} ${start}-${end}: ${codes.map((code) => names.get(code)).join(', ') || 'no code'}`,
      ),
    ]);
    return {
      status: 0,
      value,
      lines: [...lines, value.total === 1 ? '1 passage' : `${value.total} passages`],
    };
  });
}

async function searchOf(
  session: Session,
  call: Call,
): Promise<Pick<QueryInput<'search.texts'>, 'query' | 'scope'> & { query: { text: string } }> {
  const mode = call.options.regex === true ? 'regex' : call.options.phrase === true ? 'phrase' : 'words';
  return {
    query: { text: arg(call, 1), mode, exact: call.options.exact === true },
    scope: { speaker: text(call, 'speaker') ?? '', ...(await withinOf(session, call)) },
  };
}

function unitOf(given: string): CodingUnit {
  const around = /^words-(\d+)$/.exec(given)?.[1];
  const unit = codingUnit.safeParse(
    around === undefined ? { kind: given } : { kind: 'words', around: Number(around) },
  );
  if (!unit.success) throw new UsageError('--unit is hit, sentence, paragraph, turn or words-N.');
  return unit.data;
}

function wordsOf(call: Call): number {
  const words = Number(text(call, 'words') ?? 12);
  if (!Number.isInteger(words) || words < 5 || words > 200)
    throw new UsageError('--words is a number from 5 to 200.');
  return words;
}

async function codeNames(session: Session): Promise<Map<Id, string>> {
  const codes = valueIn(await session.query('code.tree', {}));
  return new Map(codes.map(({ id, name }) => [id, name]));
}
