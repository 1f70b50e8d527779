/**
 * Which codings were made under other words than their code has now. Only what tells where a code
 * belongs counts: definition, when to use it and when not, and its unit. An example added or a colour
 * changed asks nobody to look again; going back to earlier words makes codings under them current.
 */
import type { Connection } from '../connection.ts';

export type Meanings = {
  /** The number of the meaning of a version; 0 for none written, also where there is no version. */
  of(definition: number): number;
  /** The number of what a code means now. */
  now(code: number): number;
};

/** Reads every version once. */
export function readMeanings(db: Connection): Meanings {
  const numbers = new Map<string, number>([['', 0]]);
  const byDefinition = new Map<number, number>();
  const rows = db
    .prepare<[], [number, string]>(
      `select k, coalesce(brief, '') || char(30) || coalesce("full", '') || char(30) || coalesce(include, '') || char(30)
         || coalesce(exclude, '') || char(30) || coalesce(unitRule, '') from definitions`,
    )
    .raw()
    .all();
  for (const [k, words] of rows) {
    const meaning = words.replaceAll('\u001e', '') === '' ? '' : words;
    const known = numbers.get(meaning) ?? numbers.size;
    numbers.set(meaning, known);
    byDefinition.set(k, known);
  }
  const present = new Map(
    db
      .prepare<[], [number, number | null]>('select k, definition from codes')
      .raw()
      .all()
      .map(([k, definition]) => [k, byDefinition.get(definition ?? 0) ?? 0]),
  );
  return {
    of: (definition) => byDefinition.get(definition) ?? 0,
    now: (code) => present.get(code) ?? 0,
  };
}
