/**
 * The style sheet of the marks in the text: one rule for every look and lane in use, as highlights.
 *
 * Offsets and strengths are fractions of the type size, so lanes stay apart at every zoom; at 18 px they
 * stand 3, 7 and 11 px below the base line. Highlights know five styles of line and no pictures, so the
 * two hatches are both drawn as waves; stripes and ribbons tell them apart.
 */
import type { CodeRow } from '../../shared/queries/code.ts';
import { codeColour, colourKey, colourOf } from './code-colour.ts';
import { LANES } from './lanes.ts';

type Look = Pick<CodeRow, 'colour' | 'texture'>;

const LINES = {
  solid: 'solid',
  dashed: 'dashed',
  dotted: 'dotted',
  double: 'double',
  hatch: 'wavy',
  'hatch-back': 'wavy',
} as const;

const STRENGTH = {
  solid: '.11em',
  dashed: '.11em',
  dotted: '.11em',
  double: '.055em',
  wavy: '.07em',
} as const;

export const SELECTION_NAME = 'concord-selection';
export const MORE_NAME = 'concord-more';
export const FIND_NAME = 'concord-find';
export const FOUND_NAME = 'concord-found';
/** Words whose codes are not under the spotlight. */
export const UNLIT_NAME = 'concord-unlit';
export const PULSE_NAME = 'concord-pulse';

/** Whose mark it is decides before the texture: other coders' lines are dashed, the consensus is double. */
export type Whose = 'mine' | 'other' | 'consensus';

export function laneName({ colour, texture }: Look, lane: number, whose: Whose): string {
  return `concord-${lane}-${colourKey(colour)}-${lineOf(texture, whose)}`;
}

function lineOf(texture: Look['texture'], whose: Whose): keyof typeof STRENGTH {
  return whose === 'mine' ? LINES[texture] : whose === 'other' ? 'dashed' : 'double';
}

export function focusName(colour: string): string {
  return `concord-focus-${colourKey(colour)}`;
}

/** What a highlight of each name that is not of a code looks like. */
const FIXED: ReadonlyMap<string, string> = new Map([
  // Where lanes are hidden the tint is neutral: blended colours would name nothing.
  [MORE_NAME, `${lineRule('dotted', 'var(--text-2)', LANES - 1)};background-color:var(--cover-3)`],
  [UNLIT_NAME, 'background-color:color-mix(in srgb,var(--text) 7%,transparent)'],
  [SELECTION_NAME, 'background-color:var(--selection)'],
  [FIND_NAME, 'background-color:var(--find)'],
  [FOUND_NAME, 'background-color:var(--find-here);color:var(--found-text)'],
  [PULSE_NAME, 'background-color:var(--accent-soft)'],
]);
const LANE = /^concord-(\d)-([0-9a-f]+)-(solid|dashed|dotted|double|wavy)$/;
const FOCUS = /^concord-focus-([0-9a-f]+)$/;

/**
 * The rule of the highlight of a name that laneName or focusName made, or of one of the constants; it fits
 * paragraphs that have the name as a class.
 */
export function markRule(name: string): string {
  return `.${name}::highlight(${name}){${ruleOf(name)}}`;
}

function ruleOf(name: string): string {
  const [, lane, key, line] = LANE.exec(name) ?? [];
  if (lane !== undefined && isLine(line)) return lineRule(line, codeColour(colourOf(key)), Number(lane));
  const [, focused] = FOCUS.exec(name) ?? [];
  if (focused === undefined) return FIXED.get(name) ?? '';
  const tint = codeColour(colourOf(focused));
  return `background-color:light-dark(color-mix(in srgb,${tint} 30%,transparent),color-mix(in srgb,${tint} 36%,transparent))`;
}

function isLine(word: string | undefined): word is keyof typeof STRENGTH {
  return word !== undefined && word in STRENGTH;
}

function lineRule(line: keyof typeof STRENGTH, colour: string, lane: number): string {
  return [
    `text-decoration:underline ${line} max(1px,${STRENGTH[line]}) ${colour}`,
    `text-underline-offset:calc(.17em + ${lane}*.23em)`,
    'text-decoration-skip-ink:none',
  ].join(';');
}
