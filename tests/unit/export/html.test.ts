/** The quotations page: parsed by a real HTML parser, hostile texts stay text, nothing is loaded from anywhere. */

import { type DefaultTreeAdapterTypes, parse } from 'parse5';
import { describe, expect, test } from 'vitest';
import { type QuotationsPage, quotationsPage } from '../../../database/export/html.ts';

const hostile = '</blockquote><script>alert(1)</script><img src=x onerror="x"> & \u0000 \'"';

function page(over: Partial<QuotationsPage> = {}): string {
  const pieces = quotationsPage({
    title: 'Waiting for care',
    note: 'All coders; offsets count code points.',
    language: 'en',
    codes: [
      {
        codePath: ['Care', 'Access'],
        codeName: 'Waiting',
        definition: 'Time spent before help comes.',
        quotes: [
          { text: 'We waited.', source: 'Interview 1', coder: 'Ada', start: 10, end: 20 },
          {
            text: 'انتظرنا',
            source: 'مقابلة',
            coder: 'Ada',
            start: 0,
            end: 7,
            language: 'ar',
            context: { before: 'قال ', after: ' طويلا' },
          },
        ],
      },
      {
        codePath: [],
        codeName: hostile,
        definition: hostile,
        quotes: [{ text: hostile, source: hostile, coder: hostile, start: 0, end: 1 }],
      },
    ],
    ...over,
  });
  return [...pieces].join('');
}

type Node = DefaultTreeAdapterTypes.Node;

function nodes(of: Node): Node[] {
  return [of, ...('childNodes' in of ? of.childNodes.flatMap(nodes) : [])];
}

function attributes(of: Node | undefined): { name: string; value: string }[] {
  return of !== undefined && 'attrs' in of ? of.attrs : [];
}

function textOf(of: Node | undefined): string {
  return of === undefined
    ? ''
    : nodes(of)
        .map((node) => ('value' in node ? node.value : ''))
        .join('');
}

describe('quotations page', () => {
  const parsed = nodes(parse(page()));
  const named = (name: string): Node[] => parsed.filter((node) => node.nodeName === name);
  const attribute = (node: Node | undefined, name: string): string | undefined =>
    attributes(node).find((a) => a.name === name)?.value;

  test('holds no script, no picture, no handler and no address outside itself', () => {
    for (const name of ['script', 'img', 'iframe', 'link', 'object']) expect(named(name)).toEqual([]);
    for (const node of parsed) {
      for (const { name, value } of attributes(node)) {
        expect(name.startsWith('on')).toBe(false);
        if (name === 'href' || name === 'src') expect(value).toMatch(/^#code-\d+$/);
      }
    }
    expect(page()).not.toMatch(/url\(|https?:/);
  });

  test('keeps every text as it was', () => {
    const shown = hostile.replace('\u0000', '\ufffd');
    expect(textOf(named('blockquote')[2])).toBe(shown);
    expect(textOf(named('h2')[1])).toContain(shown);
  });

  test('has a language, headings in order, a direction and language for each quotation', () => {
    expect(attribute(named('html')[0], 'lang')).toBe('en');
    expect(named('h1')).toHaveLength(1);
    expect(named('main')).toHaveLength(1);
    for (const quote of named('figure')) expect(attribute(quote, 'dir')).toBe('auto');
    expect(attribute(named('blockquote')[1], 'lang')).toBe('ar');
    expect(textOf(named('mark')[0])).toBe('انتظرنا');
  });

  test('says so when there is nothing', () => {
    expect(page({ codes: [] })).toContain('0 codes, 0 quotations');
  });
});
