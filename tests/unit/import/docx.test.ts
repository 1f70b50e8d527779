/**
 * Word features and zip attacks on documents built here, part by part, so that each test shows the
 * XML it is about. Real Word files are in corpus.test.ts.
 */
import { describe, expect, test } from 'vitest';
import { ZipFile } from 'yazl';
import { parseDocument } from '../../../database/import/parse.ts';

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const p = (inner: string) => `<w:p>${inner}</w:p>`;
const r = (text: string, properties = '') => `<w:r><w:rPr>${properties}</w:rPr><w:t>${text}</w:t></w:r>`;
const body = (inner: string, prolog = '') =>
  `${prolog}<w:document ${W}><w:body>${inner}</w:body></w:document>`;

type Parts = Record<string, string | Uint8Array>;

async function zipped(parts: Parts, edit: (zip: ZipFile) => void = () => undefined): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [name, content] of Object.entries(parts)) zip.addBuffer(Buffer.from(content), name);
  edit(zip);
  zip.end();
  const pieces: Buffer[] = [];
  for await (const piece of zip.outputStream) if (Buffer.isBuffer(piece)) pieces.push(piece);
  return Buffer.concat(pieces);
}

async function parsed(inner: string, more: Parts = {}) {
  const result = await parseDocument({
    name: 'a.docx',
    bytes: await zipped({ 'word/document.xml': body(inner), ...more }),
  });
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
}

async function refusedKind(bytes: Uint8Array): Promise<string> {
  const result = await parseDocument({ name: 'a.docx', bytes });
  if (result.ok) return 'accepted';
  expect(result.error.message).toMatch(/^a\.docx .*\.$/);
  return result.error.kind;
}

describe('what is kept', () => {
  test('tabs, soft breaks as lines, hyphens, symbols and inserted text', async () => {
    const { text, dropped } = await parsed(
      p(
        `<w:pPr><w:tabs><w:tab w:val="left"/></w:tabs></w:pPr><w:r><w:t>A:</w:t><w:tab/><w:t>one</w:t><w:br/><w:t>two</w:t></w:r>`,
      ) +
        p(
          `<w:r><w:br w:type="page"/><w:t>non</w:t><w:noBreakHyphen/><w:t>stop</w:t><w:sym w:char="2713"/><w:sym w:char="F04A"/></w:r>`,
        ) +
        p(`<w:ins>${r('new ')}</w:ins><w:del><w:r><w:delText>old</w:delText></w:r></w:del>${r('end')}`),
    );
    expect(text).toBe('A:\tone\ntwo\nnon\u2011stop✓\nnew end');
    expect(dropped).toEqual([
      { what: 'symbol', count: 1 },
      { what: 'tracked-deletion', count: 1 },
    ]);
  });

  test('headings by style, by outline and by a style based on one; lists and quotations', async () => {
    const style = (id: string, inner: string) => `<w:style w:styleId="${id}">${inner}</w:style>`;
    const styles = `<w:styles ${W}>${style('Ü1', '<w:name w:val="heading 1"/>')}${style('My', '<w:name w:val="My"/><w:basedOn w:val="Ü1"/>')}${style('Q', '<w:name w:val="Quote"/>')}</w:styles>`;
    const styled = (id: string) => p(`<w:pPr><w:pStyle w:val="${id}"/></w:pPr>${r(id)}`);
    const { blocks, dropped } = await parsed(
      styled('Ü1') +
        styled('My') +
        styled('Q') +
        p(`<w:pPr><w:outlineLvl w:val="2"/></w:pPr>${r('o')}`) +
        p(`<w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="5"/></w:numPr></w:pPr>${r('item')}`),
      {
        'word/styles.xml': styles,
        'word/_rels/document.xml.rels':
          '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="s" Type="http://x/styles" Target="styles.xml"/></Relationships>',
      },
    );
    expect(blocks.map(({ kind, level }) => [kind, level])).toEqual([
      ['heading', 1],
      ['heading', 1],
      ['quote', undefined],
      ['heading', 3],
      ['item', 2],
    ]);
    expect(dropped).toEqual([{ what: 'list-number', count: 1 }]);
  });

  test('a text box once, after its paragraph', async () => {
    const box = (inner: string) => `<x:txbx xmlns:x="urn:x"><w:txbxContent>${inner}</w:txbxContent></x:txbx>`;
    const mc = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"';
    const { text, warnings } = await parsed(
      p(
        `${r('before ')}<w:r><mc:AlternateContent ${mc}><mc:Choice>${box(p(r('boxed')))}</mc:Choice><mc:Fallback>${box(p(r('boxed')))}</mc:Fallback></mc:AlternateContent></w:r>${r('after')}`,
      ) + p(r('next')),
    );
    expect(text).toBe('before after\nboxed\nnext');
    expect(warnings).toEqual(['Text boxes stand after the paragraph they were attached to.']);
  });

  test('names in bold on lines of their own are the speakers of what follows', async () => {
    const turn = (name: string, said: string) => p(r(name, '<w:b/>')) + p(r(said));
    const { text, blocks } = await parsed(
      turn('Anna Berg', 'one') + turn('Ben', 'two') + turn('Anna Berg', 'three') + turn('Ben', 'four'),
    );
    expect(
      blocks
        .filter(({ speaker }) => speaker)
        .map(({ speaker, body, end }) => [text.slice(speaker?.start, speaker?.end), end - body]),
    ).toEqual([
      ['Anna Berg', 0],
      ['Ben', 0],
      ['Anna Berg', 0],
      ['Ben', 0],
    ]);
  });
});

describe('what is left out is counted', () => {
  test('hidden text, fields, links, ruby, formatting', async () => {
    const { text, dropped, warnings } = await parsed(
      p(r('seen ') + r('unseen', '<w:vanish/>') + r('bold', '<w:b/>') + r('not', '<w:b w:val="0"/>')) +
        p(
          '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> HYPERLINK "http://x" </w:instrText></w:r>' +
            r('link') +
            '<w:fldSimple w:instr=" PAGE ">' +
            r('7') +
            '</w:fldSimple>',
        ) +
        p(
          '<w:r><w:ruby><w:rt>' +
            r('わたくし') +
            '</w:rt><w:rubyBase>' +
            r('私') +
            '</w:rubyBase></w:ruby></w:r>',
        ),
    );
    expect(text).toBe('seen boldnot\nlink7\n私');
    expect(dropped).toEqual(
      expect.arrayContaining(
        ['hidden-text', 'formatting', 'link-target', 'field', 'ruby'].map((what) => ({ what, count: 1 })),
      ),
    );
    expect(warnings).toEqual(['Hidden text was left out.']);
  });
});

describe('attacks and damage', () => {
  test.each([
    ['a document type', 'hostile', body(p(r('&x;')), '<!DOCTYPE d [<!ENTITY x "boom">]>')],
    ['a document type in UTF-16', 'hostile', Buffer.from(`\uFEFF${body('', '<!DOCTYPE d>')}`, 'utf16le')],
    ['an entity without a document type', 'damaged', body(p(r('&x;')))],
    ['nesting beyond 256', 'hostile', body('<w:tbl>'.repeat(300))],
    [
      'more than 256 attributes',
      'hostile',
      body(`<w:p ${Array.from({ length: 300 }, (_, k) => `a${k}=""`).join(' ')}/>`),
    ],
    ['XML cut off', 'damaged', body(p('x')).slice(0, -30)],
    [
      'bytes that are not UTF-8',
      'damaged',
      Buffer.concat([Buffer.from('<a>'), Buffer.from([0xff, 0xfe, 0x41])]),
    ],
    ['no text', 'empty', body(p(r('  ')))],
  ])('%s is %s', async (_what, kind, xml) => {
    expect(await refusedKind(await zipped({ 'word/document.xml': xml }))).toBe(kind);
  });

  test('a part that unpacks to far more than its size, twice the same name, and a link', async () => {
    const good = { 'word/document.xml': body(p(r('fine'))) };
    expect(await refusedKind(await zipped({ ...good, 'word/big.bin': new Uint8Array(3_000_000) }))).toBe(
      'hostile',
    );
    expect(
      await refusedKind(await zipped(good, (zip) => zip.addBuffer(Buffer.from('x'), 'WORD/document.xml'))),
    ).toBe('hostile');
    expect(
      await refusedKind(
        await zipped(good, (zip) => zip.addBuffer(Buffer.from('/etc'), 'l', { mode: 0o120777 })),
      ),
    ).toBe('hostile');
    expect(await refusedKind(await zipped(good))).toBe('accepted');
  });

  test('a name that leaves the file, a flag of encryption and a wrong checksum', async () => {
    const bytes = await zipped({ 'word/document.xml': body(p(r('fine'))), 'word/aa/bb.bin': 'x' });
    const renamed = Buffer.from(
      bytes.toString('latin1').replaceAll('word/aa/bb.bin', '../../aabb.bin'),
      'latin1',
    );
    expect(await refusedKind(renamed)).toBe('hostile');
    const central = bytes.indexOf(Buffer.from('504b0102', 'hex'));
    const locked = Buffer.from(bytes);
    locked.writeUInt16LE(bytes.readUInt16LE(central + 8) | 1, central + 8);
    expect(await refusedKind(locked)).toBe('hostile');
    const wrong = Buffer.from(bytes);
    wrong.writeUInt32LE(1, central + 16);
    expect(await refusedKind(wrong)).toBe('damaged');
  });

  test('other files in a Word document’s clothes', async () => {
    expect(await refusedKind(await zipped({ 'xl/workbook.xml': '<x/>' }))).toBe('unsupported');
    expect(await refusedKind(await zipped({ 'a.txt': 'x' }))).toBe('damaged');
    expect(await refusedKind(Buffer.from('plain text'))).toBe('damaged');
    expect(await refusedKind(Buffer.from('d0cf11e0a1b11ae1', 'hex'))).toBe('damaged');
  });
});
