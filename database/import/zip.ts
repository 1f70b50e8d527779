/**
 * A zip file, looked over before anything in it is unpacked: number of parts, names, sizes, ratios,
 * encryption, links and duplicates. Then single parts are read by name, in memory, with a byte counter
 * and their checksum, because headers lie. Nothing is ever written by a name found in the file.
 */
import { crc32 } from 'node:zlib';
import yauzl from 'yauzl';
import { accepted, type ImportResult, refusal } from './import-error.ts';
import { IMPORT_LIMITS } from './limits.ts';

export type Zip = {
  /** The names of all parts, as stored. */
  names: readonly string[];
  /** A part unpacked, undefined where there is none of that name. */
  part(name: string): Promise<ImportResult<Uint8Array | undefined>>;
};

/** Looks a zip over; `shown` is the file's name as shownName gives it. */
export async function openZip(shown: string, bytes: Uint8Array): Promise<ImportResult<Zip>> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const entries = new Map<string, yauzl.Entry>();
  try {
    const file = await yauzl.fromBufferPromise(buffer, { lazyEntries: true, strictFileNames: true });
    if (file.entryCount > IMPORT_LIMITS.zipEntries) return tooManyParts(shown);
    let seen = 0;
    let packed = 0;
    let unpacked = 0;
    for await (const entry of file.eachEntry()) {
      seen += 1;
      packed += entry.compressedSize;
      unpacked += entry.uncompressedSize;
      if (seen > IMPORT_LIMITS.zipEntries) return tooManyParts(shown);
      const fault = faultOf(entry) ?? (packed > bytes.length ? 'holds parts that overlap' : undefined);
      if (fault !== undefined) return hostile(shown, fault);
      if (unpacked > IMPORT_LIMITS.zipTotalBytes) return hostile(shown, 'unpacks to more than 2,000 MB');
      const key = entry.fileName.toLowerCase();
      if (entries.has(key)) return hostile(shown, 'holds two parts of one name');
      entries.set(key, entry);
    }
    const names = [...entries.values()].map(({ fileName }) => fileName);
    return accepted({ names, part: (name) => readPart(shown, file, entries.get(name.toLowerCase())) });
  } catch (error) {
    return refusedBy(shown, error);
  }
}

async function readPart(
  shown: string,
  file: yauzl.ZipFile,
  entry: yauzl.Entry | undefined,
): Promise<ImportResult<Uint8Array | undefined>> {
  if (entry === undefined) return accepted(undefined);
  if (entry.uncompressedSize > IMPORT_LIMITS.zipPartBytes)
    return hostile(shown, 'has a part larger than 100 MB');
  try {
    const chunks: Buffer[] = [];
    let size = 0;
    for await (const chunk of await file.openReadStreamPromise(entry)) {
      if (!Buffer.isBuffer(chunk)) continue;
      size += chunk.length;
      if (size > entry.uncompressedSize) return hostile(shown, 'has a part larger than it says');
      chunks.push(chunk);
    }
    const bytes = Buffer.concat(chunks, size);
    return crc32(bytes) === entry.crc32 ? accepted(bytes) : damaged(shown);
  } catch (error) {
    return refusedBy(shown, error);
  }
}

function faultOf(entry: yauzl.Entry): string | undefined {
  if (entry.isEncrypted()) return 'is locked with a password';
  // The upper half of the attributes is the Unix mode; 0o12 is a symbolic link.
  if (entry.externalFileAttributes >>> 28 === 0o12) return 'holds a link to another file';
  const isLarge = entry.uncompressedSize > IMPORT_LIMITS.zipRatioFrom;
  if (isLarge && entry.uncompressedSize > entry.compressedSize * IMPORT_LIMITS.zipRatio) {
    return `has a part that unpacks to more than ${IMPORT_LIMITS.zipRatio} times its size`;
  }
  return undefined;
}

/** yauzl tells a forbidden name and a broken file by its message only. */
function refusedBy(shown: string, error: unknown): ImportResult<never> {
  const message = error instanceof Error ? error.message : '';
  if (/relative path|absolute path|invalid characters in fileName/.test(message))
    return hostile(shown, 'holds a part whose name leaves the file');
  if (/too many bytes|not enough bytes/.test(message))
    return hostile(shown, 'has a part of another size than it says');
  return damaged(shown);
}

function tooManyParts(shown: string): ImportResult<never> {
  return hostile(shown, `has more than ${IMPORT_LIMITS.zipEntries.toLocaleString('en')} parts`);
}

function hostile(shown: string, fault: string): ImportResult<never> {
  return refusal(
    'hostile',
    `${shown} ${fault} and was not opened; save it again from the program it was written in.`,
  );
}

function damaged(shown: string): ImportResult<never> {
  return refusal(
    'damaged',
    `${shown} is cut off or damaged; get another copy, or open it in Word, save it again and import that.`,
  );
}
