/**
 * Importing documents: files are read and parsed one by one (in the parser process), and only when
 * all are done is anything written, as one act on disk together. So cancelling or a crash leaves the
 * project as it was. What cannot be read is refused by name and does not stop the others.
 */
import { Buffer } from 'node:buffer';
import { readdirSync, statSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import type { ParsedDocument } from '../../shared/blocks.ts';
import { type Change, change, type NewContent } from '../../shared/changes.ts';
import type { ImportResult } from '../../shared/commands/source.ts';
import type { Id } from '../../shared/ids.ts';
import { offsetMap } from '../../shared/offsets.ts';
import { keyAfter } from '../../shared/order.ts';
import { done, refuse } from '../../shared/result.ts';
import { diffTexts, packRuns, type Run } from '../../shared/revision.ts';
import { SENTENCE_RULE } from '../../shared/units.ts';
import { WORD_RULE } from '../../shared/words.ts';
import { readInputFile } from '../import/read-input.ts';
import { type Handler, type Kit, missing } from '../kit.ts';
import { plainDigest } from '../ledger/digest.ts';
import type { Draft } from '../store.ts';
import { encodeBlocks, MIME } from '../texts.ts';
import { acting } from './coding.ts';

type Refused = ImportResult['refused'][number];
type Imported = ImportResult['imported'][number];
type Read = { name: string; bytes: Uint8Array; parsed: ParsedDocument };

export const importSources: Handler<'source.import'> = async (kit, input) => {
  const coder = acting(kit);
  if (!coder.ok) return coder;
  if (input.folder !== null && kit.read.folder(input.folder) === null) return missing('folder');
  const refused: Refused[] = [];
  const paths: string[] = [];
  for (const place of input.from) {
    const path = await kit.host.pathOf(place);
    if (!path.ok) return path;
    paths.push(...filesAt(path.value, refused));
  }
  const drafts: Draft[] = [];
  const imported: Imported[] = [];
  const digests = new Set<string>();
  let order = kit.read.siblings('sources', input.folder, null).at(-1)?.order ?? null;
  for (const [i, path] of paths.entries()) {
    if (kit.signal.aborted) return refuse('cancelled', 'The import was cancelled. Nothing was changed.');
    kit.progress(i, paths.length, basename(path));
    const read = await readOne(kit, path, input.encoding, digests);
    if ('reason' in read) {
      refused.push(read);
      continue;
    }
    order = keyAfter(order);
    const source = draftOf(kit, read, { folder: input.folder, order });
    drafts.push({ command: 'source.import', changes: source.changes });
    imported.push(source.imported);
  }
  if (kit.signal.aborted) return refuse('cancelled', 'The import was cancelled. Nothing was changed.');
  if (drafts.length > 0) await kit.project.backups.beforeImport();
  const { head } = kit.writeGroup(drafts);
  await kit.project.textIndex.catchUp(kit);
  return done({ head, imported, refused });
};

/** The files of a path: itself, or all that lie in a folder and below, sorted by name. */
function filesAt(path: string, refused: Refused[]): string[] {
  try {
    if (!statSync(path).isDirectory()) return [path];
    if (extname(path) !== '') {
      refused.push({
        path,
        reason: 'folder',
        message: `“${basename(path)}” is a folder named like a file. Open it and choose the files inside.`,
      });
      return [];
    }
    const names = readdirSync(path, { withFileTypes: true }).filter((item) => !item.name.startsWith('.'));
    const sorted = names.toSorted((a, b) => (a.name < b.name ? -1 : 1));
    return sorted.flatMap((item) =>
      item.isDirectory() ? filesAt(join(path, item.name), refused) : [join(path, item.name)],
    );
  } catch {
    return [path]; // reading it will say what is wrong
  }
}

async function readOne(
  kit: Kit,
  path: string,
  encoding: string | undefined,
  digests: Set<string>,
): Promise<Read | Refused> {
  const name = basename(path);
  const file = await readInputFile(path);
  if (!file.ok) return { path, reason: file.error.kind, message: file.error.message };
  const { bytes } = file.value;
  const digest = plainDigest(bytes).toString('hex');
  const twin = twinOf(kit, bytes);
  if (twin !== null)
    return { path, reason: 'duplicate', message: `“${name}” is already in the project as “${twin}”.` };
  if (digests.has(digest))
    return {
      path,
      reason: 'duplicate',
      message: `“${name}” has the same content as another of these files.`,
    };
  const parsed = await kit.host.parser.parse({ name, bytes, ...(encoding ? { encoding } : {}) }, kit.signal);
  if (!parsed.ok) return { path, reason: parsed.error.kind, message: parsed.error.message };
  digests.add(digest);
  return { name, bytes, parsed: parsed.value };
}

/** The name of a standing document with exactly these bytes, or null. */
function twinOf(kit: Kit, bytes: Uint8Array): string | null {
  const { contents, db } = kit.project.store;
  const select = db.prepare<[number], { name: string | null }>(
    'select name from sources where original = ? and coalesce(deleted, 0) = 0',
  );
  for (const key of contents.same(bytes)) {
    const row = select.get(key);
    if (row) return row.name ?? '';
  }
  return null;
}

/** The changes that make a document, and what to tell about it. */
export function draftOf(
  kit: Pick<Kit, 'mint'>,
  read: Read,
  place: { folder: Id | null; order: string },
): { changes: Change[]; imported: Imported; revision: Id } {
  const { parsed, name, bytes } = read;
  const id = kit.mint();
  const revision = kit.mint();
  const shown = name.replace(/\.[^.]*$/, '') || name;
  const text = Buffer.from(parsed.text, 'utf8');
  const original: NewContent = { mime: mimeOf(name), bytes, subject: id };
  const same = text.equals(bytes);
  const changes = [
    change('source', id, {
      name: shown,
      file: name,
      kind: 'text',
      original,
      place,
      head: revision,
      language: { tag: parsed.language?.tag ?? null, direction: parsed.language?.direction ?? 'auto' },
    }),
    revisionChange(revision, id, parsed, same ? original : { mime: MIME.text, bytes: text, subject: id }),
  ];
  const encoding = encodingOf(parsed);
  return {
    changes,
    revision,
    imported: {
      id,
      name: shown,
      kind: parsed.importer.name,
      characters: parsed.text.length,
      sha256: plainDigest(bytes).toString('hex'),
      encoding,
      warnings: [...parsed.warnings],
    },
  };
}

function encodingOf(parsed: ParsedDocument): Imported['encoding'] {
  if (!parsed.encoding) return null;
  const { name, guessed, alternatives } = parsed.encoding;
  return { name, guessed, alternatives };
}

/** A revision of a document as it was just read; `base` is the one it replaces, with its text. */
export function revisionChange(
  id: Id,
  source: Id,
  parsed: ParsedDocument,
  text: NewContent,
  base: { id: Id; text: string } | null = null,
): Change {
  const { importer } = parsed;
  const encoding = encodingOf(parsed);
  return change(
    'revision',
    id,
    {
      source,
      ...(base === null
        ? {}
        : { base: base.id, changes: changesContent(diffTexts(base.text, parsed.text), source) }),
      text,
      blocks: { mime: MIME.blocks, bytes: encodeBlocks(parsed.blocks), subject: source },
      units: { rule: SENTENCE_RULE, content: { mime: MIME.units, bytes: parsed.sentences, subject: source } },
      words: { rule: WORD_RULE, content: { mime: MIME.units, bytes: parsed.words, subject: source } },
      importer: {
        name: importer.name,
        version: String(importer.version),
        options: { ...importer.options, ...(encoding ? { encoding } : {}) },
      },
      size: { utf16: parsed.text.length, codePoints: offsetMap(parsed.text).points },
      dropped: parsed.dropped.map(({ what, count }) => ({ what, count })),
    },
    source,
  );
}

/** What a new version of a text did to the one before, to be sealed. */
export function changesContent(runs: readonly Run[], subject: Id): NewContent {
  return { mime: MIME.changes, bytes: packRuns(runs), subject };
}

function mimeOf(name: string): string {
  const known: Record<string, string> = {
    '.txt': 'text/plain',
    '.md': 'text/markdown',
    '.docx': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  };
  return known[extname(name).toLowerCase()] ?? 'application/octet-stream';
}
