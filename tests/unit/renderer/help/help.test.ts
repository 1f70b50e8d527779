/** The help: what it names is there, every part of the window has a page, every page and every word is found. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { findHelp, helpLines } from '../../../../renderer/help/find-help.ts';
import { glossary } from '../../../../renderer/help/glossary.ts';
import { type Block, blocksOf, type Part, partsOfLine } from '../../../../renderer/help/markup.ts';
import {
  chapters,
  type PageId,
  pageFor,
  pageNamed,
  pageOfRegion,
  pageOfView,
} from '../../../../renderer/help/pages.ts';
import { views } from '../../../../renderer/state/store.ts';
import { commandLines } from '../../../../shared/actions.ts';

const pages = chapters.flatMap((chapter) => chapter.pages);

function partsOf(block: Block): Part[] {
  if (block.kind === 'heading' || block.kind === 'paragraph') return [...block.parts];
  if (block.kind === 'table') return block.rows.flat(2);
  if (block.kind === 'terms') return block.terms.flatMap(({ term, meaning }) => [...term, ...meaning]);
  return block.items.flat();
}

const files = readdirSync('renderer', { recursive: true, encoding: 'utf8' }).filter((name) =>
  name.endsWith('.tsx'),
);
const written = files.map((name) => readFileSync(path.join('renderer', name), 'utf8')).join('\n');

describe('pages', () => {
  test.each(pages.map(({ id, text }) => [id, text] as const))('%s names only what is there', (_, text) => {
    // Actions and contexts that are not there throw.
    for (const part of blocksOf(text).flatMap(partsOf))
      if (part.kind === 'page') expect(pageNamed(part.page), part.page).not.toBeNull();
  });

  test('no key is written out: all come from the table of keys', () => {
    for (const { id, text } of pages) {
      // The first column of a table may name the keys of another program.
      const own = text.replaceAll(/^\| [^|]*\|/gmu, '|');
      expect(own.match(/\b(?:Ctrl|Control|Cmd|Alt|Strg)\b|[⌘⌥⌃⇧↩]|\bF\d+\b/u), id).toBeNull();
    }
  });

  test('a page is short: at most 500 words, the glossary aside', () => {
    for (const { id, text } of pages)
      if (id !== 'glossary') expect(text.split(/\s+/u).length, id).toBeLessThan(500);
  });

  test('no two pages have one id or one title', () => {
    expect(new Set(pages.map(({ id }) => id)).size).toBe(pages.length);
    expect(new Set(pages.map(({ title }) => title)).size).toBe(pages.length);
  });

  test('other pages lead to every page but those that only the list leads to', () => {
    const led = new Set(
      pages.flatMap(({ text }) =>
        blocksOf(text)
          .flatMap(partsOf)
          .flatMap((part) => (part.kind === 'page' ? [part.page] : [])),
      ),
    );
    const parts = new Set<string>([...Object.values(pageOfView), ...Object.values(pageOfRegion)]);
    const commands = new Set(commandLines.map(({ id }) => id.replace('help.', '')));
    const lonely = pages.filter(({ id }) => !led.has(id) && !parts.has(id) && !commands.has(id));
    expect(lonely.map(({ id }) => id)).toEqual([]);
  });
});

describe('where help is asked for', () => {
  test('every view has a page', () => {
    for (const view of views) expect(pageNamed(pageOfView[view]), view).not.toBeNull();
  });

  test('every region of the window has a page, as itself, by its view or by its own mark', () => {
    const regions = [...written.matchAll(/data-region="([^"]+)"/gu)].map(([, name]) => name ?? '');
    expect(regions.length).toBeGreaterThan(20);
    const known = new Set<string>([...Object.keys(pageOfRegion), ...views, 'help']);
    // A task names the page it is given.
    expect(regions.filter((name) => !known.has(name) && name !== 'task')).toEqual([]);
    // What is no longer drawn needs no page.
    const all = new Set([...regions, 'reader-beside']);
    expect(Object.keys(pageOfRegion).filter((name) => !all.has(name))).toEqual([]);
  });

  test('every part that was asked for has a page of its own', () => {
    const opened = new Set<string>(Object.values(pageOfView));
    for (const page of Object.values(pageOfRegion)) opened.add(page);
    for (const [, page] of written.matchAll(/(?:helpOn\('|\bhelp=")([a-z-]+)['"]/gu)) opened.add(page ?? '');
    const wanted: PageId[] = [
      ...(['start', 'reader', 'quick-box', 'codebook', 'code-entry', 'memos', 'segments', 'search'] as const),
      ...(['cases', 'survey', 'agreement', 'export', 'timeline', 'settings', 'team', 'erasure'] as const),
      ...(['backups', 'safety', 'documents', 'coding'] as const),
    ];
    expect(wanted.filter((page) => !opened.has(page))).toEqual([]);
  });

  test('without anything focused it is the view’s page, without a project the first', () => {
    expect(pageFor(null, 'cases')).toBe('cases');
    expect(pageFor(null, null)).toBe('start');
  });
});

describe('search', () => {
  const lines = helpLines();
  const find = (typed: string) => findHelp(lines, typed);

  test('finds every word of the glossary, and what other programs call it', () => {
    for (const { term, also = [] } of glossary) {
      expect(
        find(term).map(({ line }) => line.split(':')[0]),
        term,
      ).toContain(term);
      for (const other of also) expect(find(other), other).not.toEqual([]);
    }
  });

  test('finds the words of other programs in the glossary', () => {
    for (const [theirs, ours] of [
      ['node', 'code'],
      ['quotation', 'segment'],
      ['tag taguette', 'code'],
      ['excerpt', 'segment'],
      ['coding stripe', 'stripe'],
    ] as const)
      expect(
        find(theirs).some(({ line }) => line.startsWith(`${ours}:`)),
        theirs,
      ).toBe(true);
  });

  test('finds every page by its title, beginnings of words and letters with marks', () => {
    for (const { id, title } of pages) expect(find(title)[0]?.page, title).toBe(id);
    expect(find('autoc').length).toBeGreaterThan(0);
    expect(find('Krippéndorff').length).toBeGreaterThan(0);
    expect(find('boundary move').length).toBeGreaterThan(0);
    expect(find('  ')).toEqual([]);
    expect(find('zzz')).toEqual([]);
  });
});

describe('markup', () => {
  test('reads strong words, keys, commands and pages', () => {
    expect(partsOfLine('**A** [select.sentence], [code.apply@window] {code.merge} [[team|two]].')).toEqual([
      { kind: 'strong', text: 'A' },
      { kind: 'text', text: ' ' },
      { kind: 'key', action: 'select.sentence', context: 'reader' },
      { kind: 'text', text: ', ' },
      { kind: 'key', action: 'code.apply', context: 'window' },
      { kind: 'text', text: ' ' },
      { kind: 'command', action: 'code.merge' },
      { kind: 'text', text: ' ' },
      { kind: 'page', page: 'team', text: 'two' },
      { kind: 'text', text: '.' },
    ]);
  });

  test('refuses actions that are not there and contexts without a key', () => {
    expect(() => partsOfLine('[code.fly]')).toThrow('No action is called code.fly.');
    expect(() => partsOfLine('{code.fly}')).toThrow('No action');
    expect(() => partsOfLine('[select.word@window]')).toThrow('no key in window');
    expect(() => partsOfLine('[code.merge]')).toThrow('no key');
  });
});
