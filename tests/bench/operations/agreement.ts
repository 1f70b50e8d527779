/** Agreement of coders: one pair as its screen asks, all pairs at once, and after an edit. */
import {
  addPairTables,
  cohenKappa,
  EMPTY_PAIR_TABLE,
  type PairTable,
  percent,
} from '../../../database/agreement/pair-table.ts';
import { type AgreementTables, agreementTables } from '../../../database/agreement/tables.ts';
import { alphaOf } from '../../../database/queries/comparison.ts';
import type { Id } from '../../../shared/ids.ts';
import { must } from '../../support/project.ts';
import { differs, type Ground, idsOf, withRawFile } from '../ground.ts';
import { documentAround, readSpans, sweepAgreement } from '../limits/bare-sweep.ts';
import type { Measured } from '../line.ts';
import { byTurns } from '../measure.ts';

const DIGITS = 6;

/** Coders 1 and 2 in all codes. */
export async function agreementOfPair(ground: Ground): Promise<Measured> {
  const { session } = ground;
  const { coders, codes } = await idsOf(ground);
  const spans = await withRawFile(ground, readSpans);
  const input = { a: coders.id(1), b: coders.id(2) };
  const ask = async () => must(await session.query('compare.codes', input));
  let found = await ask();
  const times = await byTurns(
    async () => {
      found = await ask();
    },
    () => sweepAgreement(spans),
  );
  const tables = new Map(found.codes.map((row) => [codes.number(row.code), row.table]));
  const { agreement } = ground.workload.answers;
  return {
    what: 'compare.codes of coders 1 and 2: table, percent, kappa and alpha of every code',
    limit: 'a bare sweep over typed arrays, all coders',
    times,
    wrong: [
      ...differs('documents', found.documents.length, agreement.documents),
      ...wrongTables(ground, (code) => tables.get(code) ?? EMPTY_PAIR_TABLE),
    ],
  };
}

/** Every code's four cells and kappa, and the pooled kappa, against the reference answers. */
function wrongTables({ workload }: Ground, tableOf: (code: number) => PairTable): string[] {
  const { perCode, characters, pooledKappa } = workload.answers.agreement;
  const wrong: string[] = [];
  let sum = EMPTY_PAIR_TABLE;
  for (const { code, both, only1, only2, kappa } of perCode) {
    const found = tableOf(code);
    const table = found.n === 0 ? { ...found, neither: characters, n: characters } : found;
    sum = addPairTables(sum, table);
    const is = [table.both, table.onlyA, table.onlyB, table.n].join();
    wrong.push(
      ...differs(`the cells of code ${code}`, is, [both, only1, only2, characters].join()),
      ...differs(`the kappa of code ${code}`, kappaOf(table), kappa),
    );
  }
  return [...wrong, ...differs('the pooled kappa', kappaOf(sum), pooledKappa)].slice(0, 5);
}

function kappaOf(table: PairTable): number | null {
  const kappa = cohenKappa(table);
  return kappa.kind === 'value' ? Number(kappa.value.toFixed(DIGITS)) : null;
}

type Everybody = { people: number[]; tables: AgreementTables };

/** The tables of all coders, counted from the coding index. */
function tablesOfAll({ session }: Ground): Everybody {
  const { live } = session.project;
  const index = live.now();
  const codes = live.codes();
  const people = [...new Set(live.coders().values())].filter((coder) => coder !== 0).sort((a, b) => a - b);
  const assigned = new Map(people.map((coder) => [coder, new Set<number>()]));
  const { key, source, coder, length } = index.columns();
  for (let at = 0; at < length; at++) if (key[at] !== 0) assigned.get(coder[at] ?? 0)?.add(source[at] ?? 0);
  const tables = agreementTables({
    index,
    coders: people,
    lengths: new Map([...live.sources().values()].map((one) => [one.k, one.length])),
    assigned: (one) => assigned.get(one) ?? new Set<number>(),
    scope: { resolveCode: (code) => codes.get(code) ?? 0 },
  });
  return { people, tables };
}

/** Percent, kappa and alpha of every pair in some codes; answers how many are defined. */
function figuresOf({ people, tables }: Everybody, codes: readonly number[]): number {
  let defined = 0;
  for (const code of codes) {
    for (let a = 0; a < people.length; a++) {
      for (let b = a + 1; b < people.length; b++) {
        const table = tables.pair(code, a, b);
        for (const figure of [percent(table), cohenKappa(table), alphaOf(table)])
          if (figure.kind === 'value') defined++;
      }
    }
  }
  return defined;
}

/** All pairs of coders, all codes. */
export async function agreementOfAll(ground: Ground): Promise<Measured> {
  await ground.session.project.live.ready();
  const spans = await withRawFile(ground, readSpans);
  let figures = 0;
  let everybody = tablesOfAll(ground);
  const times = await byTurns(
    () => {
      everybody = tablesOfAll(ground);
      figures = figuresOf(everybody, everybody.tables.codes());
    },
    () => sweepAgreement(spans),
  );
  const { coders, codes } = await idsOf(ground);
  const { objects } = ground.session.project.store;
  const place = (id: Id) => everybody.people.indexOf(objects.keyOf(id) ?? 0);
  const [a, b] = [place(coders.id(1)), place(coders.id(2))];
  return {
    what: 'tables of all coders; percent, kappa and alpha of every pair in every code',
    limit: 'a bare sweep over typed arrays, all coders',
    goalRatio: 3,
    times,
    wrong: wrongTables(ground, (code) => everybody.tables.pair(objects.keyOf(codes.id(code)) ?? 0, a, b)),
    figures: { figures },
  };
}

/** The same figures for one code after one coding of the busiest document was moved. */
export async function agreementAfterEdit(ground: Ground): Promise<Measured> {
  const { session, workload } = ground;
  const index = await session.project.live.ready();
  const everybody = tablesOfAll(ground);
  const busiest = (await idsOf(ground)).documents.id(workload.answers.busiestDocument.id);
  const source = session.project.store.objects.keyOf(busiest) ?? 0;
  const row = index.get(index.columns().key[index.bySource(source)[0] ?? 0] ?? 0);
  if (row === undefined) throw new Error('The busiest document has no coding.');
  const spans = await withRawFile(ground, readSpans);
  const place = spans.document.findIndex((_, i) => spans.start[i] === row.start && spans.end[i] === row.end);
  const document = documentAround(spans, Math.max(0, place));
  let moved = false;
  const before = everybody.tables.pair(row.code, 0, 1);
  const edit = () => {
    moved = !moved;
    index.upsert(moved ? { ...row, end: row.end + 1 } : row);
    everybody.tables.refresh(source, row.code);
    figuresOf(everybody, [row.code]);
  };
  const times = await byTurns(edit, () => sweepAgreement(document));
  if (moved) edit();
  return {
    what: 'one coding of the busiest document moved; its code counted again there; its figures of every pair',
    limit: 'a bare sweep over a document of that size',
    times,
    wrong: differs(
      'the table after moving it back',
      JSON.stringify(everybody.tables.pair(row.code, 0, 1)),
      JSON.stringify(before),
    ),
  };
}
