/** What changed between two texts, word by word, for people to read: words kept, added and removed in order. */
import { diffRuns, numberWords } from '../../shared/diff.ts';

export interface Piece {
  kind: 'same' | 'added' | 'removed';
  text: string;
}

/** The pieces of `before` and `after` in order; joined without the added they are `before`, without the removed `after`. */
export function wordDiff(before: string, after: string): Piece[] {
  const [a, b] = [words(before), words(after)];
  const [numbersA = new Int32Array(), numbersB = new Int32Array()] = numberWords(a, b);
  const pieces: Piece[] = [];
  const add = (kind: Piece['kind'], text: string): void => {
    const last = pieces.at(-1);
    if (text === '') return;
    if (last?.kind === kind) last.text += text;
    else pieces.push({ kind, text });
  };
  let [i, j] = [0, 0];
  for (const { keep, remove, insert } of diffRuns(numbersA, numbersB)) {
    add('same', a.slice(i, i + keep).join(''));
    i += keep + remove;
    j += keep + insert;
    add('removed', a.slice(i - remove, i).join(''));
    add('added', b.slice(j - insert, j).join(''));
  }
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
