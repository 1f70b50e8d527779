/**
 * Who speaks: finds labels such as "MSM:", "Anna (moderator):", "[00:01:02] P07:" or "INT." at the start
 * of a block and marks them. Labels stay in the text.
 *
 * A wrong turn is worse than a missing one, so a label counts only when it looks like a name or a role,
 * stands at least twice, and labelled blocks are a fair share of the document. Only in a document that
 * is plainly a transcript (half of its blocks labelled) is a label that occurs once taken too: missing
 * it there would give one person's words to another.
 */
import type { Block } from '../../shared/blocks.ts';

/** Looked at from the start of a block, in UTF-16 units. */
const REACH = 140;
const LONGEST_LABEL = 40;
const MOST_WORDS = 4;
const LEAST_SHARE = 0.1;
/** Scripts without capitals show a name less clearly: "he said:" looks like one. */
const LEAST_SHARE_CASELESS = 0.3;
const TRANSCRIPT_SHARE = 0.5;

const TIME = String.raw`[\[(]?\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?[\])]?`;
const NAME = String.raw`(?<label>[\p{L}\p{N}][\p{L}\p{M}\p{N}.'’_&/\- ]*?)`;
const BOLD = String.raw`(?:\*\*|__)?`;
const LEAD = String.raw`^(?<lead>\s*(?:${TIME}\s*[-–—]?\s*)?${BOLD})`;
const ROLE = String.raw`(?:\s*\([^()\n]{1,40}\))?`;

const COLON = new RegExp(
  String.raw`${LEAD}${NAME}${ROLE}(?:\s*${TIME})?${BOLD}\s?(?::${BOLD}(?:\s+|$)|：${BOLD}\s*)`,
  'u',
);
const NAME_AND_TIME = new RegExp(String.raw`${LEAD}${NAME}${ROLE}\s+${TIME}\s*$`, 'u');
const ROLE_STOP = /^(?<lead>\s*)(?<label>INT|RES|MOD|INTERVIEWER|RESPONDENT|MODERATOR)\.\s+/u;
const ROLE_TAB = /^(?<lead>\s*)(?<label>INT|RES|MOD|[A-Z]\d{1,3})\t\s*/u;
const BARE_NAME = new RegExp(String.raw`${LEAD}${NAME}\s*$`, 'u');

const ROLES =
  /^(?:int|interviewer(?:in)?|interviewee|moderator(?:in)?|facilitator|researcher|respondent|participant|speaker|male|female|befragte[rn]?|enquêteur|enquêtrice|entrevistador[a]?|entrevistado|entrevistada)\.? ?\d{0,3}$/i;
const PARTICLES = new Set(
  'de del della der den di da dos das du la le van von zu zur al el bin ibn abu ben y e i und and'.split(' '),
);
const NOT_NAMES = new Set(
  (
    'note notes source sources photo figure fig table date time place location subject from to cc re tel phone fax email ' +
    'e-mail example warning chapter section url title author address contact web website http https keywords abstract ' +
    'summary introduction conclusion result results method methods version page line file name ' +
    'anmerkung quelle quellen foto abbildung tabelle datum zeit ort betreff von an beispiel kapitel titel autor seite ' +
    'remarque exemple lieu objet titre auteur chapitre nota fuente fecha hora lugar asunto ejemplo título autor capítulo'
  ).split(' '),
);

type Candidate = { index: number; key: string; start: number; end: number; body: number };

/**
 * Returns the blocks with speakers marked. `nameLines` are the numbers of blocks that are a line of
 * their own in bold, which may be a name standing above what is said.
 */
export function markSpeakers(
  text: string,
  blocks: readonly Block[],
  nameLines: ReadonlySet<number> = new Set(),
): Block[] {
  const spoken = blocks.filter(
    (one) => one.kind !== 'heading' && one.kind !== 'note' && isVisible(text, one),
  ).length;
  const candidates = blocks.flatMap((one, index) => candidateIn(text, one, index, nameLines.has(index)));
  const marks = new Map(acceptedOf(candidates, spoken).map((candidate) => [candidate.index, candidate]));
  return blocks.map((one, index) => {
    const mark = marks.get(index);
    return mark === undefined
      ? one
      : { ...one, speaker: { start: mark.start, end: mark.end }, body: mark.body };
  });
}

/** True when a line begins with something shaped like a speaker label. */
export function beginsWithLabel(line: string): boolean {
  return labelIn(line.slice(0, REACH), false) !== undefined;
}

function acceptedOf(candidates: readonly Candidate[], spoken: number): Candidate[] {
  const counts = new Map<string, number>();
  for (const { key } of candidates) counts.set(key, (counts.get(key) ?? 0) + 1);
  const repeated = candidates.filter(({ key }) => (counts.get(key) ?? 0) >= 2);
  const people = new Set(repeated.map(({ key }) => key)).size;
  const share = repeated.length / Math.max(1, spoken);
  const isCaseless = repeated.some(({ key }) => /^\p{Lo}/u.test(key));
  const isEnough = people >= 2 || repeated.length >= 3;
  if (!isEnough || share < (isCaseless ? LEAST_SHARE_CASELESS : LEAST_SHARE)) return [];
  return people >= 2 && share >= TRANSCRIPT_SHARE ? [...candidates] : repeated;
}

function candidateIn(text: string, one: Block, index: number, isNameLine: boolean): Candidate[] {
  if (one.kind === 'heading' || one.kind === 'note') return [];
  const head = text.slice(one.start, Math.min(one.end, one.start + REACH));
  const found = labelIn(head, isNameLine && one.end - one.start <= LONGEST_LABEL);
  if (found === undefined) return [];
  const start = one.start + found.at;
  const key = found.label.normalize('NFC').replace(/\s+/g, ' ').toLowerCase();
  return [{ index, key, start, end: start + found.label.length, body: one.start + found.past }];
}

function labelIn(head: string, isNameLine: boolean): { label: string; at: number; past: number } | undefined {
  const patterns = [COLON, ROLE_STOP, ROLE_TAB, NAME_AND_TIME, ...(isNameLine ? [BARE_NAME] : [])];
  for (const pattern of patterns) {
    const match = pattern.exec(head);
    const label = match?.groups?.label?.trimEnd();
    if (match === null || label === undefined || !isNameLike(label)) continue;
    return { label, at: (match.groups?.lead ?? '').length, past: match[0].length };
  }
  return undefined;
}

/** Short, and every word capitalised, a figure, or a particle of names; or a role. */
function isNameLike(label: string): boolean {
  if (label.length > LONGEST_LABEL || /^\d+$/.test(label)) return false;
  if (ROLES.test(label)) return true;
  const parts = label.split(/\s+/);
  if (parts.length > MOST_WORDS || NOT_NAMES.has((parts[0] ?? '').toLowerCase())) return false;
  if (/^\p{Lo}/u.test(label) && [...label].length > 12) return false;
  return parts.every(
    (part, index) => /^[\p{Lu}\p{Lt}\p{Lo}\p{N}&]/u.test(part) || (index > 0 && PARTICLES.has(part)),
  );
}

function isVisible(text: string, { start, end }: Block): boolean {
  return /\S/u.test(text.slice(start, end));
}
