/**
 * What changed between two texts, word by word, for people to read: words kept, added and removed in
 * order. Long texts are compared line by line first, so that the work stays small.
 */
export interface Piece {
  kind: 'same' | 'added' | 'removed';
  text: string;
}

/** Above this many pairs of words two texts are shown as removed and added whole. */
const MOST_PAIRS = 1_000_000;

/** The pieces of `before` and `after` in order; joined without the added they are `before`, without the removed `after`. */
export function wordDiff(before: string, after: string): Piece[] {
  const [a, b] = [words(before), words(after)];
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start++;
  let end = 0;
  while (end < a.length - start && end < b.length - start && a.at(-1 - end) === b.at(-1 - end)) end++;
  const pieces: Piece[] = [];
  const add = (kind: Piece['kind'], text: string): void => {
    const last = pieces.at(-1);
    if (text === '') return;
    if (last?.kind === kind) last.text += text;
    else pieces.push({ kind, text });
  };
  add('same', a.slice(0, start).join(''));
  for (const { kind, text } of between(a.slice(start, a.length - end), b.slice(start, b.length - end)))
    add(kind, text);
  add('same', a.slice(a.length - end).join(''));
  return inPhrases(pieces);
}

/** Words that changed one after the other read as one phrase: the space between them went and came with it. */
function inPhrases(pieces: readonly Piece[]): Piece[] {
  const phrases: Piece[] = [];
  let [removed, added] = ['', ''];
  const flush = (): void => {
    if (removed !== '') phrases.push({ kind: 'removed', text: removed });
    if (added !== '') phrases.push({ kind: 'added', text: added });
    [removed, added] = ['', ''];
  };
  pieces.forEach((piece, i) => {
    const isBetween =
      i > 0 && i < pieces.length - 1 && piece.text.trim() === '' && removed !== '' && added !== '';
    if (piece.kind === 'removed') removed += piece.text;
    else if (piece.kind === 'added') added += piece.text;
    else if (isBetween) {
      removed += piece.text;
      added += piece.text;
    } else {
      flush();
      phrases.push(piece);
    }
  });
  flush();
  return phrases;
}

function words(text: string): string[] {
  return text.match(/[\p{L}\p{N}\p{M}]+|\s+|[^\p{L}\p{N}\p{M}\s]/gu) ?? [];
}

/** The longest common run of words, walked back from a table of lengths. */
function* between(a: readonly string[], b: readonly string[]): Generator<Piece> {
  if (a.length * b.length > MOST_PAIRS) {
    yield { kind: 'removed', text: a.join('') };
    yield { kind: 'added', text: b.join('') };
    return;
  }
  const width = b.length + 1;
  const longest = new Uint32Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      const down = longest[(i + 1) * width + j] ?? 0;
      const right = longest[i * width + j + 1] ?? 0;
      longest[i * width + j] =
        a[i] === b[j] ? (longest[(i + 1) * width + j + 1] ?? 0) + 1 : Math.max(down, right);
    }
  }
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    const down = longest[(i + 1) * width + j] ?? 0;
    const right = longest[i * width + j + 1] ?? 0;
    if (i < a.length && j < b.length && a[i] === b[j]) {
      yield { kind: 'same', text: a[i] ?? '' };
      i++;
      j++;
    } else if (i < a.length && (j === b.length || down >= right))
      yield { kind: 'removed', text: a[i++] ?? '' };
    else yield { kind: 'added', text: b[j++] ?? '' };
  }
}
