/**
 * The 2 x 2 table of one code and two coders, counted in units of text (characters, sentences, paragraphs, turns or
 * documents), and every coefficient that follows from it. Written in the disagreement form, 1 - Do/De, so that large
 * texts do not lose digits. p and q below are the two coders' shares of coded text.
 */

import { beyondChance, type Coefficient, notDefined, ratio, value } from './coefficient.ts';

/** Units coded by both, by the first or second coder alone, and by neither; n is their sum. */
export type PairTable = {
  readonly both: number;
  readonly onlyA: number;
  readonly onlyB: number;
  readonly neither: number;
  readonly n: number;
};

export const EMPTY_PAIR_TABLE: PairTable = { both: 0, onlyA: 0, onlyB: 0, neither: 0, n: 0 };

/** Cell by cell sum: documents pooled. */
export function addPairTables(a: PairTable, b: PairTable): PairTable {
  return {
    both: a.both + b.both,
    onlyA: a.onlyA + b.onlyA,
    onlyB: a.onlyB + b.onlyB,
    neither: a.neither + b.neither,
    n: a.n + b.n,
  };
}

const shareA = (t: PairTable): number => (t.both + t.onlyA) / t.n;
const shareB = (t: PairTable): number => (t.both + t.onlyB) / t.n;
const disagreement = (t: PairTable): number => (t.onlyA + t.onlyB) / t.n;
const expectedByKappa = (t: PairTable): number => shareA(t) * (1 - shareB(t)) + (1 - shareA(t)) * shareB(t);

function shared(t: PairTable, measure: () => Coefficient): Coefficient {
  return t.n === 0 ? notDefined('no shared document') : measure();
}

/** Share of units on which the two agree: (both + neither) / n. */
export function percent(t: PairTable): Coefficient {
  return ratio(t.both + t.neither, t.n, 'no shared document');
}

/** Cohen 1960, Educational and Psychological Measurement 20: each coder keeps their own share. */
export function cohenKappa(t: PairTable): Coefficient {
  return shared(t, () => beyondChance(disagreement(t), expectedByKappa(t)));
}

/** Scott 1955, Public Opinion Quarterly 19: one share for both, (p + q) / 2. */
export function scottPi(t: PairTable): Coefficient {
  return shared(t, () => {
    const mean = (shareA(t) + shareB(t)) / 2;
    return beyondChance(disagreement(t), 2 * mean * (1 - mean));
  });
}

/** Brennan and Prediger 1981 with two categories, which is Bennett's S: 2 percent - 1. */
export function brennanPrediger(t: PairTable): Coefficient {
  return shared(t, () => beyondChance(disagreement(t), 0.5));
}

/** Gwet 2008, British Journal of Mathematical and Statistical Psychology 61: pe = 2 m (1 - m), m the mean share. */
export function gwetAc1(t: PairTable): Coefficient {
  return shared(t, () => {
    const mean = (shareA(t) + shareB(t)) / 2;
    return beyondChance(disagreement(t), 1 - 2 * mean * (1 - mean));
  });
}

/** Dice 1945, the F1 of coded units: 2 both / (2 both + onlyA + onlyB). Untouched by the length of the text. */
export function dice(t: PairTable): Coefficient {
  return ratio(2 * t.both, 2 * t.both + t.onlyA + t.onlyB, 'nothing coded');
}

/** Jaccard 1901: both / (both + onlyA + onlyB). */
export function jaccard(t: PairTable): Coefficient {
  return ratio(t.both, t.both + t.onlyA + t.onlyB, 'nothing coded');
}

/** Share of units the mean coder coded: the prevalence to read a kappa against. */
export function prevalence(t: PairTable): Coefficient {
  return ratio(2 * t.both + t.onlyA + t.onlyB, 2 * t.n, 'no shared document');
}

/**
 * Pooled kappa over codes, de Vries, Elliott, Kanouse and Teleki 2008, Field Methods 20: mean observed and mean
 * expected agreement over the codes, then one kappa.
 */
export function pooledKappa(tables: readonly PairTable[]): Coefficient {
  let observed = 0;
  let expected = 0;
  for (const t of tables) {
    if (t.n === 0) return notDefined('no shared document');
    observed += disagreement(t);
    expected += expectedByKappa(t);
  }
  return tables.length === 0 ? notDefined('nothing coded') : beyondChance(observed, expected);
}

/** Kappa where it exists, else 1 for complete agreement: the convention of programs that print 1 without variation. */
export function kappaOrComplete(t: PairTable): Coefficient {
  if (t.n > 0 && t.onlyA + t.onlyB === 0) return value(1);
  return cohenKappa(t);
}
