/**
 * Real documents through the real import process: the text is what an independent decoder reads, the
 * block model holds, and facts checked by eye in the files are found.
 */
import { fileURLToPath } from 'node:url';
import { afterAll, expect } from 'vitest';
import { childParser } from '../../../database/import/child-parser.ts';
import type { Parser } from '../../../database/import/parser.ts';
import { checkBlocks, checkText, type ParsedDocument } from '../../../shared/blocks.ts';
import { turnsOf, unpackBoundaries } from '../../../shared/units.ts';
import { corpusBytes, corpusTest, why } from './corpus.ts';

const workerPath = fileURLToPath(new URL('../../../database/import/worker.ts', import.meta.url));
let parser: Parser | undefined;
afterAll(() => parser?.close());

async function imported(file: string): Promise<ParsedDocument> {
  parser ??= childParser({ workerPath });
  const result = await parser.parse({ name: file.split('/').at(-1) ?? '', bytes: corpusBytes(file) });
  if (!result.ok) throw new Error(result.error.message);
  const { text, blocks, sentences } = result.value;
  expect(checkText(text)).toBeUndefined();
  expect(checkBlocks(text, blocks)).toBeUndefined();
  expect(blocks.map(({ start, end }) => text.slice(start, end)).join('\n')).toBe(text);
  const bounds = unpackBoundaries(sentences);
  for (let at = 0; at < bounds.length; at += 2) {
    const sentence = text.slice(bounds[at], bounds[at + 1]);
    if (sentence.trim() !== sentence || sentence === '')
      throw new Error(`Sentence ${at / 2} has white space at its edges.`);
  }
  return result.value;
}

/** File, the label of the decoder that reads it independently, and a word that must be right. */
const TEXTS: [string, string, string][] = [
  ['palmyra-analysis.txt', 'utf-8', 'Governorate'],
  ['speeches/1789-washington-mac-cr.txt', 'utf-8', 'vicissitudes'],
  ['speeches/1861-lincoln-utf16le-bom-crlf.txt', 'utf-16le', 'apprehension'],
  ['speeches/1933-roosevelt-utf8-bom-lf.txt', 'utf-8', 'induction'],
  ['speeches/1961-kennedy-cp1252-crlf.txt', 'windows-1252', 'freedom — symbolizing'],
  ['speeches/sots-california-utf8.txt', 'utf-8', 'Californians'],
  ['speeches/sots-newyork-utf8.txt', 'utf-8', 'Lieutenant Governor'],
  ['multilingual/focus-group-emoji-combining.txt', 'utf-8', '👨‍👩‍👧‍👦'],
  ['multilingual/genesis-french-latin1.txt', 'iso-8859-1', 'Dieu créa'],
  ['multilingual/udhr-arabic-utf16le.txt', 'utf-16le', 'الإعلان'],
  ['multilingual/udhr-arabic-utf8.txt', 'utf-8', 'الإعلان'],
  ['multilingual/udhr-chinese-simplified-utf8.txt', 'utf-8', '世界人权宣言'],
  ['multilingual/udhr-chinese-traditional-big5.txt', 'big5', '世界人權宣言'],
  ['multilingual/udhr-german-latin1.txt', 'iso-8859-1', 'Allgemeine Erklärung'],
  ['multilingual/udhr-hindi-utf8.txt', 'utf-8', 'मानव'],
  ['multilingual/udhr-japanese-eucjp.txt', 'euc-jp', '世界人権宣言'],
  ['multilingual/udhr-vietnamese-nfd-utf8.txt', 'utf-8', 'Tuyên ngôn'.normalize('NFD')],
  ['long/kokoro-shiftjis-crlf.txt', 'shift_jis', '夏目漱石'],
  ['long/war-and-peace-utf8bom-crlf.txt', 'utf-8', 'Bezúkhov'],
  ['interviews/unix-morris.md', 'utf-8', 'Lee McMahon'],
];

corpusTest.each(TEXTS)(`%s is read as %s${why}`, async (file, label, word) => {
  const { text, encoding, warnings } = await imported(file);
  const independent = new TextDecoder(label, { fatal: true })
    .decode(corpusBytes(file))
    .replace(/\r\n?/g, '\n');
  expect(text === independent).toBe(true);
  expect(text).toContain(word);
  const isLegacy = !label.startsWith('utf');
  expect(encoding?.guessed).toBe(isLegacy);
  expect(encoding?.name.toLowerCase()).toBe(label);
  expect(warnings.some((warning) => warning.includes('guessed'))).toBe(isLegacy);
});

/** How often each label is marked; a document without turns must have none. */
const SPEAKERS: [string, Record<string, number>][] = [
  ['interviews/unix-ritchie.docx', { Ritchie: 45, MSM: 44 }],
  ['interviews/unix-morris.md', { MSM: 86, Morris: 86, Both: 2 }],
  [
    'multilingual/focus-group-emoji-combining.txt',
    {
      Moderator: 3,
      Amélie: 3,
      'José Ángel': 2,
      Zoë: 2,
      'Nguyễn Thị Hồng': 1,
      'Şükrü İlker': 1,
      'Prof. Ωmega': 1,
    },
  ],
  ['multilingual/genesis-french-latin1.txt', {}],
  ['multilingual/udhr-japanese.docx', {}],
  ['multilingual/udhr-arabic.docx', {}],
  ['long/war-and-peace-utf8bom-crlf.txt', {}],
  ['long/kokoro-shiftjis-crlf.txt', {}],
  ['speeches/sots-newyork-utf8.txt', {}],
  ['palmyra-analysis.txt', {}],
];

corpusTest.each(SPEAKERS)(`%s has its speakers${why}`, async (file, expected) => {
  const { text, blocks } = await imported(file);
  const counts: Record<string, number> = {};
  for (const { speaker } of blocks) {
    if (speaker === undefined) continue;
    const label = text.slice(speaker.start, speaker.end).normalize('NFC');
    counts[label] = (counts[label] ?? 0) + 1;
  }
  expect(counts).toEqual(
    Object.fromEntries(Object.entries(expected).map(([label, count]) => [label.normalize('NFC'), count])),
  );
});

corpusTest(`the turns of unix-ritchie.docx begin behind label and tabs${why}`, async () => {
  const { text, blocks, dropped, importer } = await imported('interviews/unix-ritchie.docx');
  const turns = turnsOf(text, blocks);
  expect(importer.name).toBe('docx');
  expect(turns.length).toBeGreaterThan(80);
  expect(turns.slice(0, 4).map(({ speaker, start }) => [speaker, text.slice(start, start + 24)])).toEqual([
    ['Ritchie', 'He’s [Ted Dolotta] invol'],
    ['MSM', 'Japan seems to be his ne'],
    ['Ritchie', 'Yes, he spends a lot of '],
    ['MSM', 'Yeah.  Fortunately, on e'],
  ]);
  expect(dropped).toContainEqual({ what: 'header-footer', count: 4 });
  expect(text).not.toContain('635635');
});

corpusTest(`comments are left out and counted${why}`, async () => {
  const { text, dropped, warnings } = await imported('docx-features/comments.docx');
  expect(text).toBe('Ouch.');
  expect(dropped).toEqual([{ what: 'comment', count: 2 }]);
  expect(warnings.join(' ')).toContain('Comments were left out');
});

corpusTest(`footnotes stand at the end with their numbers${why}`, async () => {
  const { text, blocks } = await imported('docx-features/footnotes.docx');
  expect(text).toBe('Ouch[1].[2]\n[1] A tachyon walks into a bar.\n[2] Fin.');
  expect(blocks.map(({ kind }) => kind)).toEqual(['paragraph', 'note', 'note']);
});

corpusTest(`cells of a table come row by row${why}`, async () => {
  const { text, blocks } = await imported('docx-features/tables.docx');
  expect(blocks.map(({ kind, start, end }) => [kind, text.slice(start, end)])).toEqual([
    ['paragraph', 'Above'],
    ['cell', 'Top left'],
    ['cell', 'Top right'],
    ['cell', 'Bottom left'],
    ['cell', 'Bottom right'],
    ['paragraph', 'Below'],
  ]);
});

corpusTest(`direction and headings of Word files are kept${why}`, async () => {
  const arabic = await imported('multilingual/udhr-arabic.docx');
  expect(arabic.language?.direction).toBe('rtl');
  expect(arabic.blocks[0]).toMatchObject({ kind: 'heading', level: 1 });
  expect((await imported('multilingual/udhr-japanese.docx')).text).toContain('世界人権宣言');
});
