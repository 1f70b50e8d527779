/** Agreement tables of a project on a case worked out by hand, and on the benchmark folders' reference answers. */

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { cohenKappa, pooledKappa } from '../../../database/agreement/pair-table.ts';
import { agreementTables } from '../../../database/agreement/tables.ts';
import { type CodingTuple, codingIndex } from '../../../database/index/codings.ts';

const same = (code: number): number => code;

describe('agreement tables', () => {
  const index = codingIndex();
  index.fill([
    [1, 1, 0, 10, 5, 1, 0, 0],
    [2, 1, 5, 15, 5, 2, 0, 0],
    [3, 2, 0, 20, 5, 1, 0, 0],
    [4, 2, 0, 20, 6, 3, 0, 0],
  ]);
  const input = {
    index,
    coders: [1, 2, 3],
    lengths: new Map([
      [1, 20],
      [2, 40],
    ]),
    scope: { resolveCode: same },
  };

  test('a source a coder was not assigned to is missing, not uncoded', () => {
    const tables = agreementTables({ ...input, assigned: (coder) => new Set(coder === 2 ? [1] : [1, 2]) });
    expect(tables.pair(5, 0, 1)).toEqual({ both: 5, onlyA: 5, onlyB: 5, neither: 5, n: 20 });
    expect(tables.pair(5, 0, 2)).toEqual({ both: 0, onlyA: 30, onlyB: 0, neither: 30, n: 60 });
    expect(tables.pair(5, 0, 1, 2)).toEqual({ both: 0, onlyA: 0, onlyB: 0, neither: 0, n: 0 });
    expect(tables.codes()).toEqual([5, 6]);
  });

  test('a coder who saw the source and coded nothing contributes zeros', () => {
    const tables = agreementTables({ ...input, assigned: () => new Set([1, 2]) });
    expect(tables.pair(5, 0, 1)).toEqual({ both: 5, onlyA: 25, onlyB: 5, neither: 25, n: 60 });
    expect(tables.pair(99, 0, 1)).toEqual({ both: 0, onlyA: 0, onlyB: 0, neither: 60, n: 60 });
    expect(tables.alpha(99)).toEqual({ kind: 'undefined', reason: 'no variation' });
  });

  test('nobody shares a source: not defined', () => {
    const tables = agreementTables({ ...input, assigned: (coder) => new Set([coder]) });
    expect(cohenKappa(tables.pair(5, 0, 1))).toEqual({ kind: 'undefined', reason: 'no shared document' });
    expect(tables.alpha(5)).toEqual({ kind: 'undefined', reason: 'no shared document' });
  });
});

const bench = process.env.CONCORD_BENCH;
const codingLine = z.object({
  document: z.number(),
  start: z.number(),
  end: z.number(),
  code: z.number(),
  coder: z.number(),
});
const documentLine = z.object({ id: z.number(), length: z.number() });
const answersFile = z.object({
  agreement: z.object({
    characters: z.number(),
    pooledKappa: z.number(),
    perCode: z.array(
      z.object({
        code: z.number(),
        both: z.number(),
        only1: z.number(),
        only2: z.number(),
        kappa: z.number().nullable(),
      }),
    ),
  }),
});

function lines<T>(file: string, shape: z.ZodType<T>): T[] {
  const text = readFileSync(file, 'utf8').trimEnd();
  return text.split('\n').map((line) => shape.parse(JSON.parse(line)));
}

describe.each(['S', 'M', 'L', 'X'])('benchmark folder %s', (size) => {
  const folder = join(bench ?? '', size);
  const here = bench !== undefined && existsSync(folder);
  test.skipIf(!here)('gives the reference agreement (needs CONCORD_BENCH with the generated folder)', () => {
    const rows = lines(join(folder, 'codings.jsonl'), codingLine);
    const lengths = new Map(
      lines(join(folder, 'documents.jsonl'), documentLine).map((d) => [d.id, d.length]),
    );
    const answers = answersFile.parse(
      JSON.parse(readFileSync(join(folder, 'answers.json'), 'utf8')),
    ).agreement;
    const index = codingIndex();
    index.fill(rows.map((c, i): CodingTuple => [i + 1, c.document, c.start, c.end, c.code, c.coder, 0, 0]));
    const coders = [...new Set(rows.map((c) => c.coder))].sort((a, b) => a - b);
    const assigned = new Map(coders.map((coder) => [coder, new Set<number>()]));
    for (const row of rows) assigned.get(row.coder)?.add(row.document);
    for (const source of index.sources()) index.bySource(source);
    const codes = answers.perCode.map((c) => c.code);

    const began = performance.now();
    const tables = agreementTables({
      index,
      coders,
      lengths,
      assigned: (coder) => assigned.get(coder) ?? new Set(),
      scope: { resolveCode: same },
    });
    let values = 0;
    for (const code of codes) {
      if (tables.alpha(code).kind === 'value') values += 1;
      for (let a = 0; a < coders.length; a++) {
        for (let b = a + 1; b < coders.length; b++)
          if (cohenKappa(tables.pair(code, a, b)).kind === 'value') values += 1;
      }
    }
    const counted = performance.now();
    const [source = 0, code = 0] = [rows[0]?.document, rows[0]?.code];
    tables.refresh(source, code);
    tables.alpha(code);
    const edited = performance.now();
    console.info(
      `${size}: agreement of all pairs and codes ${(counted - began).toFixed(0)} ms (${values} values), after one edit ${(edited - counted).toFixed(2)} ms`,
    );

    const pairs = codes.map((one) => tables.pair(one, 0, 1));
    expect(pairs.map((t) => [t.both, t.onlyA, t.onlyB])).toEqual(
      answers.perCode.map((c) => [c.both, c.only1, c.only2]),
    );
    expect(pairs[0]?.n).toBe(answers.characters);
    const kappas = pairs.map(cohenKappa).map((k) => (k.kind === 'value' ? Number(k.value.toFixed(6)) : null));
    expect(kappas).toEqual(answers.perCode.map((c) => c.kappa));
    const summed = pairs.reduce((t, p) => ({
      both: t.both + p.both,
      onlyA: t.onlyA + p.onlyA,
      onlyB: t.onlyB + p.onlyB,
      neither: t.neither + p.neither,
      n: t.n + p.n,
    }));
    const pooled = cohenKappa(summed);
    expect(pooled.kind === 'value' ? pooled.value : undefined).toBeCloseTo(answers.pooledKappa, 6);
    expect(pooledKappa(pairs).kind).toBe('value');
  });
});
