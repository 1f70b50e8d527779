/**
 * A path chosen by a person to bytes in memory. Only plain files are read: the type is asked of the
 * opened file itself, so a name that changes its meaning in between gains nothing, and a pipe or a
 * device is refused without waiting on it. Bytes are counted while reading, because sizes lie too.
 */
import { constants } from 'node:fs';
import { type FileHandle, open, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { accepted, type ImportResult, refusal, shownName } from './import-error.ts';
import { IMPORT_LIMITS, tooLarge } from './limits.ts';

/** Read at a time. */
const PIECE = 1_048_576;

export type InputFile = { name: string; bytes: Uint8Array };

/** Reads a file whole, or refuses it with a sentence. */
export async function readInputFile(
  path: string,
  limit: number = IMPORT_LIMITS.fileBytes,
): Promise<ImportResult<InputFile>> {
  const shown = shownName(basename(path));
  let file: FileHandle | undefined;
  try {
    // Looked at before opening, because opening alone can set a device in motion.
    const before = notPlain(shown, await stat(path));
    if (before !== undefined) return before;
    file = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    const opened = await file.stat();
    const after = notPlain(shown, opened);
    if (after !== undefined) return after;
    if (opened.size > limit) return tooLarge.file(shown, limit);
    const bytes = await readAtMost(file, limit);
    return bytes === undefined ? tooLarge.file(shown, limit) : accepted({ name: basename(path), bytes });
  } catch (error) {
    return unreadable(shown, error);
  } finally {
    await file?.close();
  }
}

async function readAtMost(file: FileHandle, limit: number): Promise<Uint8Array | undefined> {
  const pieces: Buffer[] = [];
  let size = 0;
  for (;;) {
    const { bytesRead, buffer } = await file.read(Buffer.allocUnsafe(PIECE), 0, PIECE, null);
    if (bytesRead === 0) return Buffer.concat(pieces, size);
    size += bytesRead;
    if (size > limit) return undefined;
    pieces.push(buffer.subarray(0, bytesRead));
  }
}

type Kind = { isFile(): boolean; isDirectory(): boolean };

function notPlain(shown: string, kind: Kind): ReturnType<typeof refusal> | undefined {
  if (kind.isFile()) return undefined;
  if (kind.isDirectory())
    return refusal('unreadable', `${shown} is a folder, not a file; choose the files in it.`);
  return refusal('unreadable', `${shown} is a device or a pipe, not a file; choose a file.`);
}

function unreadable(shown: string, error: unknown): ReturnType<typeof refusal> {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ENOENT' || code === 'ENOTDIR')
    return refusal('unreadable', `${shown} is not there any more; check where it is and choose it again.`);
  if (code === 'EACCES' || code === 'EPERM')
    return refusal(
      'unreadable',
      `${shown} may not be read by you; change its permissions or copy it elsewhere.`,
    );
  if (code === 'EISDIR')
    return refusal('unreadable', `${shown} is a folder, not a file; choose the files in it.`);
  if (code === 'ELOOP')
    return refusal(
      'unreadable',
      `${shown} is a link that leads back to itself; choose the file it should lead to.`,
    );
  if (code === 'ENXIO')
    return refusal('unreadable', `${shown} is a device or a pipe, not a file; choose a file.`);
  if (typeof code === 'string')
    return refusal(
      'unreadable',
      `${shown} could not be read (${code}); copy it to this computer and choose the copy.`,
    );
  throw error;
}
