// Finds one file in an uncompressed tar archive held in memory.
//
// Reads the fields every tar dialect shares (name, size) and the base-256 sizes of large files. Long-name
// records are passed over as the files they are: the archives read here have short names.

const BLOCK = 512;

/** The bytes of the first file whose name ends with `ending`.
 * @param {Buffer} archive
 * @param {string} ending
 * @returns {Buffer} a view on the archive, not a copy
 * @throws when no file matches */
export function findInTar(archive, ending) {
  let position = 0;
  while (position + BLOCK <= archive.length && archive[position] !== 0) {
    const header = archive.subarray(position, position + BLOCK);
    const size = fileSize(header);
    const start = position + BLOCK;
    if (fileName(header).endsWith(ending)) return archive.subarray(start, start + size);
    position = start + Math.ceil(size / BLOCK) * BLOCK;
  }
  throw new Error(`The archive holds no file that ends with "${ending}".`);
}

/** @param {Buffer} header */
function fileName(header) {
  const end = header.indexOf(0);
  return header.toString('utf8', 0, Math.min(end < 0 ? 100 : end, 100));
}

/** The size field: octal digits, or a big-endian number when the first bit is set.
 * @param {Buffer} header */
function fileSize(header) {
  const isBinary = (header.readUInt8(124) & 0x80) !== 0;
  if (isBinary) return Number(header.readBigUInt64BE(128));
  return Number.parseInt(header.toString('latin1', 124, 136), 8);
}
