// Reads a zip archive held in memory: stored and deflated entries, file modes, symbolic links.
//
// No zip64 and no encryption: it serves archives whose digest is pinned in this repository, never files
// that a person opens. (Those go through the importers' strict reader.)

import zlib from 'node:zlib';

const END_OF_DIRECTORY = 0x06054b50;
const END_LENGTH = 22;
const ENTRY_LENGTH = 46;
const LOCAL_HEADER_LENGTH = 30;
const FILE_TYPE_MASK = 0o170000;
const SYMBOLIC_LINK = 0o120000;

/**
 * @typedef {object} ZipEntry
 * @property {string} name as stored, with `/` between folders; a folder ends with `/`
 * @property {number} mode permission bits, 0 when the archive has none
 * @property {boolean} isLink whether the bytes are the target of a symbolic link
 * @property {() => Buffer} read inflates the entry
 */

/** The entries of an archive in the order of its directory.
 * @param {Buffer} archive
 * @returns {Generator<ZipEntry>}
 * @throws when the archive has no directory or an entry uses another compression */
export function* zipEntries(archive) {
  const end = findDirectoryEnd(archive);
  const count = archive.readUInt16LE(end + 10);
  let position = archive.readUInt32LE(end + 16);
  for (let index = 0; index < count; index++) {
    const nameLength = archive.readUInt16LE(position + 28);
    const extraLength = archive.readUInt16LE(position + 30);
    const commentLength = archive.readUInt16LE(position + 32);
    yield readEntry(archive, position, nameLength);
    position += ENTRY_LENGTH + nameLength + extraLength + commentLength;
  }
}

/** @param {Buffer} archive */
function findDirectoryEnd(archive) {
  for (let position = archive.length - END_LENGTH; position >= 0; position--) {
    if (archive.readUInt32LE(position) === END_OF_DIRECTORY) return position;
  }
  throw new Error('This is not a zip archive: it has no directory.');
}

/**
 * @param {Buffer} archive
 * @param {number} position of the directory entry
 * @param {number} nameLength
 * @returns {ZipEntry} */
function readEntry(archive, position, nameLength) {
  const method = archive.readUInt16LE(position + 10);
  const storedLength = archive.readUInt32LE(position + 20);
  const unixMode = archive.readUInt32LE(position + 38) >>> 16;
  const localHeader = archive.readUInt32LE(position + 42);
  const name = archive.toString('utf8', position + ENTRY_LENGTH, position + ENTRY_LENGTH + nameLength);
  const localExtras = archive.readUInt16LE(localHeader + 26) + archive.readUInt16LE(localHeader + 28);
  const start = localHeader + LOCAL_HEADER_LENGTH + localExtras;
  return {
    name,
    mode: unixMode & 0o777,
    isLink: (unixMode & FILE_TYPE_MASK) === SYMBOLIC_LINK,
    read: () => inflate(name, method, archive.subarray(start, start + storedLength)),
  };
}

/**
 * @param {string} name
 * @param {number} method
 * @param {Buffer} stored */
function inflate(name, method, stored) {
  if (method === 0) return Buffer.from(stored);
  if (method === 8) return zlib.inflateRawSync(stored);
  throw new Error(`The entry "${name}" uses compression method ${method}, which is not supported.`);
}
