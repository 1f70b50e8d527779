/**
 * Keeps the page's style sheet of marks in step with the marks that are drawn: one rule for every kind that
 * was drawn so far, which fits only the paragraphs that carry such a mark. The browser works out every rule
 * for every element it may fit, and for most paragraphs that come into view most rules are of no use.
 */
import type { Id } from '../../shared/ids.ts';
import type { CodeRow } from '../../shared/queries/code.ts';
import { markRule } from './mark-styles.ts';

export type MarkSheet = {
  /** Takes the codes as they are; answers those that are drawn otherwise than before. */
  set(codes: ReadonlyMap<Id, CodeRow>): ReadonlySet<Id>;
  /** Says that a highlight of this name is drawn in a paragraph: it looks right in the next frame. */
  wear(paragraph: Element, name: string): void;
  /** Takes one `wear` back. */
  shed(paragraph: Element, name: string): void;
  dispose(): void;
};

export function createMarkSheet(owner: Document): MarkSheet {
  const sheet = new CSSStyleSheet();
  owner.adoptedStyleSheets = [...owner.adoptedStyleSheets, sheet];
  let known: ReadonlyMap<Id, CodeRow> = new Map();
  const ruled = new Set<string>();
  /** How many highlights of each name a paragraph carries. */
  const worn = new WeakMap<Element, Map<string, number>>();

  return {
    set(codes) {
      const others = new Set<Id>();
      if (codes === known) return others;
      for (const code of codes.values()) if (!isDrawnAlike(code, known.get(code.id))) others.add(code.id);
      known = codes;
      return others;
    },
    wear(paragraph, name) {
      const counts = worn.get(paragraph) ?? new Map<string, number>();
      worn.set(paragraph, counts);
      const before = counts.get(name) ?? 0;
      counts.set(name, before + 1);
      if (before === 0) paragraph.classList.add(name);
      if (ruled.has(name)) return;
      ruled.add(name);
      sheet.insertRule(markRule(name));
    },
    shed(paragraph, name) {
      const counts = worn.get(paragraph);
      const left = (counts?.get(name) ?? 0) - 1;
      if (left > 0) {
        counts?.set(name, left);
        return;
      }
      counts?.delete(name);
      paragraph.classList.remove(name);
    },
    dispose() {
      owner.adoptedStyleSheets = owner.adoptedStyleSheets.filter((one) => one !== sheet);
    },
  };
}

function isDrawnAlike(one: CodeRow, other: CodeRow | undefined): boolean {
  return (
    other !== undefined &&
    one.colour === other.colour &&
    one.texture === other.texture &&
    one.tag === other.tag &&
    one.name === other.name
  );
}
