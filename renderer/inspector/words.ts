/** How many words a text has, by the rules of its script. */
export function wordsIn(text: string): number {
  let words = 0;
  for (const piece of new Intl.Segmenter(undefined, { granularity: 'word' }).segment(text)) {
    if (piece.isWordLike === true) words += 1;
  }
  return words;
}
