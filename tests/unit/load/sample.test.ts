/**
 * The sample study: what it is made of, and that the program's figures are those that a small calculation
 * of its own gets from the files in samples/, character by character.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeSample } from '../../../database/load/sample.ts';
import type { Id } from '../../../shared/ids.ts';
import type { QueryOutput } from '../../../shared/queries.ts';
import { must, workbench } from '../../support/project.ts';

const folder = fileURLToPath(new URL('../../../samples/hourly-bus/', import.meta.url));
const languages = fileURLToPath(new URL('../../../samples/languages/', import.meta.url));
const bench = workbench();
afterAll(() => bench.end());

/** Codings of Ana and of Ben, and alpha in characters over the eight interviews. */
const EXPECTED: Record<string, readonly [ana: number, ben: number, alpha: number]> = {
  Transport: [23, 23, 0.88],
  Distance: [8, 7, 0.88],
  Cost: [9, 5, 0.53],
  'Opening hours': [7, 5, 0.81],
  'Trust in staff': [11, 12, 0.57],
  Continuity: [11, 6, 0.51],
  Rumour: [9, 7, 0.67],
  Autonomy: [10, 11, 0.39],
  'Family burden': [7, 8, 0.46],
  'Neighbour help': [16, 13, 0.63],
  'Going without': [9, 8, 0.44],
  'Being heard': [17, 13, 0.62],
  Dignity: [5, 1, -0.01],
  Resignation: [4, 4, 0.47],
  Efficiency: [3, 2, 0.37],
  Fairness: [4, 3, 0.49],
  'Evidence claim': [5, 5, 0.67],
  Blame: [5, 4, 0.61],
};

const interviews = readdirSync(`${folder}Interviews`).map((file) => file.replace('.txt', ''));
const textOf = (name: string): string => readFileSync(`${folder}Interviews/${name}.txt`, 'utf8');

/** Reads the codings again, in the plainest way: code, coder, document, from, to. */
function codingsInFiles() {
  const rows: { code: string; coder: string; document: string; from: number; to: number }[] = [];
  for (const document of interviews) {
    const text = textOf(document);
    for (const line of readFileSync(`${folder}codings/${document}.txt`, 'utf8').split('\n')) {
      if (line === '' || line.startsWith(' ')) continue;
      const colon = line.indexOf(': ');
      const [coders = '', ...name] = line.slice(0, colon).split(' ');
      const words = line.slice(colon + 2).split(' … ');
      const from = text.indexOf(words[0] ?? '');
      const tail = words.at(-1) ?? '';
      const to = text.indexOf(tail, from) + tail.length;
      const code = name.join(' ') === 'Rights talk' ? 'Fairness' : name.join(' ');
      for (const coder of coders) rows.push({ code, coder, document, from, to });
    }
  }
  return rows;
}

/** The cells of a table as the survey is written: commas, quotation marks where there are commas. */
function table(csv: string): string[][] {
  return csv
    .split('\n')
    .filter((line) => line !== '')
    .map((line) =>
      [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(([, quoted, plain]) =>
        (quoted ?? plain ?? '').replaceAll('""', '"'),
      ),
    );
}

/** Krippendorff's alpha of one code: one unit a character, two coders, no value missing. */
function alphaByHand(rows: ReturnType<typeof codingsInFiles>, code: string): number {
  let units = 0;
  let ones = 0;
  let differing = 0;
  for (const document of interviews) {
    const has = { A: new Set<number>(), B: new Set<number>() };
    for (const row of rows) {
      if (row.code !== code || row.document !== document) continue;
      const set = row.coder === 'A' ? has.A : has.B;
      for (let at = row.from; at < row.to; at++) set.add(at);
    }
    units += textOf(document).length;
    ones += has.A.size + has.B.size;
    differing += [...has.A].filter((at) => !has.B.has(at)).length;
    differing += [...has.B].filter((at) => !has.A.has(at)).length;
  }
  const values = 2 * units;
  return 1 - differing / units / ((2 * ones * (values - ones)) / (values * (values - 1)));
}

describe('The Hourly Bus', () => {
  let compared: QueryOutput<'compare.codes'>;
  let session: ReturnType<typeof bench.open>['session'];
  let project: Id;
  beforeAll(async () => {
    const { around, host } = bench;
    must(await makeSample({ path: bench.path('bus.concord'), folder, around, host }));
    session = bench.open('bus.concord').session;
    project = session.project.id;
    const [a, b] = must(await session.query('coder.list', {}));
    if (a === undefined || b === undefined) throw new Error('two coders');
    compared = must(await session.query('compare.codes', { a: a.id, b: b.id }));
  });

  it('has the documents it promises, of the length it promises', async () => {
    const rows = must(await session.query('source.list', {})).sources;
    expect(rows.filter(({ name }) => /^P\d\d /.test(name))).toHaveLength(8);
    expect(rows.filter(({ name }) => /^R\d\d$/.test(name))).toHaveLength(40);
    expect(rows).toHaveLength(51);
    const words = (text: string): number => text.split(/\s+/).filter((word) => word !== '').length;
    for (const name of interviews) {
      const count = words(textOf(name));
      expect(count, name).toBeGreaterThanOrEqual(700);
      expect(count, name).toBeLessThanOrEqual(1_300);
    }
    for (const file of readdirSync(`${folder}Policy`)) {
      const count = words(readFileSync(`${folder}Policy/${file}`, 'utf8'));
      expect(count, file).toBeGreaterThanOrEqual(500);
      expect(count, file).toBeLessThanOrEqual(700);
    }
    expect(Math.max(...textOf('P08 Pavel').split('\n').map(words))).toBeGreaterThan(400);
  });

  it('has a case for each respondent with the answers of the survey, and for each person interviewed', async () => {
    const { attributes, rows } = must(await session.query('case.grid', {}));
    const [head = [], ...lines] = table(readFileSync(`${folder}Survey/survey.csv`, 'utf8'));
    expect(attributes.map(({ name, type }) => [name, type])).toEqual([
      ['age band', 'text'],
      ['district', 'text'],
      ['car', 'yes-no'],
      ['visits', 'text'],
    ]);
    expect(rows.map(({ name }) => name).slice(0, 8)).toEqual(interviews.map((name) => name.slice(4)));
    expect(rows.slice(8).map(({ name, cells }) => [name, ...cells])).toEqual(
      lines.map((line) => line.slice(0, 5)),
    );
    expect(rows.every(({ linked }) => linked === 1)).toBe(true);
    const missing = rows.slice(0, 8).flatMap(({ cells }) => cells.filter((cell) => typeof cell !== 'string'));
    expect(missing).toHaveLength(8 * 4 - 8 - 3);
    // Each respondent's document holds the open answers below their questions.
    const respondent = rows.find(({ name }) => name === 'R05');
    const { parts } = must(await session.query('case.parts', { case: respondent?.id ?? project }));
    expect(parts.map(({ sourceName, quote }) => [sourceName, quote])).toEqual([
      ['R05', `${head[5]}\nIt is far.\n${head[6]}\nMake it less far.`],
    ]);
    // Every coded passage belongs to one of the people interviewed.
    const codes = must(await session.query('code.tree', {}));
    const top = codes.find(({ name }) => name === 'Access');
    const also = codes.map(({ id }) => id);
    const spread = must(
      await session.query('code.spread', { code: top?.id ?? project, also, group: 'case' }),
    );
    expect([spread.inNoCase, spread.groups.length, spread.total]).toEqual([0, 8, codingsInFiles().length]);
  });

  it('defines 18 codes in 5 families in full', async () => {
    const codes = must(await session.query('code.tree', {}));
    expect(codes.filter(({ parent }) => parent === null)).toHaveLength(5);
    expect(codes.filter(({ parent }) => parent !== null)).toHaveLength(18);
    for (const code of codes.filter(({ parent }) => parent !== null)) {
      const now = must(await session.query('code.entry', { code: code.id })).definition;
      const { include, exclude, nearMisses, examples } = now;
      for (const text of [code.brief, include, exclude, nearMisses?.note])
        expect(text, code.name).toMatch(/./);
      expect(examples, code.name).toHaveLength(1);
    }
  });

  it('counts and compares as a calculation by hand does', () => {
    const rows = codingsInFiles();
    expect(compared.documents.map(({ name }) => name)).toEqual(interviews);
    const found: typeof EXPECTED = {};
    for (const code of compared.codes) {
      const own = rows.filter((row) => row.code === code.name);
      expect([code.codingsA, code.codingsB], code.name).toEqual([
        own.filter((row) => row.coder === 'A').length,
        own.filter((row) => row.coder === 'B').length,
      ]);
      if (code.alpha.kind !== 'value') throw new Error(`${code.name} has no alpha`);
      expect(code.alpha.value, code.name).toBeCloseTo(alphaByHand(rows, code.name), 9);
      found[code.name] = [code.codingsA, code.codingsB, Math.round(code.alpha.value * 100) / 100];
    }
    expect(found).toEqual(EXPECTED);
  });

  it('remembers a redefinition and a merge on the way', async () => {
    const older = must(await session.query('code.older', {}));
    expect(older.length, 'codings of the redefined and the merged code wait for review').toBeGreaterThan(0);
    const history = must(await session.query('history.list', { limit: 500 }));
    const at = (command: string) => history.findIndex((row) => row.command === command);
    expect(at('code.merge')).toBeGreaterThan(at('code.define'));
    const coded = history.flatMap((row, i) => (row.command === 'coding.add' ? [i] : []));
    expect(coded.some((i) => i < at('code.define')) && coded.some((i) => i > at('code.merge'))).toBe(true);
  });

  it('never takes the place of a file that is there', async () => {
    const path = bench.path('taken.concord');
    writeFileSync(path, 'mine');
    const { around, host } = bench;
    const made = await makeSample({ path, folder, around, host });
    expect(made.ok ? null : made.error.kind).toBe('exists');
    expect(readFileSync(path, 'utf8')).toBe('mine');
  });
});

describe('Language samples', () => {
  it('holds four scripts, each marked as still to be checked', async () => {
    const path = bench.path('languages.concord');
    const made = must(await makeSample({ path, folder: languages, around: bench.around, host: bench.host }));
    expect(made.documents).toBe(4);
    expect(existsSync(path)).toBe(true);
    for (const file of readdirSync(`${languages}Texts`))
      expect(readFileSync(`${languages}Texts/${file}`, 'utf8')).toContain(
        '[To be checked by native readers]',
      );
  });
});
