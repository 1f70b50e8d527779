/**
 * The gate before SQLite sees a file: is it there, a plain file, whole, and one of ours? An empty
 * placeholder of a cloud client would otherwise open as an empty, valid database.
 */
import { closeSync, fstatSync, lstatSync, openSync, readSync } from 'node:fs';
import { basename } from 'node:path';
import { done, type Result, refuse } from '../../shared/result.ts';
import { APPLICATION_ID, LEDGER_VERSION } from '../ledger/schema.ts';
import { codeOf } from './storage-errors.ts';

const MAGIC = 'SQLite format 3\0';
const HEADER_BYTES = 100;
const PAGE_SIZE = { at: 16, largest: 1 };
const PAGE_COUNT_AT = 28;
const USER_VERSION_AT = 60;
const APPLICATION_ID_AT = 68;

/** Reads the header without SQLite. The value is the size in bytes. */
export function passGate(path: string): Result<number> {
  const name = basename(path);
  try {
    const link = lstatSync(path);
    if (link.isSymbolicLink())
      return refuse('unreadable', `“${name}” is a link. Open the file it points to.`);
    if (link.isDirectory())
      return refuse(
        'unreadable',
        `“${name}” is a folder, not a project. Choose a file that ends in .concord.`,
      );
    if (!link.isFile())
      return refuse('unreadable', `“${name}” is not a plain file. Choose a file that ends in .concord.`);
    return readHeader(path, name);
  } catch (error) {
    const code = codeOf(error);
    if (code === 'ENOENT' || code === 'ENOTDIR')
      return refuse('unreadable', `There is no file “${name}” at that place. Check where the project is.`);
    if (code === 'EACCES' || code === 'EPERM')
      return refuse('unreadable', `“${name}” may not be read. Check its permissions.`);
    if (code === null) throw error;
    return refuse('storage', `“${name}” could not be read (${code}). Check the drive.`);
  }
}

function readHeader(path: string, name: string): Result<number> {
  const handle = openSync(path, 'r');
  try {
    const size = fstatSync(handle).size;
    const header = Buffer.alloc(HEADER_BYTES);
    const read = readSync(handle, header, 0, HEADER_BYTES, 0);
    if (size === 0)
      return refuse(
        'empty-file',
        `“${name}” is empty (0 bytes). If it comes from a synced folder, wait until it is downloaded.`,
      );
    if (read < HEADER_BYTES || header.toString('latin1', 0, MAGIC.length) !== MAGIC) {
      return refuse(
        'not-a-project',
        `“${name}” is not a Concord project. Choose a file that ends in .concord.`,
      );
    }
    return judge(header, size, name);
  } finally {
    closeSync(handle);
  }
}

function judge(header: Buffer, size: number, name: string): Result<number> {
  if (header.readUInt32BE(APPLICATION_ID_AT) !== APPLICATION_ID) {
    return refuse('not-a-project', `“${name}” is a database of another program, not a Concord project.`);
  }
  if (header.readUInt32BE(USER_VERSION_AT) > LEDGER_VERSION) {
    return refuse(
      'newer-version',
      `“${name}” was written by a newer version of Concord. Install that version to open it.`,
    );
  }
  const stated = header.readUInt16BE(PAGE_SIZE.at);
  const pageSize = stated === PAGE_SIZE.largest ? 65_536 : stated;
  const pages = header.readUInt32BE(PAGE_COUNT_AT);
  if (size < pages * pageSize) {
    return refuse(
      'damaged',
      `“${name}” is cut off: ${size} of ${pages * pageSize} bytes are there. Copy it again from where it came, or open a backup.`,
    );
  }
  return done(size);
}
