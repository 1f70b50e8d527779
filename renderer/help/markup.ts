/**
 * The plain text in which help pages are written, as blocks and parts to be shown.
 *
 * Lines: `## heading`, `- item`, `1. item`, `| cell | cell |` (the first row is the head), `term :: meaning`,
 * and paragraphs with an empty line between them. In a line: `**strong**`; `[code.apply]` the key of an
 * action as it is now, `[code.apply@window]` in that context; `{project.merge}` a command by its name and
 * menu; `[[page]]` or `[[page|words]]` the way to another page. Keys are never written out.
 */
import { type Context, contexts } from '../../shared/actions/define.ts';
import { type ActionId, actionLines } from '../../shared/actions.ts';

export type Part =
  | { kind: 'text'; text: string }
  | { kind: 'strong'; text: string }
  | { kind: 'key'; action: ActionId; context: Context }
  | { kind: 'command'; action: ActionId }
  | { kind: 'page'; page: string; text: string | null };

export type Block =
  | { kind: 'heading'; parts: readonly Part[] }
  | { kind: 'paragraph'; parts: readonly Part[] }
  | { kind: 'list'; items: readonly (readonly Part[])[] }
  | { kind: 'steps'; items: readonly (readonly Part[])[] }
  | { kind: 'table'; rows: readonly (readonly (readonly Part[])[])[] }
  | { kind: 'terms'; terms: readonly { term: readonly Part[]; meaning: readonly Part[] }[] };

const MARK =
  /\*\*(?<strong>.+?)\*\*|\[\[(?<page>[a-z-]+)(?:\|(?<words>[^\]]+))?\]\]|\[(?<key>[a-z0-9.-]+)(?:@(?<context>[a-z]+))?\]|\{(?<command>[a-z0-9.-]+)\}/gu;

/** The parts of a line. Throws where it names an action or a context that is not there. */
export function partsOfLine(line: string): Part[] {
  const parts: Part[] = [];
  let at = 0;
  const upTo = (end: number): void => {
    if (end > at) parts.push({ kind: 'text', text: line.slice(at, end) });
  };
  for (const match of line.matchAll(MARK)) {
    upTo(match.index);
    parts.push(partOf(match.groups ?? {}));
    at = match.index + match[0].length;
  }
  upTo(line.length);
  return parts;
}

function partOf(found: Partial<Record<string, string>>): Part {
  const { strong, page, words, key, context, command } = found;
  if (strong !== undefined) return { kind: 'strong', text: strong };
  if (page !== undefined) return { kind: 'page', page, text: words ?? null };
  if (command !== undefined) return { kind: 'command', action: actionNamed(command).id };
  const { id, keys, mac } = actionNamed(key ?? '');
  const wanted = context ?? firstContext(keys) ?? firstContext(mac ?? {});
  const known = contexts.find((one) => one === wanted);
  if (known === undefined || (keys[known] ?? mac?.[known]) === undefined)
    throw new Error(`${id} has no key in ${wanted ?? 'any part of the window'}.`);
  return { kind: 'key', action: id, context: known };
}

function actionNamed(name: string): (typeof actionLines)[number] {
  const line = actionLines.find(({ id }) => id === name);
  if (line === undefined) throw new Error(`No action is called ${name}.`);
  return line;
}

/** Single keys are what a hand learns, so the reader comes first. */
function firstContext(keys: Partial<Record<Context, readonly string[]>>): Context | undefined {
  if (keys.reader !== undefined) return 'reader';
  return contexts.find((one) => keys[one] !== undefined);
}

/** The blocks of a page's text. */
export function blocksOf(text: string): Block[] {
  const blocks: Block[] = [];
  for (const group of text.trim().split(/\n\s*\n/u)) {
    const lines = group.split('\n').map((line) => line.trim());
    const [first = ''] = lines;
    if (first.startsWith('## ')) {
      blocks.push({ kind: 'heading', parts: partsOfLine(first.slice(3)) });
      if (lines.length > 1) blocks.push(blockOf(lines.slice(1)));
    } else blocks.push(blockOf(lines));
  }
  return blocks;
}

function blockOf(lines: readonly string[]): Block {
  const [first = ''] = lines;
  if (first.startsWith('| ')) return { kind: 'table', rows: lines.map(cellsOf) };
  if (first.includes(' :: ')) return { kind: 'terms', terms: lines.map(termOf) };
  if (/^\d+\. /u.test(first)) return { kind: 'steps', items: itemsOf(lines, /^\d+\. /u) };
  if (first.startsWith('- ')) return { kind: 'list', items: itemsOf(lines, /^- /u) };
  return { kind: 'paragraph', parts: partsOfLine(lines.join(' ')) };
}

function cellsOf(line: string): Part[][] {
  return line
    .replace(/^\||\|$/gu, '')
    .split('|')
    .map((cell) => partsOfLine(cell.trim()));
}

function termOf(line: string): { term: Part[]; meaning: Part[] } {
  const [term = '', meaning = ''] = line.split(' :: ');
  return { term: partsOfLine(term), meaning: partsOfLine(meaning) };
}

/** An item goes on over the lines that do not begin another. */
function itemsOf(lines: readonly string[], mark: RegExp): Part[][] {
  const items: string[] = [];
  for (const line of lines) {
    if (mark.test(line)) items.push(line.replace(mark, ''));
    else items.push(`${items.pop() ?? ''} ${line}`);
  }
  return items.map(partsOfLine);
}
