/**
 * Fixture cases that come as coded spans: loaded into a coding index and counted by the same sweep and tables as a
 * project, so that the fixtures test what the program uses.
 */

import { type CodingTuple, codingIndex } from '../index/codings.ts';
import {
  type Answer,
  type CaseAnswers,
  type GeneratedCase,
  NOT_IMPLEMENTED,
  type Params,
  type SpanCase,
} from './case-shapes.ts';
import { type Coefficient, meanOf } from './coefficient.ts';
import { coderPairs } from './coefficients.ts';
import { exactMatch, type Matches, overlapMatch, type Segment, segmentF1, unionMatch } from './matching.ts';
import {
  brennanPrediger,
  cohenKappa,
  dice,
  jaccard,
  type PairTable,
  percent,
  pooledKappa,
  scottPi,
} from './pair-table.ts';
import {
  depthCounts,
  maxqdaKappa,
  maxqdaSegments,
  nvivoKappa,
  nvivoMean,
  qualcoderFigures,
} from './peers.ts';
import { mulberry32 } from './random.ts';
import { jaccardSets, masiSets, nominalSets, type SetUnit, setAlpha, setUnits } from './sets.ts';
import { type AgreementTables, agreementTables } from './tables.ts';
import { unitizingAlphas } from './unitizing.ts';
import { firstUnitizingAlpha } from './unitizing-1995.ts';

/** Names numbered from 1 in the order of the file; 0 is no name. */
type Numbered = {
  readonly coders: readonly string[];
  readonly codes: readonly string[];
  readonly documents: readonly { readonly id: string; readonly length: number }[];
  readonly rows: readonly CodingTuple[];
  readonly assigned: (coder: number, source: number) => boolean;
};

const PAIR_MEASURES: Readonly<Record<string, (table: PairTable) => Answer>> = {
  char_table: (t) => ({
    kind: 'table',
    value: { both: t.both, first_only: t.onlyA, second_only: t.onlyB, neither: t.neither },
  }),
  char_percent: percent,
  char_kappa: cohenKappa,
  char_scott_pi: scottPi,
  char_bp: brennanPrediger,
  char_dice: dice,
  char_jaccard: jaccard,
  peer_nvivo_kappa: nvivoKappa,
};

/** Coded spans in documents, some coders perhaps not assigned to some documents. */
export function spanCase(one: SpanCase): CaseAnswers {
  const codes = one.codes;
  const number = (names: readonly string[], name: string): number => names.indexOf(name) + 1;
  const documents = one.documents.map((d) => d.id);
  const absent = new Set(one.not_assigned.map(([coder, doc]) => `${coder}\n${doc}`));
  return spanAnswers({
    coders: one.coders,
    codes,
    documents: one.documents,
    rows: one.spans.map((s, i) => [
      i + 1,
      number(documents, s.doc),
      s.start,
      s.end,
      number(codes, s.code),
      number(one.coders, s.coder),
      0,
      0,
    ]),
    assigned: (coder, source) => !absent.has(`${one.coders[coder - 1]}\n${documents[source - 1]}`),
  });
}

/** The large generated case: mulberry32 decides code, place and jitter of every span, as its README says. */
export function generatedCase(one: GeneratedCase): CaseAnswers {
  const { length, codes, coders, base } = one.generator;
  const next = mulberry32(one.generator.seed);
  const below = (k: number): number => next() % k;
  const rows: CodingTuple[] = [];
  const add = (coder: number, code: number, start: number, end: number): void => {
    rows.push([rows.length + 1, 1, start, end, code + 1, coder + 1, 0, 0]);
  };
  for (let i = 0; i < base; i++) {
    const code = below(codes);
    const start = below(length - 100);
    const size = 20 + below(60);
    for (let coder = 0; coder < coders; coder++) {
      if (below(10) < 8) {
        const from = Math.max(0, start + below(7) - 3);
        add(coder, code, from, Math.min(length, start + size + below(7) - 3));
      } else {
        const other = below(codes);
        const from = below(length - 100);
        add(coder, other, from, from + 20 + below(60));
      }
    }
  }
  const names = (count: number): string[] => Array.from({ length: count }, (_, i) => String(i));
  return spanAnswers({
    coders: names(coders),
    codes: names(codes),
    documents: [{ id: '0', length }],
    rows,
    assigned: () => true,
  });
}

function spanAnswers(given: Numbered): CaseAnswers {
  const { coders, codes, documents, rows } = given;
  const sources = documents.map((_, i) => i + 1);
  const tables = tablesOf(given);
  const all = coders.map((_, i) => i);
  const codeNumber = (params: Params): number => codes.indexOf(String(params.code)) + 1;
  const pairOf = (params: Params): [number, number] => {
    const named = Array.isArray(params.coders)
      ? params.coders.map((name) => coders.indexOf(String(name)))
      : [];
    return [named[0] ?? 0, named[1] ?? 1];
  };
  const sharedSources = (a: number, b: number): number[] =>
    sources.filter((source) => given.assigned(a + 1, source) && given.assigned(b + 1, source));
  const segmentsOf = (coder: number, within: readonly number[], code?: number): Segment[] =>
    rows
      .filter((r) => r[5] === coder + 1 && within.includes(r[1]) && (code === undefined || r[4] === code))
      .map((r) => ({ source: r[1], start: r[2], end: r[3], code: r[4] }));
  const lengthOf = (source: number): number => documents[source - 1]?.length ?? 0;

  const pairMeasure = (measure: string, params: Params): Answer | undefined => {
    const [a, b] = pairOf(params);
    const source = documents.findIndex((d) => d.id === params.document) + 1;
    return PAIR_MEASURES[measure]?.(tables.pair(codeNumber(params), a, b, source === 0 ? undefined : source));
  };

  const meanOverPairs = (params: Params, measure: (a: number, b: number) => Coefficient): Coefficient =>
    params.coders === 'all'
      ? meanOf(coderPairs(coders.length).map(([a, b]) => measure(a, b)))
      : measure(...pairOf(params));

  const maxqda = (params: Params) => {
    const [a, b] = pairOf(params);
    const within = sharedSources(a, b);
    return maxqdaSegments(segmentsOf(a, within), segmentsOf(b, within), threshold(params.threshold)).percent;
  };

  const nvivoRows = (a: number, b: number, byLength: boolean) =>
    codes.flatMap((_, i) =>
      sharedSources(a, b).map((source) => ({
        table: tables.pair(i + 1, a, b, source),
        weight: byLength ? lengthOf(source) : 1,
      })),
    );

  const qualcoder = (params: Params): Answer => {
    const [a, b] = pairOf(params);
    const within = sharedSources(a, b);
    const characters = within.reduce((sum, source) => sum + lengthOf(source), 0);
    const code = codeNumber(params);
    const depths = depthCounts(segmentsOf(a, within, code), segmentsOf(b, within, code), characters);
    return { kind: 'table', value: qualcoderFigures(depths) };
  };

  const sets = (): SetUnit[] =>
    sources.flatMap((source) =>
      setUnits(
        rows
          .filter((r) => r[1] === source)
          .map((r) => ({ coder: r[5] - 1, code: r[4], start: r[2], end: r[3] })),
        lengthOf(source),
        all.filter((coder) => given.assigned(coder + 1, source)),
      ),
    );

  const continuum = () => {
    const offsets = sources.map((source) =>
      sources.slice(0, source - 1).reduce((sum, s) => sum + lengthOf(s), 0),
    );
    const units = all.map((coder) =>
      segmentsOf(coder, sources).map((s) => {
        const offset = offsets[s.source - 1] ?? 0;
        return { start: s.start + offset, end: s.end + offset, code: s.code };
      }),
    );
    return { units, length: sources.reduce((sum, source) => sum + lengthOf(source), 0) };
  };
  const unitizing = () => unitizingAlphas(continuum().units, continuum().length);
  const first = () => firstUnitizingAlpha(continuum().units, continuum().length);

  return (measure, params) => {
    const paired = pairMeasure(measure, params);
    if (paired !== undefined) return paired;
    switch (measure) {
      case 'char_alpha_binary':
        return tables.alpha(codeNumber(params));
      case 'char_kappa_pooled':
        return meanOverPairs(params, (a, b) => pooledKappa(codes.map((_, i) => tables.pair(i + 1, a, b))));
      case 'char_alpha_codeset_nominal':
        return setAlpha(sets(), nominalSets);
      case 'char_alpha_codeset_jaccard':
        return setAlpha(sets(), jaccardSets);
      case 'char_alpha_codeset_masi':
        return setAlpha(sets(), masiSets());
      case 'mean_char_alpha_binary':
        return meanOf(codes.map((_, i) => tables.alpha(i + 1)));
      case 'mean_char_kappa':
        return meanOf(codes.map((_, i) => cohenKappa(tables.pair(i + 1, ...pairOf(params)))));
      case 'span_f1':
        return meanOverPairs(params, (a, b) => {
          const within = sharedSources(a, b);
          return segmentF1(segmentsOf(a, within), segmentsOf(b, within), matchMode(params));
        });
      case 'peer_nvivo_mean':
        return meanOverPairs(params, (a, b) => nvivoMean(nvivoRows(a, b, params.weights !== 'none')));
      case 'peer_qualcoder':
        return qualcoder(params);
      case 'peer_maxqda_segment_percent':
        return maxqda(params);
      case 'peer_maxqda_kappa_bp':
        return maxqdaKappa(maxqda(params), codes.length);
      case 'u_alpha':
        return unitizing().u;
      case 'bar_u_alpha':
        return unitizing().binary;
      case 'cu_alpha':
        return unitizing().coding(params.eq36 === 'pair' || params.eq36 === 'union' ? params.eq36 : 'mean');
      case 'ku_alpha':
        return unitizing().code(codeNumber(params)).alpha;
      case 'alphaU1995':
        return first().overall;
      case 'alphaU1995_code':
        return first().code(codeNumber(params)).alpha;
      default:
        return NOT_IMPLEMENTED;
    }
  };
}

function tablesOf(given: Numbered): AgreementTables {
  const index = codingIndex();
  index.fill(given.rows);
  const sources = given.documents.map((_, i) => i + 1);
  return agreementTables({
    index,
    coders: given.coders.map((_, i) => i + 1),
    lengths: new Map(given.documents.map((d, i) => [i + 1, d.length])),
    assigned: (coder) => new Set(sources.filter((source) => given.assigned(coder, source))),
    scope: { resolveCode: (code) => code },
  });
}

function matchMode(params: Params): Matches {
  if (params.mode === 'exact') return exactMatch;
  return params.mode === 'overlap' ? overlapMatch : threshold(params.iou);
}

/** A share written "1/2" or "1". */
function threshold(share: unknown): Matches {
  const [numerator, denominator] = String(share ?? '1/2')
    .split('/')
    .map(Number);
  return unionMatch(numerator ?? 1, denominator ?? 1);
}
