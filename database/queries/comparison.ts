/**
 * Answers that compare two coders. The figures come from the sweep; the passages behind a figure
 * come from the same spans, so that their lengths add up to it.
 */
import type { Id } from '../../shared/ids.ts';
import { done, refuse } from '../../shared/result.ts';
import { paragraphsOf, turnsOf } from '../../shared/units.ts';
import { binaryAlpha } from '../agreement/alpha.ts';
import {
  addPairTables,
  cohenKappa,
  EMPTY_PAIR_TABLE,
  type PairTable,
  percent,
  pooledKappa,
  prevalence,
} from '../agreement/pair-table.ts';
import { agreementTables, type UnitBoundaries } from '../agreement/tables.ts';
import { lookup, membership } from '../index/lookup.ts';
import { passagesOf } from '../index/passages.ts';
import { missing } from '../kit.ts';
import type { Answer, Ask } from './ask.ts';
import { inReadingOrder, quoteAt } from './code.ts';
import { assignmentStates } from './source.ts';

export type Unit = 'character' | 'sentence' | 'paragraph' | 'turn' | 'document';

const UNIT_NAMES: Record<Unit, string> = {
  character: 'UTF-16 units',
  sentence: 'sentences',
  paragraph: 'paragraphs',
  turn: 'turns',
  document: 'documents',
};
const CONTEXT = 80;

/** The documents a coder is answerable for: assigned, or, until anybody assigns, those where he coded or marked one read. */
export function assignedSources(ask: Ask, coder: number): Set<number> {
  const states = assignmentStates(ask);
  const somebodyAssigns = [...states.values()].includes('assigned');
  const live = ask.live.sources();
  const found = new Set<number>();
  for (const [key, state] of states) {
    const [who, source] = key.split(' ').map(Number);
    if (who === coder && state !== 'withdrawn' && source !== undefined && live.has(source)) found.add(source);
  }
  if (somebodyAssigns) return found;
  const index = ask.indexNow();
  const columns = index.columns();
  const personOf = lookup(ask.live.coders());
  for (const source of index.sources()) {
    if (!live.has(source) || found.has(source)) continue;
    if (index.bySource(source).some((at) => personOf(columns.coder[at] ?? 0) === coder)) found.add(source);
  }
  return found;
}

/** Tables of any coders over all documents in one unit. */
export function tablesFor(ask: Ask, coders: readonly number[], unit: Unit) {
  const codeOf = lookup(ask.live.codes());
  const personOf = lookup(ask.live.coders());
  const sources = ask.live.sources();
  const columns = ask.indexNow().columns();
  const assigned = new Map(coders.map((coder) => [coder, assignedSources(ask, coder)]));
  const isWanted = membership(coders);
  return agreementTables({
    index: ask.indexNow(),
    coders,
    lengths: new Map([...sources.values()].map((source) => [source.k, source.length])),
    assigned: (coder) => assigned.get(coder) ?? new Set<number>(),
    scope: {
      resolveCode: codeOf,
      include: (at) => columns.layer[at] === 0 && isWanted(personOf(columns.coder[at] ?? 0)),
    },
    ...(unit === 'character' ? {} : { units: (source: number) => boundaries(ask, source, unit) }),
  });
}

function boundaries(ask: Ask, source: number, unit: Exclude<Unit, 'character'>): UnitBoundaries {
  const revision = ask.live.sources().get(source)?.revision ?? 0;
  const whole = ask.project.texts.whole(revision);
  if (whole === null) return { starts: [], ends: [] };
  if (unit === 'document') return { starts: [0], ends: [whole.text.length] };
  const pairs = unit === 'sentence' ? [...whole.sentences] : pairsOf(whole, unit);
  return { starts: pairs.filter((_, i) => i % 2 === 0), ends: pairs.filter((_, i) => i % 2 === 1) };
}

function pairsOf(
  whole: NonNullable<ReturnType<Ask['project']['texts']['whole']>>,
  unit: 'paragraph' | 'turn',
): number[] {
  if (unit === 'paragraph') return [...paragraphsOf(whole.text, whole.blocks)];
  return turnsOf(whole.text, whole.blocks).flatMap((turn) => [turn.start, turn.end]);
}

/** Krippendorff's alpha of a table: both coders rated every unit. */
export function alphaOf(table: PairTable) {
  return binaryAlpha([
    { coders: 2, applied: 2, weight: table.both },
    { coders: 2, applied: 1, weight: table.onlyA + table.onlyB },
    { coders: 2, applied: 0, weight: table.neither },
  ]);
}

export const compareCodes: Answer<'compare.codes'> = async (ask, input) => {
  const pair = pairOf(ask, input.a, input.b);
  if (!pair.ok) return pair;
  await ask.live.ready();
  const [a, b] = pair.value;
  const tables = tablesFor(ask, [a, b], input.unit);
  const counts = codingCounts(ask, a, b);
  const shared = new Set(tables.sources());
  const applied = new Set(tables.codes());
  const rows = ask.read
    .tree('codes')
    .map((code) => ({ ...code, k: ask.objects.keyOf(code.id) ?? 0 }))
    .filter((code) => applied.has(code.k) || counts.has(code.k))
    .map((code) => {
      const table = tables.pair(code.k, 0, 1);
      const share = prevalence(table);
      return {
        code: code.id,
        name: code.name,
        table,
        percent: percent(table),
        kappa: cohenKappa(table),
        alpha: alphaOf(table),
        prevalence: share.kind === 'value' ? share.value : 0,
        codingsA: counts.get(code.k)?.[0] ?? 0,
        codingsB: counts.get(code.k)?.[1] ?? 0,
      };
    });
  const all = rows.map((row) => row.table);
  const pooled = all.reduce(addPairTables, EMPTY_PAIR_TABLE);
  return done({
    unit: input.unit,
    unitName: UNIT_NAMES[input.unit],
    documents: documentsOf(ask, shared, (source) => sizeOf(ask, source, input.unit)),
    missing: missingDocuments(ask, a, b, shared),
    codes: rows,
    pooled: { table: pooled, percent: percent(pooled), kappa: pooledKappa(all), alpha: alphaOf(pooled) },
  });
};

function pairOf(ask: Ask, a: Id, b: Id) {
  const people = ask.live.coders();
  const keys = [a, b].map((id) => people.get(ask.objects.keyOf(id) ?? 0) ?? 0);
  const [first = 0, second = 0] = keys;
  if (first === 0 || second === 0) return missing('coder');
  if (first === second) return refuse('invalid', 'Choose two different coders to compare.');
  const pair: [number, number] = [first, second];
  return done(pair);
}

function codingCounts(ask: Ask, a: number, b: number): Map<number, [number, number]> {
  const columns = ask.indexNow().columns();
  const codeOf = lookup(ask.live.codes());
  const personOf = lookup(ask.live.coders());
  const isStanding = membership(ask.live.sources().keys());
  const counts = new Map<number, [number, number]>();
  for (let i = 0; i < columns.length; i++) {
    if (columns.key[i] === 0 || !isStanding(columns.source[i] ?? 0)) continue;
    const coder = personOf(columns.coder[i] ?? 0);
    if (coder !== a && coder !== b) continue;
    const code = codeOf(columns.code[i] ?? 0);
    const count = counts.get(code) ?? [0, 0];
    count[coder === a ? 0 : 1]++;
    counts.set(code, count);
  }
  return counts;
}

function sizeOf(ask: Ask, source: number, unit: Unit): number {
  if (unit === 'character') return ask.live.sources().get(source)?.length ?? 0;
  return boundaries(ask, source, unit).starts.length;
}

function documentsOf(ask: Ask, wanted: ReadonlySet<number>, n: (source: number) => number) {
  return inReadingOrder(ask)
    .filter((source) => wanted.has(source))
    .map((source) => ({
      id: ask.objects.idOf(source),
      name: ask.read.nameOf(ask.objects.idOf(source)) ?? '',
      n: n(source),
    }));
}

function missingDocuments(ask: Ask, a: number, b: number, shared: ReadonlySet<number>) {
  const rows: { id: Id; name: string; coder: Id }[] = [];
  for (const coder of [a, b]) {
    for (const source of assignedSources(ask, coder)) {
      if (shared.has(source)) continue;
      const id = ask.objects.idOf(source);
      rows.push({ id, name: ask.read.nameOf(id) ?? '', coder: ask.objects.idOf(coder) });
    }
  }
  return rows;
}

export const comparePassages: Answer<'compare.passages'> = async (ask, input) => {
  const pair = pairOf(ask, input.a, input.b);
  if (!pair.ok) return pair;
  const index = await ask.live.ready();
  const code = ask.live.codes().get(ask.objects.keyOf(input.code) ?? 0) ?? 0;
  if (code === 0) return missing('code');
  const [a, b] = pair.value;
  const people = ask.live.coders();
  const codes = ask.live.codes();
  const columns = index.columns();
  const assignedB = assignedSources(ask, b);
  const shared = [...assignedSources(ask, a)].filter((source) => assignedB.has(source));
  const order = inReadingOrder(ask).filter((source) => shared.includes(source));
  const found = order.flatMap((source) => {
    const mine = (coder: number) =>
      [...index.bySource(source)]
        .filter(
          (at) =>
            columns.layer[at] === 0 &&
            codes.get(columns.code[at] ?? 0) === code &&
            people.get(columns.coder[at] ?? 0) === coder,
        )
        .map((at) => ({ start: columns.start[at] ?? 0, end: columns.end[at] ?? 0 }));
    return passagesOf(mine(a), mine(b), input.cell).map((span) => ({ source, ...span }));
  });
  const passages = found.slice(0, input.limit).map(({ source, start, end }) => {
    const id = ask.objects.idOf(source);
    const text = ask.project.texts.text(ask.live.sources().get(source)?.revision ?? 0) ?? '';
    return {
      source: id,
      sourceName: ask.read.nameOf(id) ?? '',
      start,
      end,
      ...quoteAt(text, start, end, CONTEXT),
    };
  });
  const characters = found.reduce((sum, span) => sum + span.end - span.start, 0);
  return done({ characters, total: found.length, passages });
};
