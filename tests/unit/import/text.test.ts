import { expect, test } from 'vitest';
import { IMPORT_LIMITS } from '../../../database/import/limits.ts';
import { markdownBlocks } from '../../../database/import/markdown.ts';
import { parseDocument } from '../../../database/import/parse.ts';
import { recognise } from '../../../database/import/recognise.ts';
import { textBlocks } from '../../../database/import/text.ts';
import { checkBlocks } from '../../../shared/blocks.ts';

const parse = (text: string, name = 'a.txt') => parseDocument({ name, bytes: Buffer.from(text) });

test('every line is a block, empty ones too', () => {
  const text = 'a\n\n b \n';
  const { blocks, wrapped } = textBlocks(text);
  expect(blocks.map(({ start, end }) => text.slice(start, end))).toEqual(['a', '', ' b ', '']);
  expect([wrapped, checkBlocks(text, blocks)]).toEqual([false, undefined]);
});

test('lines wrapped at a fixed width become paragraphs, on much evidence only', () => {
  const line = 'the bus comes once an hour so the clinic might as well be on the';
  const paragraph = `${Array.from({ length: 7 }, () => line).join('\n')}\nmoon.`;
  const text = Array.from({ length: 10 }, () => paragraph).join('\n\n');
  const { blocks, wrapped } = textBlocks(text);
  expect([wrapped, blocks.length, checkBlocks(text, blocks)]).toEqual([true, 19, undefined]);
  expect(textBlocks(paragraph).wrapped).toBe(false);
});

test('Markdown keeps its marks and gets kinds', () => {
  const text = '# One\nText\n- a\n  - b\n1. c\n> q\nTwo\n---\n```\n# code\n```\n####### no';
  const { blocks } = markdownBlocks(text);
  expect(checkBlocks(text, blocks)).toBeUndefined();
  expect(blocks.map(({ kind, level }) => `${kind}${level ?? ''}`)).toEqual([
    'heading1',
    'paragraph',
    'item1',
    'item2',
    'item1',
    'quote',
    'heading2',
    'paragraph',
    'paragraph',
    'paragraph',
    'paragraph',
    'paragraph',
  ]);
});

test('limits refuse with a sentence', async () => {
  expect(await parse(`ok\n${'x'.repeat(IMPORT_LIMITS.lineUnits + 1)}`)).toMatchObject({
    ok: false,
    error: { kind: 'line-too-long', message: expect.stringContaining('(line 2)') },
  });
  expect(await parse('a\n'.repeat(IMPORT_LIMITS.blocks))).toMatchObject({
    ok: false,
    error: { kind: 'too-large' },
  });
  expect(await parse(`${'x'.repeat(999_999)}\n`.repeat(21))).toMatchObject({
    ok: false,
    error: { kind: 'too-large' },
  });
  expect(await parse(' \n\t\n')).toMatchObject({ ok: false, error: { kind: 'empty' } });
});

test('types are told by bytes and name together', () => {
  const kind = (name: string, bytes: Uint8Array) => {
    const found = recognise(name, bytes);
    return found.ok ? found.value : found.error.kind;
  };
  const zip = Buffer.from('504b0304', 'hex');
  expect([
    kind('a.TXT', Buffer.from('x')),
    kind('README', Buffer.from('x')),
    kind('a.md', Buffer.from('x')),
    kind('a.docx', zip),
  ]).toEqual(['text', 'text', 'markdown', 'docx']);
  expect([
    kind('a.txt', zip),
    kind('a.txt', Buffer.from('%PDF-1.7')),
    kind('a.txt', Buffer.from('{\\rtf1')),
    kind('a.docx', Buffer.from('x')),
  ]).toEqual(['binary', 'binary', 'binary', 'damaged']);
  expect([
    kind('a.pdf', Buffer.from('%PDF-1.7')),
    kind('a.exe', zip),
    kind('a.txt', Buffer.alloc(0)),
  ]).toEqual(['unsupported', 'unsupported', 'empty']);
});

test('a file name cannot play tricks in a sentence', async () => {
  const result = await parse('', '../../etc/\u202Etxt.\nexe\u0007.txt');
  expect(result).toEqual({
    ok: false,
    error: { kind: 'empty', message: '?txt.?exe?.txt is empty (0 bytes); choose a file with text in it.' },
  });
});

test('replacement characters in a file are told', async () => {
  expect(await parse('caf\uFFFD is closed')).toMatchObject({
    ok: true,
    value: { warnings: [expect.stringContaining('replacement characters')] },
  });
});
