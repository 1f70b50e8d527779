/**
 * Keeps the page's style sheet of marks in step with the codes. Rewritten only when a look, a tag or a
 * name changes, since every change lets the browser look through the whole text again.
 */
import type { Id } from '../../shared/ids.ts';
import type { CodeRow } from '../../shared/queries/code.ts';
import { markRules } from './mark-styles.ts';

export type MarkSheet = {
  /** True when something to be drawn is other than before. */
  set(codes: ReadonlyMap<Id, CodeRow>): boolean;
  dispose(): void;
};

export function createMarkSheet(owner: Document): MarkSheet {
  const sheet = new CSSStyleSheet();
  owner.adoptedStyleSheets = [...owner.adoptedStyleSheets, sheet];
  let known: ReadonlyMap<Id, CodeRow> | null = null;
  let drawn = '';
  let rules = '';
  return {
    set(codes) {
      if (codes === known) return false;
      known = codes;
      const looks = new Map<string, CodeRow>();
      const parts: string[] = [];
      for (const code of codes.values()) {
        looks.set(`${code.colour} ${code.texture}`, code);
        parts.push(`${code.id} ${code.colour} ${code.texture} ${code.tag} ${code.name}`);
      }
      const next = markRules(looks.values());
      if (next !== rules) sheet.replaceSync(next);
      rules = next;
      const key = parts.join('\n');
      const isOther = key !== drawn;
      drawn = key;
      return isOther;
    },
    dispose() {
      owner.adoptedStyleSheets = owner.adoptedStyleSheets.filter((one) => one !== sheet);
    },
  };
}
