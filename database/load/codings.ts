/**
 * Codings from a table (CSV or JSONL): document, start, end, code (a path with "/"), coder, memo.
 * Missing codes and coders are made. A row that is wrong is refused by its number and does not stop
 * the others; all that is right is written as one act.
 */
import { Buffer } from 'node:buffer';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import { type Change, change } from '../../shared/changes.ts';
import type { Id } from '../../shared/ids.ts';
import { type OffsetMap, offsetMap } from '../../shared/offsets.ts';
import { keyAfter } from '../../shared/order.ts';
import { done, type Result, refuse } from '../../shared/result.ts';
import { name } from '../../shared/text.ts';
import { sameName } from '../commands/code.ts';
import { freeTag } from '../commands/tags.ts';
import { openRead, type SourceState } from '../read.ts';
import type { Session } from '../session.ts';
import { MIME } from '../texts.ts';
import { bulkWriter, codingChange } from './bulk.ts';

const row = z.object({
  document: z.string().min(1),
  start: z.coerce.number().int().nonnegative(),
  end: z.coerce.number().int().positive(),
  code: z.string().min(1),
  coder: z.string().min(1),
  memo: z.string().optional(),
});
type Row = z.infer<typeof row>;

export type LoadedCodings = {
  added: number;
  createdCodes: string[];
  createdCoders: string[];
  refused: { row: number; message: string }[];
};

/** Loads a table into an open project. `offsets` says what the table counts. */
export function loadCodings(
  session: Session,
  path: string,
  options: { author: Id; offsets: 'utf16' | 'codepoint' },
): Result<LoadedCodings> {
  const table = readTable(path);
  return table.ok ? done(addRows(session, table.value, options)) : table;
}

/** Adds rows to an open project: what is right as one act, what is wrong refused by its number. */
function addRows(
  session: Session,
  rows: readonly unknown[],
  options: { author: Id; offsets: 'utf16' | 'codepoint' },
): LoadedCodings {
  const { project } = session;
  const loader = openLoader(session, options);
  const writer = bulkWriter(project, 'coding.add', project.around.mint());
  rows.forEach((given, i) => {
    const parsed = row.safeParse(given);
    const wrong = parsed.success
      ? loader.take(parsed.data)
      : `it is not complete: ${parsed.error.issues[0]?.path.join('.') ?? 'row'}`;
    if (wrong !== null)
      loader.result.refused.push({ row: i + 1, message: `Row ${i + 1} was left out: ${wrong}.` });
  });
  for (const { author, changes } of loader.ready) writer.add(author, ...changes);
  writer.end();
  return loader.result;
}

function readTable(path: string): Result<unknown[]> {
  const text = readFileSync(path, 'utf8').replace(/^\ufeff/, '');
  if (!path.endsWith('.csv')) return readLines(text, basename(path));
  try {
    const rows: unknown[] = parse(text, { columns: true, skip_empty_lines: true, relax_column_count: true });
    return done(rows);
  } catch {
    return refuse(
      'invalid',
      `“${basename(path)}” is not a table that can be read. Save it as CSV with a header line.`,
    );
  }
}

function readLines(text: string, file: string): Result<unknown[]> {
  try {
    return done(
      text
        .split('\n')
        .filter((line) => line.trim() !== '')
        .map((line): unknown => JSON.parse(line)),
    );
  } catch {
    return refuse('invalid', `“${file}” holds a line that is not JSON. Nothing was changed.`);
  }
}

function openLoader(session: Session, options: { author: Id; offsets: 'utf16' | 'codepoint' }) {
  const { project } = session;
  const read = openRead(project);
  const { mint } = project.around;
  const sources = new Map<string, SourceState | null>();
  const coders = coderNames(project);
  const codes = read.tree('codes').map((code) => ({ ...code }));
  const tags = new Set(codes.map((code) => code.tag ?? ''));
  const orders = new Map<Id | null, string>();
  const maps = new Map<Id, OffsetMap>();
  const result: LoadedCodings = { added: 0, createdCodes: [], createdCoders: [], refused: [] };
  const ready: { author: Id; changes: Change[] }[] = [];
  const seen = new Set<string>();

  function sourceNamed(wanted: string): SourceState | null {
    const known = sources.get(wanted);
    if (known !== undefined) return known;
    const found = project.store.db
      .prepare<[string, string], { k: number }>(
        'select k from sources where coalesce(deleted, 0) = 0 and (name = ? or file = ?) order by k',
      )
      .all(wanted, wanted);
    const only = found.length === 1 ? found[0] : undefined;
    const source = only === undefined ? null : read.source(project.store.objects.idOf(only.k));
    sources.set(wanted, source);
    return source;
  }

  function coderNamed(wanted: string): Id {
    const known = coders.find((coder) => sameName(coder.name, wanted));
    if (known) return known.id;
    const id = mint();
    coders.push({ id, name: wanted });
    result.createdCoders.push(wanted);
    ready.push({
      author: options.author,
      changes: [change('coder', id, { name: wanted, colour: String(1 + (coders.length % 24)) })],
    });
    return id;
  }

  function codeAt(path: string): Id | null {
    let parent: Id | null = null;
    for (const part of path.split('/').map((piece) => piece.trim())) {
      if (!name.safeParse(part).success) return null;
      const known = codes.find((code) => code.parent === parent && sameName(code.name, part));
      parent = known?.id ?? makeCode(part, parent);
    }
    return parent;
  }

  function makeCode(part: string, parent: Id | null): Id {
    const id = mint();
    const tag = freeTag(part, tags);
    tags.add(tag);
    const order = keyAfter(orders.get(parent) ?? read.siblings('codes', parent, null).at(-1)?.order ?? null);
    orders.set(parent, order);
    codes.push({ id, name: part, parent, tag });
    result.createdCodes.push(part);
    const look = { colour: String(1 + (codes.length % 24)), texture: 'solid' };
    const place = { parent, order };
    ready.push({
      author: options.author,
      changes: [change('code', id, { name: part, kind: 'code', place, look, tag, status: 'draft' })],
    });
    return id;
  }

  return {
    result,
    ready,
    /** Takes a row in; answers what is wrong with it, or null. */
    take(given: Row): string | null {
      const source = sourceNamed(given.document);
      if (source === null) return `there is not exactly one document “${given.document}”`;
      const map = maps.get(source.id) ?? offsetMap(read.texts.text(source.revision) ?? '');
      maps.set(source.id, map);
      const span = spanIn(map, given, options.offsets);
      if (span === null) return `${given.start}–${given.end} is not a passage of “${given.document}”`;
      const code = codeAt(given.code);
      if (code === null) return `“${given.code}” is no name of a code`;
      if (!name.safeParse(given.coder).success) return `“${given.coder}” is no name of a coder`;
      const coder = coderNamed(given.coder);
      const key = `${source.id} ${span.start} ${span.end} ${code} ${coder}`;
      if (seen.has(key) || has(source.k, span, code, coder)) return 'this coding is there already';
      seen.add(key);
      ready.push({ author: coder, changes: changesOf(given, source, span, code, coder) });
      result.added++;
      return null;
    },
  };

  function has(source: number, span: { start: number; end: number }, code: Id, coder: Id): boolean {
    const [codeKey, coderKey] = [read.keyOf(code), read.keyOf(coder)];
    return (
      codeKey !== null && coderKey !== null && read.hasCoding(source, span.start, span.end, codeKey, coderKey)
    );
  }

  function changesOf(
    given: Row,
    source: SourceState,
    span: { start: number; end: number },
    code: Id,
    coder: Id,
  ): Change[] {
    const id = mint();
    const coding = codingChange({
      id,
      source: source.id,
      revision: source.head,
      ...span,
      code,
      coder,
      at: null,
    });
    if (given.memo === undefined || given.memo === '') return [coding];
    const body = Buffer.from(JSON.stringify([{ kind: 'paragraph', runs: [{ text: given.memo }] }]));
    return [
      coding,
      change('memo', mint(), {
        kind: 'coding',
        on: { kind: 'coding', id },
        body: { mime: MIME.memo, bytes: body },
        status: 'thought',
      }),
    ];
  }
}

function coderNames(project: Session['project']): { id: Id; name: string }[] {
  return project.store.db
    .prepare<[], { k: number; name: string | null }>(
      'select k, name from coders where coalesce(deleted, 0) = 0 and "into" is null order by k',
    )
    .all()
    .map((coder) => ({ id: project.store.objects.idOf(coder.k), name: coder.name ?? '' }));
}

/** The span in UTF-16 units, or null where it is none. */
function spanIn(
  map: OffsetMap,
  given: Row,
  offsets: 'utf16' | 'codepoint',
): { start: number; end: number } | null {
  if (given.start >= given.end) return null;
  try {
    if (offsets === 'codepoint') return { start: map.toUnits(given.start), end: map.toUnits(given.end) };
    map.toPoints(given.start);
    map.toPoints(given.end);
    return { start: given.start, end: given.end };
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}
