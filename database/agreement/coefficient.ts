/**
 * What a coefficient answers. "Not defined" is a result, not a failure and not a number: no value of 0, 1 or NaN is
 * ever put in its place. Percent and n stay visible beside it.
 */

export type UndefinedReason =
  /** Chance alone would produce full agreement: everybody used one and the same category. */
  | 'no variation'
  /** The coders were never assigned to the same document, or never rated the same unit. */
  | 'no shared document'
  /** Neither coder applied the code anywhere, so there is nothing to agree about. */
  | 'nothing coded'
  /** Fewer than two categories. */
  | 'one category'
  /** The measure is for two coders. */
  | 'not two coders'
  /** Units of one coder overlap where the measure needs a partition. */
  | 'overlapping units';

export type Coefficient =
  | { readonly kind: 'value'; readonly value: number }
  | { readonly kind: 'undefined'; readonly reason: UndefinedReason };

/** A coefficient that exists. */
export function value(number: number): Coefficient {
  return { kind: 'value', value: number };
}

/** A coefficient that does not exist, and why. */
export function notDefined(reason: UndefinedReason): Coefficient {
  return { kind: 'undefined', reason };
}

/** numerator / denominator, or not defined when the denominator is exactly 0. */
export function ratio(numerator: number, denominator: number, reason: UndefinedReason): Coefficient {
  return denominator === 0 ? notDefined(reason) : value(numerator / denominator);
}

/** The usual form (observed - expected) / (1 - expected), by way of disagreement so that nothing cancels. */
export function beyondChance(disagreement: number, expectedDisagreement: number): Coefficient {
  return expectedDisagreement === 0
    ? notDefined('no variation')
    : value(1 - disagreement / expectedDisagreement);
}

/** Arithmetic mean; not defined when any member is not, because a mean over the rest would hide it. */
export function meanOf(coefficients: readonly Coefficient[]): Coefficient {
  let sum = 0;
  for (const coefficient of coefficients) {
    if (coefficient.kind === 'undefined') return coefficient;
    sum += coefficient.value;
  }
  return coefficients.length === 0 ? notDefined('no shared document') : value(sum / coefficients.length);
}
