/** The tar reader on archives written here byte by byte. */
import { expect, test } from 'vitest';
import { findInTar } from '../../../scripts/setup/tar.mjs';

/** One file as tar stores it: a header block, then the bytes, filled up to whole blocks. */
function tarFile(name: string, text: string, writeSize = writeOctalSize): Buffer {
  const bytes = Buffer.from(text);
  const header = Buffer.alloc(512);
  header.write(name, 0);
  writeSize(header, bytes.length);
  return Buffer.concat([header, bytes, Buffer.alloc((512 - (bytes.length % 512)) % 512)]);
}

function writeOctalSize(header: Buffer, size: number): void {
  header.write(`${size.toString(8).padStart(11, '0')}\0`, 124);
}

function writeBinarySize(header: Buffer, size: number): void {
  header[124] = 0x80;
  header.writeBigUInt64BE(BigInt(size), 128);
}

const end = Buffer.alloc(1024);

test('finds a file by the end of its name, after others of any length', () => {
  const archive = Buffer.concat([
    tarFile('package/empty', ''),
    tarFile('package/block', 'x'.repeat(512)),
    tarFile('package/long', 'x'.repeat(513)),
    tarFile('package/app.zip', 'the bytes'),
    end,
  ]);
  expect(findInTar(archive, '.zip').toString()).toBe('the bytes');
});

test('reads the binary sizes of large files', () => {
  const archive = Buffer.concat([tarFile('a', 'x'.repeat(600), writeBinarySize), tarFile('b.zip', 'b'), end]);
  expect(findInTar(archive, '.zip').toString()).toBe('b');
});

test('says what it did not find', () => {
  expect(() => findInTar(Buffer.concat([tarFile('a', 'a'), end]), '.zip')).toThrow('".zip"');
  expect(() => findInTar(Buffer.alloc(0), '.zip')).toThrow('".zip"');
});
