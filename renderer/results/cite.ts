/** Passages as they are quoted in a paper: the words, the document, the paragraph, who coded them. */

export interface Cited {
  quote: string;
  document: string;
  /** Counted from 1. */
  paragraph: number;
  /** None for words that nobody coded. */
  coder: string | null;
}

/** “The bus comes once an hour.” (P07 Mara, ¶ 2, Ana R.) */
export function citation({ quote, document, paragraph, coder }: Cited): string {
  const words = quote.replace(/\s+/g, ' ').trim();
  return `“${words}” (${document}, ¶ ${paragraph}${coder === null ? '' : `, ${coder}`})`;
}

/** Several, each in a paragraph of its own. */
export function citations(all: readonly Cited[]): string {
  return all.map(citation).join('\n\n');
}
