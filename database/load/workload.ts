/** Loads a `qbench-1` folder: coders, codes, documents and codings of a synthetic study, for measuring. */
import { Buffer } from 'node:buffer';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { change } from '../../shared/changes.ts';
import type { Id } from '../../shared/ids.ts';
import { keyAfter } from '../../shared/order.ts';
import { done, type Result, refuse } from '../../shared/result.ts';
import { draftOf } from '../commands/import.ts';
import { freeTag } from '../commands/tags.ts';
import type { Parser } from '../import/parser.ts';
import type { Project } from '../project.ts';
import { MIME } from '../texts.ts';
import { bulkWriter, codingChange } from './bulk.ts';

const coderRow = z.object({ id: z.union([z.string(), z.number()]), name: z.string() });
const codeRow = z.object({
  id: z.union([z.string(), z.number()]),
  name: z.string(),
  parent: z.union([z.string(), z.number()]).nullable(),
  memo: z.string().optional(),
});
const documentRow = z.object({ id: z.union([z.string(), z.number()]), name: z.string(), path: z.string() });
const codingRow = z.object({
  id: z.union([z.string(), z.number()]),
  document: z.union([z.string(), z.number()]),
  start: z.int(),
  end: z.int(),
  code: z.union([z.string(), z.number()]),
  coder: z.union([z.string(), z.number()]),
  createdAt: z.string(),
  memo: z.string().optional(),
});

export type Loaded = { documents: number; codes: number; coders: number; codings: number; seconds: number };

type Given = string | number;
type Context = {
  project: Project;
  parser: Parser;
  folder: string;
  mint: () => Id;
  author: Id;
  progress: (done: number, total: number, what: string) => void;
};

/** Loads the folder into an open project. */
export async function loadWorkload(context: Context): Promise<Result<Loaded>> {
  const { folder } = context;
  if (!existsSync(join(folder, 'manifest.json'))) {
    return refuse('unreadable', `“${folder}” is not a workload folder: it has no manifest.json.`);
  }
  const started = Date.now();
  const coders = loadCoders(context);
  const codes = loadCodes(context);
  const documents = await loadDocuments(context);
  if (!documents.ok) return documents;
  const codings = loadCodings(context, coders, codes, documents.value);
  const seconds = (Date.now() - started) / 1_000;
  return done({ documents: documents.value.size, codes: codes.size, coders: coders.size, codings, seconds });
}

function loadCoders({ project, folder, mint, author }: Context): Map<Given, Id> {
  const rows = z.array(coderRow).parse(JSON.parse(readFileSync(join(folder, 'coders.json'), 'utf8')));
  const ids = new Map(rows.map((row) => [row.id, mint()]));
  const changes = rows.map((row, i) =>
    change('coder', ids.get(row.id) ?? mint(), { name: row.name, colour: String(1 + (i % 24)) }),
  );
  project.write([{ command: 'coder.add', changes }], { author });
  return ids;
}

function loadCodes({ project, folder, mint, author }: Context): Map<Given, Id> {
  const ids = new Map<Given, Id>();
  const writer = bulkWriter(project, 'code.add', mint());
  const orders = new Map<Given | null, string>();
  const tags = new Set<string>();
  for (const row of lines(join(folder, 'codes.jsonl'), codeRow)) {
    const id = mint();
    ids.set(row.id, id);
    const order = keyAfter(orders.get(row.parent) ?? null);
    orders.set(row.parent, order);
    const tag = freeTag(row.name, tags);
    tags.add(tag);
    const parent = row.parent === null ? null : (ids.get(row.parent) ?? null);
    const look = { colour: String(1 + (ids.size % 24)), texture: 'solid' };
    writer.add(
      author,
      change('code', id, {
        name: row.name,
        kind: 'code',
        place: { parent, order },
        look,
        tag,
        status: 'draft',
      }),
    );
  }
  writer.end();
  return ids;
}

type Placed = { source: Id; revision: Id };

async function loadDocuments(context: Context): Promise<Result<Map<Given, Placed>>> {
  const { project, folder, mint, author, parser, progress } = context;
  const placed = new Map<Given, Placed>();
  const rows = [...lines(join(folder, 'documents.jsonl'), documentRow)];
  const writer = bulkWriter(project, 'source.import', mint());
  let order: string | null = null;
  for (const [i, row] of rows.entries()) {
    progress(i, rows.length, 'Documents');
    const bytes = readFileSync(join(folder, row.path));
    const parsed = await parser.parse({ name: `${row.name}.txt`, bytes });
    if (!parsed.ok) return refuse('unsupported', parsed.error.message);
    order = keyAfter(order);
    const draft = draftOf(
      { mint },
      { name: `${row.name}.txt`, bytes, parsed: parsed.value },
      { folder: null, order },
    );
    placed.set(row.id, { source: draft.imported.id, revision: draft.revision });
    writer.add(author, ...draft.changes);
    if (i % 50 === 49) writer.end();
  }
  writer.end();
  return done(placed);
}

function loadCodings(
  { project, folder, mint, author, progress }: Context,
  coders: ReadonlyMap<Given, Id>,
  codes: ReadonlyMap<Given, Id>,
  documents: ReadonlyMap<Given, Placed>,
): number {
  const writer = bulkWriter(project, 'coding.add', mint());
  let count = 0;
  for (const row of lines(join(folder, 'codings.jsonl'), codingRow)) {
    const document = documents.get(row.document);
    const code = codes.get(row.code);
    if (document === undefined || code === undefined) continue;
    const coder = coders.get(row.coder) ?? author;
    const id = mint();
    const coding = codingChange({
      id,
      ...document,
      start: row.start,
      end: row.end,
      code,
      coder,
      at: Date.parse(row.createdAt),
    });
    if (row.memo === undefined) writer.add(coder, coding);
    else {
      const body = JSON.stringify([{ kind: 'paragraph', runs: [{ text: row.memo }] }]);
      const memo = {
        kind: 'coding',
        on: { kind: 'coding', id },
        body: { mime: MIME.memo, bytes: Buffer.from(body) },
        status: 'thought',
      };
      writer.add(coder, coding, change('memo', mint(), memo));
    }
    if (++count % 10_000 === 0) progress(count, 0, 'Codings');
  }
  writer.end();
  return count;
}

/** The rows of a JSONL file, each checked. */
function* lines<T>(path: string, schema: z.ZodType<T>): Generator<T> {
  const text = readFileSync(path, 'utf8');
  for (let at = 0; at < text.length; ) {
    const end = text.indexOf('\n', at);
    const line = text.slice(at, end < 0 ? text.length : end);
    at = end < 0 ? text.length : end + 1;
    if (line !== '') yield schema.parse(JSON.parse(line));
  }
}
