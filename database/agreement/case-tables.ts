/** Fixture cases that come as tables: unit by coder ratings, sets per cell, segmentations, units to align. */

import { bestAlignmentDisorder } from './alignment.ts';
import { type BinaryUnits, binaryAlpha, interval, ordinal, ratioDistance } from './alpha.ts';
import {
  type AlignedCase,
  type Answer,
  type CaseAnswers,
  type MatrixCase,
  NOT_IMPLEMENTED,
  type Params,
  type SegmentationCase,
  type SetCase,
} from './case-shapes.ts';
import { value } from './coefficient.ts';
import {
  alpha,
  brennanPredigerOf,
  cohen,
  conger,
  fleiss,
  gwet,
  holsti,
  light,
  percentAgreement,
  percentOfAll,
  scott,
} from './coefficients.ts';
import { categoryValues, type Ratings, ratings } from './ratings.ts';
import { boundarySimilarity, pk, windowDifference } from './segmentation.ts';
import { type CodeSet, jaccardSets, masiSets, nominalSets, setAlpha } from './sets.ts';
import {
  brennanPredigerStandardError,
  cohenNullStandardError,
  cohenStandardError,
  fleissStandardError,
  gwetStandardError,
} from './standard-errors.ts';
import { linear, ordinalWeights, quadratic, ranks } from './weights.ts';

const MATRIX_MEASURES: Readonly<Record<string, (r: Ratings) => Answer>> = {
  percent: (r) => percentAgreement(r),
  percent_all: percentOfAll,
  holsti,
  cohen: (r) => cohen(r),
  cohen_linear: (r) => cohen(r, linear(ranks(r.categories.length))),
  cohen_quadratic: (r) => cohen(r, quadratic(ranks(r.categories.length))),
  cohen_se: cohenStandardError,
  cohen_se0: cohenNullStandardError,
  scott,
  light,
  fleiss: (r) => fleiss(r),
  fleiss_quadratic: (r) => fleiss(r, quadratic(categoryValues(r))),
  fleiss_se: fleissStandardError,
  conger,
  bp: (r) => brennanPredigerOf(r),
  bp_quadratic: (r) => brennanPredigerOf(r, quadratic(categoryValues(r))),
  bp_se: brennanPredigerStandardError,
  ac1: (r) => gwet(r),
  ac1_se: gwetStandardError,
  ac2_linear: (r) => gwet(r, linear(categoryValues(r))),
  ac2_quadratic: (r) => gwet(r, quadratic(categoryValues(r))),
  ac2_ordinal: (r) => gwet(r, ordinalWeights(r.categories.length)),
  alpha_nominal: (r) => alpha(r),
  alpha_ordinal: (r) => alpha(r, ordinal),
  alpha_interval: (r) => alpha(r, () => interval(categoryValues(r))),
  alpha_ratio: (r) => alpha(r, () => ratioDistance(categoryValues(r))),
};

/** Ratings with or without declared categories. */
export function matrixCase(one: MatrixCase): CaseAnswers {
  const r = ratings(one.ratings, one.categories_declared ? one.categories : undefined);
  return (measure) => MATRIX_MEASURES[measure]?.(r) ?? NOT_IMPLEMENTED;
}

/** Several codes per unit; an empty list is "looked and applied nothing". */
export function setCase(one: SetCase): CaseAnswers {
  const names = [...new Set(one.ratings.flat(2).filter((code) => code !== null))].sort();
  const rated = one.ratings.map((row) => row.filter((cell) => cell !== null));
  const units = rated.map((row) => ({
    sets: row.map((cell): CodeSet => cell.map((code) => names.indexOf(code)).sort((a, b) => a - b)),
    weight: 1,
  }));
  const binary = (code: unknown): BinaryUnits =>
    rated.map((row) => ({
      coders: row.length,
      applied: row.filter((cell) => cell.some((name) => name === code)).length,
      weight: 1,
    }));
  return (measure, params) => {
    switch (measure) {
      case 'alpha_set_nominal':
        return setAlpha(units, nominalSets);
      case 'alpha_set_jaccard':
        return setAlpha(units, jaccardSets);
      case 'alpha_set_masi':
        return setAlpha(units, masiSets());
      case 'alpha_set_masi_nltk':
        return setAlpha(units, masiSets(0.67, 0.33));
      case 'alpha_binary':
        return binaryAlpha(binary(params.code));
      case 'fleiss_binary':
        return fleiss(ratings(binaryTable(one, params.code)));
      default:
        return NOT_IMPLEMENTED;
    }
  };
}

/** Boundaries of one text by two coders. */
export function segmentationCase(one: SegmentationCase): CaseAnswers {
  const [a, b] = [one.masses_reference, one.masses_hypothesis];
  return (measure, params) => {
    switch (measure) {
      case 'pk':
        return pk(a, b, numberIn(params, 'k', 2));
      case 'windowdiff':
        return windowDifference(a, b, numberIn(params, 'k', 2));
      case 'boundary_similarity':
        return boundarySimilarity(a, b, numberIn(params, 'n_t', 2));
      default:
        return NOT_IMPLEMENTED;
    }
  };
}

/** Units of several coders; only the disorder of their best alignment is exact, gamma itself is drawn by chance. */
export function alignedCase(one: AlignedCase): CaseAnswers {
  const coders = Object.values(one.units).map((units) =>
    units.map(([start, end, category]) => ({ start, end, category })),
  );
  return (measure, params) => {
    if (measure !== 'gamma_best_alignment_disorder') return NOT_IMPLEMENTED;
    const disorder = bestAlignmentDisorder(coders, {
      position: numberIn(params, 'alpha', 1),
      category: numberIn(params, 'beta', 1),
      empty: numberIn(params, 'delta_empty', 1),
    });
    return disorder === undefined ? NOT_IMPLEMENTED : value(disorder);
  };
}

function binaryTable(one: SetCase, code: unknown): (number | null)[][] {
  return one.ratings.map((row) =>
    row.map((cell) => (cell === null ? null : cell.some((name) => name === code) ? 1 : 0)),
  );
}

function numberIn(params: Params, name: string, otherwise: number): number {
  const given = params[name];
  return typeof given === 'number' ? given : otherwise;
}
