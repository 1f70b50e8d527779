/**
 * Keeps the page's style sheet of marks in step with the codes. Rewritten only when a look, a tag or a
 * name changes, since every change lets the browser look through the whole text again.
 */
import type { Id } from '../../shared/ids.ts';
import type { CodeRow } from '../../shared/queries/code.ts';
import { markRules } from './mark-styles.ts';

export type MarkSheet = {
  /** Takes the codes as they are; answers those that are drawn otherwise than before. */
  set(codes: ReadonlyMap<Id, CodeRow>): ReadonlySet<Id>;
  dispose(): void;
};

export function createMarkSheet(owner: Document): MarkSheet {
  const sheet = new CSSStyleSheet();
  owner.adoptedStyleSheets = [...owner.adoptedStyleSheets, sheet];
  let known: ReadonlyMap<Id, CodeRow> = new Map();
  let rules = '';
  return {
    set(codes) {
      const others = new Set<Id>();
      if (codes === known) return others;
      const looks = new Map<string, CodeRow>();
      for (const code of codes.values()) {
        looks.set(`${code.colour} ${code.texture}`, code);
        if (!isDrawnAlike(code, known.get(code.id))) others.add(code.id);
      }
      known = codes;
      const next = markRules(looks.values());
      if (next !== rules) sheet.replaceSync(next);
      rules = next;
      return others;
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
