/** Commands that read: history, agree, cooccurrence, segments. */
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { type EventKind, eventKinds } from '../../shared/commands/kind.ts';
import { unit } from '../../shared/commands/project.ts';
import { type Id, id } from '../../shared/ids.ts';
import { answerCases } from '../agreement/cases.ts';
import { sameName } from '../commands/code.ts';
import { codeOf } from '../file/storage-errors.ts';
import type { Session } from '../session.ts';
import { arg, text } from './files.ts';
import { coderNamed, reading } from './open.ts';
import { columns, Refused, type Spoken, UsageError, valueIn } from './terminal.ts';
import type { Call } from './verbs.ts';
import { withinOf } from './within.ts';

export function history(call: Call): Promise<Spoken> {
  return reading(arg(call, 0), async (session) => {
    const name = text(call, 'coder');
    const since = text(call, 'since');
    const until = text(call, 'until');
    const what = text(call, 'what');
    const of = text(call, 'of');
    const input = {
      limit: limitOf(call),
      ...(name === undefined ? {} : { coder: await coderNamed(session, name) }),
      ...(since === undefined ? {} : { since: timeOf(since) }),
      ...(until === undefined ? {} : { until: timeOf(until) }),
      ...(what === undefined ? {} : { kinds: [kindNamed(what)] }),
      ...(of === undefined ? {} : { of: idOf(of) }),
    };
    const rows = valueIn(await session.query('history.list', input));
    const value = rows.map((row) => ({ ...row, at: new Date(row.at).toISOString() }));
    return {
      status: 0,
      value,
      lines: columns(value.map((row) => [row.seq, row.at, row.coderName ?? '', row.sentence])),
    };
  });
}

function kindNamed(given: string): EventKind {
  const found = eventKinds.find((kind) => kind === given);
  if (found === undefined) throw new UsageError(`--what is one of ${eventKinds.join(', ')}.`);
  return found;
}

export async function agree(call: Call): Promise<Spoken> {
  const cases = text(call, 'cases');
  if (cases !== undefined) {
    const value = valueIn(answerCases(readJson(cases)));
    return { status: 0, value, lines: [JSON.stringify(value)] };
  }
  const wanted = unit.safeParse(text(call, 'unit') ?? 'character');
  if (!wanted.success) throw new UsageError(`--unit is one of ${unit.options.join(', ')}.`);
  if (call.args.length === 0) throw new UsageError('Name the project: agree FILE.');
  return reading(arg(call, 0), async (session) => {
    const coders = await codersOf(session, text(call, 'coders'));
    const [a, b] = coders;
    if (a === undefined || b === undefined)
      throw new Refused('Agreement needs two coders. Name them: --coders A,B.');
    const result = valueIn(await session.query('compare.codes', { a: a.id, b: b.id, unit: wanted.data }));
    const value = {
      unit: result.unit,
      coders: [a.name, b.name],
      documents: result.documents,
      missing: result.missing,
      codes: result.codes.map(({ code, name, table, percent, kappa, alpha }) => ({
        id: code,
        code: name,
        n: table.n,
        tables: [table],
        percent,
        kappa,
        alpha,
      })),
      pooled: result.pooled,
    };
    const number = (figure: (typeof value.codes)[number]['kappa']) =>
      figure.kind === 'value' ? figure.value.toFixed(3) : `not defined: ${figure.reason}`;
    const lines = columns([
      ['code', 'n', 'percent', 'kappa', 'alpha'],
      ...value.codes.map((row) => [
        row.code,
        row.n,
        number(row.percent),
        number(row.kappa),
        number(row.alpha),
      ]),
    ]);
    return { status: 0, value, lines: [...lines, `n counts ${result.unitName}.`] };
  });
}

const MOST_ROWS = 1_000;

/** How many rows were asked for. */
export function limitOf(call: Call): number {
  const limit = Number(text(call, 'limit') ?? MOST_ROWS);
  if (!Number.isInteger(limit) || limit < 1 || limit > MOST_ROWS)
    throw new UsageError(`--limit is a number from 1 to ${MOST_ROWS}.`);
  return limit;
}

function timeOf(given: string): number {
  const time = Date.parse(given);
  if (Number.isNaN(time))
    throw new UsageError('--since is a time such as 2026-11-22 or 2026-11-22T14:00:00Z.');
  return time;
}

function idOf(given: string): Id {
  const parsed = id.safeParse(given);
  if (!parsed.success) throw new UsageError('--of is the id of an object, a UUID.');
  return parsed.data;
}

function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    if (error instanceof SyntaxError) throw new Refused(`“${basename(path)}” is not JSON.`);
    if (codeOf(error) === null) throw error;
    throw new Refused(`“${basename(path)}” could not be read (${codeOf(error)}). Check where it is.`);
  }
}

async function codersOf(session: Session, names: string | undefined): Promise<{ id: Id; name: string }[]> {
  const coders = valueIn(await session.query('coder.list', {}));
  if (names === undefined) return coders.filter((coder) => coder.codings > 0).slice(0, 2);
  return Promise.all(
    names.split(',').map(async (name) => ({ id: await coderNamed(session, name.trim()), name: name.trim() })),
  );
}

export function cooccurrence(call: Call): Promise<Spoken> {
  return reading(arg(call, 0), async (session) => {
    const result = valueIn(await session.query('cooccurrence.codes', {}));
    const codes = valueIn(await session.query('code.tree', {}));
    const names = new Map(codes.map((code) => [code.id, code.name]));
    const nameAt = (i: number | undefined) => names.get(result.codes[i ?? -1] ?? ('' as Id)) ?? '';
    const rows = [];
    for (let i = 0; i < result.cells.length; i += 3) {
      rows.push({ a: nameAt(result.cells[i]), b: nameAt(result.cells[i + 1]), n: result.cells[i + 2] ?? 0 });
    }
    rows.sort((x, y) => y.n - x.n);
    return {
      status: 0,
      value: { pairs: result.pairs, rows },
      lines: columns(rows.map((row) => [row.a, row.b, row.n])),
    };
  });
}

/** The code at a path of names such as Access/Transport. */
export async function codeAt(session: Session, path: string): Promise<Id> {
  const tree = valueIn(await session.query('code.tree', {}));
  let parent: Id | null = null;
  for (const part of path.split('/')) {
    const found: (typeof tree)[number] | undefined = tree.find(
      (code) => code.parent === parent && sameName(code.name, part.trim()),
    );
    if (found === undefined) throw new Refused(`There is no code “${path}”.`);
    parent = found.id;
  }
  if (parent === null) throw new UsageError('Say which code: --code PATH.');
  return parent;
}

export function segments(call: Call): Promise<Spoken> {
  const path = text(call, 'code');
  if (path === undefined) throw new UsageError('Say which code: --code PATH.');
  return reading(arg(call, 0), async (session) => {
    const input = {
      code: await codeAt(session, path),
      descendants: call.options.descendants === true,
      ...(await withinOf(session, call)),
      limit: limitOf(call),
    };
    const value = valueIn(await session.query('code.segments', input));
    return {
      status: 0,
      value,
      lines: columns(
        value.rows.map((row) => [
          row.sourceName,
          row.start,
          row.end,
          row.quote.replace(/\s+/g, ' ').slice(0, 80),
        ]),
      ),
    };
  });
}
