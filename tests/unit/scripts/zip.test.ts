/** The zip reader on archives written here byte by byte. */
import zlib from 'node:zlib';
import { expect, test } from 'vitest';
import { zipEntries } from '../../../scripts/setup/zip.mjs';

interface Stored {
  name: string;
  content: string;
  mode?: number;
  method?: number;
}

/** An archive with local headers that carry extra fields and a comment at the end, as real ones do. */
function zipArchive(files: Stored[]): Buffer {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let position = 0;
  for (const { name, content, mode = 0o100644, method = 8 } of files) {
    const bytes = Buffer.from(content);
    const stored = method === 8 ? zlib.deflateRawSync(bytes) : bytes;
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(Buffer.byteLength(name), 26);
    local.writeUInt16LE(4, 28);
    const localParts = Buffer.concat([local, Buffer.from(name), Buffer.alloc(4), stored]);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(method, 10);
    entry.writeUInt32LE(stored.length, 20);
    entry.writeUInt32LE(bytes.length, 24);
    entry.writeUInt16LE(Buffer.byteLength(name), 28);
    entry.writeUInt32LE((mode << 16) >>> 0, 38);
    entry.writeUInt32LE(position, 42);
    directory.push(entry, Buffer.from(name));
    locals.push(localParts);
    position += localParts.length;
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(position, 16);
  return Buffer.concat([...locals, ...directory, end, Buffer.from('a comment')]);
}

test('reads stored and deflated files, modes and links in order', () => {
  const archive = zipArchive([
    { name: 'app/', content: '', mode: 0o40755, method: 0 },
    { name: 'app/run', content: 'x'.repeat(5000), mode: 0o100755 },
    { name: 'app/notes.txt', content: 'as it is', method: 0 },
    { name: 'app/latest', content: 'run', mode: 0o120777 },
  ]);
  const read = [...zipEntries(archive)].map((entry) => ({ ...entry, read: entry.read().toString() }));
  expect(read).toEqual([
    { name: 'app/', mode: 0o755, isLink: false, read: '' },
    { name: 'app/run', mode: 0o755, isLink: false, read: 'x'.repeat(5000) },
    { name: 'app/notes.txt', mode: 0o644, isLink: false, read: 'as it is' },
    { name: 'app/latest', mode: 0o777, isLink: true, read: 'run' },
  ]);
});

test('an entry is a copy, so that changing it leaves the archive alone', () => {
  const archive = zipArchive([{ name: 'a', content: 'abc', method: 0 }]);
  [...zipEntries(archive)][0]?.read().fill(0);
  expect([...zipEntries(archive)][0]?.read().toString()).toBe('abc');
});

test('refuses what it cannot read', () => {
  expect(() => [...zipEntries(Buffer.from('not a zip archive, only text'))]).toThrow('not a zip archive');
  const unknown = [...zipEntries(zipArchive([{ name: 'a', content: 'a', method: 12 }]))];
  expect(() => unknown[0]?.read()).toThrow('compression method 12');
});
