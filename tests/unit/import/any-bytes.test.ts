/**
 * Whatever the bytes are, an import answers with a sound document or a sentence and never throws:
 * random bytes, random texts in random encodings, and a Word document with bytes turned over.
 */
import fc from 'fast-check';
import iconv from 'iconv-lite';
import { expect, test } from 'vitest';
import { ZipFile } from 'yazl';
import { type ImportInput, parseDocument } from '../../../database/import/parse.ts';
import { checkBlocks, checkText } from '../../../shared/blocks.ts';

const seed = Number(process.env.CONCORD_SEED ?? Math.floor(Math.random() * 2 ** 31));
const numRuns = process.env.CONCORD_LONG === undefined ? 500 : 10_000;

async function soundOrSentence(input: ImportInput): Promise<string | undefined> {
  const result = await parseDocument(input);
  if (!result.ok) {
    expect(result.error.message).toMatch(/^a\.\w+[ :].*[.]$/s);
    return undefined;
  }
  const { text, blocks } = result.value;
  expect(checkText(text) ?? checkBlocks(text, blocks)).toBeUndefined();
  return text;
}

const name = fc.constantFrom('a.txt', 'a.md', 'a.docx');

test(`random bytes (seed ${seed})`, async () => {
  await fc.assert(
    fc.asyncProperty(name, fc.uint8Array({ maxLength: 400 }), async (chosen, bytes) => {
      await soundOrSentence({ name: chosen, bytes });
    }),
    { seed, numRuns },
  );
});

const piece = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.constantFrom(
    '\r\n',
    '\n',
    '\r',
    'Anna: ',
    'Ben (x):\t',
    '[00:01] INT. ',
    '# ',
    '- ',
    '> ',
    '**',
    '```\n',
    'Dr. A. ',
    '「。」と',
    '\u2028',
    ' ',
  ),
);

test(`random UTF-8 text comes back to the letter but for line ends (seed ${seed})`, async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom('a.txt', 'a.md'),
      fc.array(piece, { maxLength: 40 }),
      async (chosen, pieces) => {
        const text = `x${pieces.join('').toWellFormed()}`;
        const kept = await soundOrSentence({ name: chosen, bytes: Buffer.from(text) });
        if (kept !== undefined) expect(kept).toBe(text.replace(/\r\n?/g, '\n'));
      },
    ),
    { seed, numRuns },
  );
});

test(`text in an older encoding is read right or as a guess (seed ${seed})`, async () => {
  const encodings = fc.constantFrom(
    'windows-1252',
    'Shift_JIS',
    'EUC-JP',
    'Big5',
    'GB18030',
    'EUC-KR',
    'windows-1251',
    'utf-16be',
  );
  await fc.assert(
    fc.asyncProperty(
      encodings,
      fc.string({ maxLength: 200 }),
      fc.string({ unit: 'binary', maxLength: 80 }),
      async (encoding, ascii, any) => {
        const bytes = iconv.encode(`${ascii} Grüße ${any}`, encoding);
        await soundOrSentence({ name: 'a.txt', bytes });
        await soundOrSentence({ name: 'a.txt', bytes, encoding });
      },
    ),
    { seed, numRuns },
  );
});

test(`a Word document with bytes turned over (seed ${seed})`, async () => {
  const zip = new ZipFile();
  const paragraph =
    '<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>Anna: </w:t><w:tab/><w:t>so it was &amp; is</w:t></w:r></w:p>';
  const xml = `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${paragraph.repeat(20)}</w:body></w:document>`;
  // Stored, so that a byte turned over reaches the XML; the checksum is what must notice.
  zip.addBuffer(Buffer.from(xml), 'word/document.xml', { compress: false });
  zip.end();
  const pieces: Buffer[] = [];
  for await (const part of zip.outputStream) if (Buffer.isBuffer(part)) pieces.push(part);
  const whole = Buffer.concat(pieces);
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { minLength: 1, maxLength: 4 }),
      async (edits) => {
        const bytes = Buffer.from(whole);
        for (const [at, byte] of edits) bytes[at] = byte;
        await soundOrSentence({ name: 'a.docx', bytes });
      },
    ),
    { seed, numRuns },
  );
});
