/** What each figure of agreement means; said beside the figures and in the help. */
export const figures: readonly [name: string, text: string][] = [
  [
    'Agreement',
    'The share of units on which both coders decided the same: both gave the code, or both did not. Where most text carries no code it is high by itself.',
  ],
  [
    'Cohen’s κ',
    '(observed − expected) / (1 − expected) agreement, where expected is what the two coders’ own shares of coded units would give by chance. Not defined when neither coder varies.',
  ],
  [
    'Krippendorff’s α',
    '1 − observed / expected disagreement, nominal, for two coders without missing units; expected is taken from all decisions of both together. Not defined when there is only one value.',
  ],
  [
    'Both, only, neither',
    'How many units carry the code from both coders, from one of them, from none. They add up to n. A unit counts as coded when any part of it is.',
  ],
];

export const wholeText = 'All text of the compared documents takes part, also what nobody coded.';
