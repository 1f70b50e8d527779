/**
 * Makes a project of a sample study, always by the present program: documents, cases, codebook, two
 * coders' codings, a code that is merged and one that is redefined on the way, memos. Every step is a true entry of
 * the history, made now. Never overwrites; what was begun and failed is taken away again.
 */
import { Buffer } from 'node:buffer';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Change, change } from '../../shared/changes.ts';
import type { Id } from '../../shared/ids.ts';
import { done, type Result, refuse } from '../../shared/result.ts';
import { assignmentId } from '../commands/project.ts';
import type { Host } from '../kit.ts';
import { createProject, openProject, type Surroundings } from '../project.ts';
import { openSession, type Session } from '../session.ts';
import { MIME } from '../texts.ts';
import { bulkWriter, codingChange } from './bulk.ts';
import { writeCases } from './sample-cases.ts';
import { type Made, writeCodebook } from './sample-codebook.ts';
import { readStudy, type Study, type StudyCoding } from './study.ts';

type Progress = (done: number, total: number, what: string) => void;

/** Where and with what a sample study is made. */
export type SampleOrder = {
  path: string;
  /** The folder of the study's files. */
  folder: string;
  around: Surroundings;
  host: Host;
  progress?: Progress;
};

/** What was made. */
export type MadeSample = {
  title: string;
  documents: number;
  codings: number;
  /** Who codes first, and where that person may begin: an empty span (UTF-16). */
  coder: Id;
  start: { source: Id; start: number; end: number } | null;
};

/** Makes the project at a path where nothing is. */
export async function makeSample({
  path,
  folder,
  around,
  host,
  progress,
}: SampleOrder): Promise<Result<MadeSample>> {
  const read = readStudy(folder);
  if (!read.ok) return read;
  const study = read.value;
  const [[first, name] = ['A', 'Coder'], ...others] = Object.entries(study.coders);
  const coders = new Map([[first, around.mint()]]);
  const author = coders.get(first) ?? around.mint();
  const created = createProject(path, { title: study.title, coder: { id: author, name } }, around);
  if (!created.ok) return created;
  const opened = openProject(path, around);
  if (!opened.ok) return opened;
  // The files read are this program's own, so no person has to grant them.
  const pathOf: Host['pathOf'] = (place) => ('path' in place ? done(place.path) : host.pathOf(place));
  const session = openSession(opened.value, { ...host, pathOf });
  try {
    for (const [letter, own] of others) {
      const id = around.mint();
      coders.set(letter, id);
      const added = await session.execute('coder.add', { id, name: own }, author);
      if (!added.ok) return added;
    }
    const filled = await fill({ session, study, coders, author }, progress ?? (() => undefined));
    session.close();
    if (!filled.ok) rmSync(path, { force: true });
    return filled;
  } catch (error) {
    session.close();
    rmSync(path, { force: true });
    throw error;
  }
}

type Filling = { session: Session; study: Study; coders: ReadonlyMap<string, Id>; author: Id };

async function fill(filling: Filling, progress: Progress): Promise<Result<MadeSample>> {
  const { session, study, author } = filling;
  const placed = await importDocuments(filling, progress);
  if (!placed.ok) return placed;
  const answers = await writeCases(session, author, study, placed.value);
  if (!answers.ok) return answers;
  const start = startIn(study, placed.value);
  const counts = { documents: placed.value.size + answers.value, codings: study.codings.length };
  const found = { title: study.title, ...counts, coder: author, start };
  const { codebook } = study;
  if (codebook === null) return done(found);
  const book = writeCodebook(session.project, author, { ...study, codebook }, codingOf);
  if (!book.ok) return book;
  const early = new Set(study.codedBeforeTheChange);
  const rest = study.codings.filter((coding) => !book.value.examples.has(coding));
  writeCodings(rest.filter(({ document }) => early.has(document)));
  const changed = await changeCodebook(filling, book.value.codes);
  if (!changed.ok) return changed;
  writeCodings(rest.filter(({ document }) => !early.has(document)));
  markRead();
  const noted = await writeMemos(filling, book.value.codes, placed.value);
  return noted.ok ? done(found) : noted;

  function codingOf(coding: StudyCoding, made: Made): { id: Id; changes: Change[] } {
    const id = session.project.around.mint();
    const document = placed.ok ? placed.value.get(coding.document) : undefined;
    const coder = filling.coders.get(coding.coder) ?? author;
    if (document === undefined) throw new Error(`The sample study has no document ${coding.document}.`);
    const { start, end } = coding;
    const given = { id, ...document, start, end, code: made.id, coder, at: null };
    const changes = [codingChange(given, made.definition)];
    if (coding.memo !== null) changes.push(memoChange(session.project.around.mint(), id, coding.memo));
    return { id, changes };
  }

  function writeCodings(codings: readonly StudyCoding[]): void {
    if (!book.ok) return;
    const writer = bulkWriter(session.project, 'coding.add', session.project.around.mint());
    for (const coding of codings) {
      const made = book.value.codes.get(coding.code);
      if (made === undefined) throw new Error(`The sample study has no code ${coding.code}.`);
      writer.add(filling.coders.get(coding.coder) ?? author, ...codingOf(coding, made).changes);
    }
    writer.end();
  }

  /** Both coders have read all interviews: only these are compared. */
  function markRead(): void {
    if (!placed.ok) return;
    for (const coder of filling.coders.values()) {
      const changes = (study.folders.Interviews ?? []).flatMap((name) => {
        const source = placed.value.get(name)?.source;
        if (source === undefined) return [];
        return [change('assignment', assignmentId(coder, source), { coder, source, state: 'done' })];
      });
      session.project.write([{ command: 'assignment.set', changes }], { author: coder });
    }
  }
}

function startIn(study: Study, placed: ReadonlyMap<string, Placed>): MadeSample['start'] {
  if (study.beginAt === undefined) return null;
  const [name, words] = study.beginAt;
  const source = placed.get(name)?.source;
  const at = study.documents.find((one) => one.name === name)?.text.indexOf(words) ?? -1;
  return source === undefined || at < 0 ? null : { source, start: at, end: at };
}

type Placed = { source: Id; revision: Id };

/** Imports all documents by folder, from files of their own, as a person would. */
async function importDocuments(
  { session, study, author }: Filling,
  progress: Progress,
): Promise<Result<Map<string, Placed>>> {
  const own = mkdtempSync(join(tmpdir(), 'concord-sample-'));
  const placed = new Map<string, Placed>();
  const all = study.documents;
  try {
    for (const name of new Set(all.map(({ folder }) => folder))) {
      const folder = session.project.around.mint();
      const added = await session.execute('folder.add', { id: folder, name }, author);
      if (!added.ok) return added;
      mkdirSync(join(own, name));
      const from = all
        .filter((one) => one.folder === name)
        .map((one) => {
          const path = join(own, name, `${one.name}.txt`);
          writeFileSync(path, one.text);
          return { path };
        });
      const before = placed.size;
      const imported = await session.execute('source.import', { from, folder }, author, {
        progress: (count) => progress(before + count, all.length, 'Sample study'),
      });
      if (!imported.ok) return imported;
      const [refused] = imported.value.refused;
      if (refused !== undefined) return refuse('unreadable', refused.message);
      for (const one of imported.value.imported) {
        const revision = headOf(session, one.id);
        if (revision !== null) placed.set(one.name, { source: one.id, revision });
      }
    }
  } finally {
    rmSync(own, { recursive: true, force: true });
  }
  return done(placed);
}

function headOf(session: Session, source: Id): Id | null {
  const { objects, db } = session.project.store;
  const row = db
    .prepare<[number], { head: number }>('select head from sources where k = ?')
    .get(objects.keyOf(source) ?? 0);
  return row === undefined ? null : objects.idOf(row.head);
}

/** What the two decided after four interviews: one code merged, another told apart more sharply. */
async function changeCodebook(
  { session, study, author }: Filling,
  codes: Map<string, Made>,
): Promise<Result<null>> {
  if (study.codebook === null) return done(null);
  const { mergedMidway: merged, redefinedMidway: redefined } = study.codebook;
  const [from, into, again] = [merged.name, merged.into, redefined.code].map((name) => codes.get(name));
  if (from === undefined || into === undefined || again === undefined)
    return refuse('invalid', 'The sample study changes a code that it does not have.');
  const gone = await session.execute('code.merge', { from: [from.id], into: into.id }, author);
  if (!gone.ok) return gone;
  const id = session.project.around.mint();
  const { exclude, reason } = redefined;
  const written = await session.execute('code.define', { id, code: again.id, exclude, reason }, author);
  if (!written.ok) return written;
  codes.set(redefined.code, { ...again, definition: id });
  return done(null);
}

async function writeMemos(
  { session, study, author }: Filling,
  codes: ReadonlyMap<string, Made>,
  placed: ReadonlyMap<string, Placed>,
): Promise<Result<null>> {
  const targets = {
    project: () => session.project.id,
    document: (name: string) => placed.get(name)?.source,
    code: (name: string) => codes.get(name)?.id,
  };
  const kinds = { project: 'project', document: 'source', code: 'code' } as const;
  for (const { on, of, title, status, text } of study.memos) {
    const target = on === 'free' ? undefined : targets[on](of);
    const place = on === 'free' || target === undefined ? null : { kind: kinds[on], id: target };
    const input = { id: session.project.around.mint(), on: place, title, body: bodyOf(text), status };
    const written = await session.execute('memo.write', input, author);
    if (!written.ok) return written;
  }
  return done(null);
}

/** A memo's body: each line a paragraph. */
function bodyOf(text: string): string {
  return JSON.stringify(text.split('\n').map((line) => ({ kind: 'paragraph', runs: [{ text: line }] })));
}

function memoChange(id: Id, coding: Id, text: string): Change {
  return change('memo', id, {
    kind: 'coding',
    on: { kind: 'coding', id: coding },
    body: { mime: MIME.memo, bytes: Buffer.from(bodyOf(text)) },
    status: 'thought',
  });
}
