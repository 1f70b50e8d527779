/** Counting across the whole project: co-occurrence of codes, and codes by documents. */
import { createHash } from 'node:crypto';
import { countByCodeAndSource } from '../../../database/index/sweep.ts';
import { must } from '../../support/project.ts';
import { differs, type Ground, idsOf, withRawFile } from '../ground.ts';
import { countCells, readSpans, sweepCooccurrence } from '../limits/bare-sweep.ts';
import type { Measured } from '../line.ts';
import { byTurns } from '../measure.ts';

/** Pairs of overlapping codings for every two codes. */
export async function cooccurrence(ground: Ground): Promise<Measured> {
  const { session, workload } = ground;
  const { codes } = await idsOf(ground);
  const spans = await withRawFile(ground, readSpans);
  const ask = async () => must(await session.query('cooccurrence.codes', {}));
  let found = await ask();
  let bare = 0;
  const times = await byTurns(
    async () => {
      found = await ask();
    },
    () => {
      bare = sweepCooccurrence(spans);
    },
  );
  const cells: [number, number, number][] = [];
  for (let i = 0; i < found.cells.length; i += 3) {
    const [a, b] = [found.cells[i], found.cells[i + 1]].map((place) => {
      const id = found.codes[place ?? -1];
      return id === undefined ? 0 : codes.number(id);
    });
    cells.push([Math.min(a ?? 0, b ?? 0), Math.max(a ?? 0, b ?? 0), found.cells[i + 2] ?? 0]);
  }
  cells.sort((x, y) => x[0] - y[0] || x[1] - y[1]);
  const lines = cells.map((cell) => `${cell.join(',')}\n`).join('');
  const should = workload.answers.cooccurrence;
  return {
    what: 'cooccurrence.codes over everything',
    limit: 'a bare sweep over typed arrays',
    goalRatio: 3,
    times,
    wrong: [
      ...differs('pairs', found.pairs, should.pairs),
      ...differs('pairs of the bare sweep', bare, should.pairs),
      ...differs('cells', cells.length, should.nonZeroCells),
      ...differs('SHA-256 of the cells', createHash('sha256').update(lines).digest('hex'), should.sha256),
    ],
    figures: { pairs: found.pairs },
  };
}

/** Codings for each code and document. */
export async function codesByDocuments(ground: Ground): Promise<Measured> {
  const { live } = ground.session.project;
  const index = await live.ready();
  const spans = await withRawFile(ground, readSpans);
  let cells = 0;
  let bare = 0;
  const times = await byTurns(
    () => {
      const codes = live.codes();
      cells = countByCodeAndSource(index, { resolveCode: (code) => codes.get(code) ?? 0 }).length;
    },
    () => {
      bare = countCells(spans);
    },
  );
  const should = ground.workload.answers.codeDocumentNonZeroCells;
  return {
    what: 'countByCodeAndSource over the coding index',
    limit: 'a bare count over typed arrays',
    goalRatio: 3,
    times,
    wrong: [
      ...differs('cells that are not 0', cells, should),
      ...differs('cells of the bare count', bare, should),
    ],
  };
}
