/**
 * Files built to harm or merely broken: each is refused with one sentence that names it, or imported
 * with what is safe in it; none takes longer than a few seconds.
 */
import { fileURLToPath } from 'node:url';
import { afterAll, expect } from 'vitest';
import { childParser } from '../../../database/import/child-parser.ts';
import type { Parser } from '../../../database/import/parser.ts';
import { readInputFile } from '../../../database/import/read-input.ts';
import { corpusBytes, corpusPath, corpusTest, why } from './corpus.ts';

const workerPath = fileURLToPath(new URL('../../../database/import/worker.ts', import.meta.url));
let parser: Parser | undefined;
afterAll(() => parser?.close());

async function parse(name: string) {
  parser ??= childParser({ workerPath });
  return parser.parse({ name, bytes: corpusBytes(`hostile/${name}`) });
}

corpusTest.each([
  ['empty.txt', 'empty', /is empty/],
  ['nul-bytes.txt', 'binary', /NUL/],
  ['invalid-utf8.txt', 'encoding', /not valid UTF-8: line 1 \(byte 21\)/],
  ['single-line-10mb.txt', 'line-too-long', /line of more than 1 million characters/],
  ['really-a-png.txt', 'binary', /is a PNG image, not text/],
  ['truncated.docx', 'damaged', /cut off or damaged/],
  ['script.html', 'unsupported', /not a type/],
  ['zip-bomb-2gb.qdpx', 'unsupported', /not a type/],
])(`%s is refused as %s${why}`, { timeout: 10_000 }, async (name, kind, sentence) => {
  const result = await parse(name);
  expect(result).toMatchObject({ ok: false, error: { kind } });
  if (result.ok) return;
  expect(result.error.message).toMatch(sentence);
  expect(result.error.message.startsWith(name)).toBe(true);
});

corpusTest.each(['zip-bomb-2gb.qdpx', 'zip-slip.qdpx', 'xxe.qdpx'])(
  `%s named .docx is refused in time${why}`,
  { timeout: 10_000 },
  async (name) => {
    parser ??= childParser({ workerPath });
    const result = await parser.parse({ name: 'interview.docx', bytes: corpusBytes(`hostile/${name}`) });
    expect(result).toMatchObject({
      ok: false,
      error: { kind: expect.stringMatching(/hostile|unsupported/) },
    });
  },
);

corpusTest(`macro-parts.docx gives its visible text and nothing else${why}`, async () => {
  const result = await parse('macro-parts.docx');
  expect(result).toMatchObject({ ok: true, value: { text: 'Visible text.\nclick javascript\n' } });
  if (!result.ok) return;
  expect(result.value.dropped).toEqual(
    expect.arrayContaining([
      { what: 'macro', count: 1 },
      { what: 'field', count: 1 },
    ]),
  );
});

corpusTest(`a folder named like a file is refused${why}`, async () => {
  const result = await readInputFile(corpusPath('hostile/a-directory.txt'));
  expect(result).toEqual({
    ok: false,
    error: {
      kind: 'unreadable',
      message: 'a-directory.txt is a folder, not a file; choose the files in it.',
    },
  });
});
