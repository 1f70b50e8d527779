/**
 * Keeps the page's style sheet of marks in step with the marks that are drawn. It holds rules for those
 * alone and is rewritten when a mark of another kind comes into view, since the browser works out every
 * rule for every paragraph again.
 */
import type { Id } from '../../shared/ids.ts';
import type { CodeRow } from '../../shared/queries/code.ts';
import { markRules, STANDING_NAMES } from './mark-styles.ts';

/** So many marks that have gone keep their rule: focus goes to and fro between a few codes. */
const SPARE = 24;

export type MarkSheet = {
  /** Takes the codes as they are; answers those that are drawn otherwise than before. */
  set(codes: ReadonlyMap<Id, CodeRow>): ReadonlySet<Id>;
  /** Says that a highlight of this name is drawn: it has its rule before the next frame. */
  need(name: string): void;
  dispose(): void;
};

export function createMarkSheet(owner: Document): MarkSheet {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(markRules(STANDING_NAMES));
  owner.adoptedStyleSheets = [...owner.adoptedStyleSheets, sheet];
  let known: ReadonlyMap<Id, CodeRow> = new Map();
  let ruled: ReadonlySet<string> = new Set(STANDING_NAMES);
  /** Names of codes that have a rule, the latest drawn first. */
  let lately: readonly string[] = [];
  let isWaiting = false;

  function write(): void {
    isWaiting = false;
    const drawn = [...CSS.highlights]
      .filter(([name, { size }]) => size > 0 && name.startsWith('concord-'))
      .map(([name]) => name);
    const gone = lately.filter((name) => !drawn.includes(name)).slice(0, SPARE);
    lately = [...drawn, ...gone];
    ruled = new Set([...STANDING_NAMES, ...lately]);
    sheet.replaceSync(markRules(ruled));
  }

  return {
    set(codes) {
      const others = new Set<Id>();
      if (codes === known) return others;
      for (const code of codes.values()) if (!isDrawnAlike(code, known.get(code.id))) others.add(code.id);
      known = codes;
      return others;
    },
    need(name) {
      if (isWaiting || ruled.has(name)) return;
      isWaiting = true;
      queueMicrotask(write);
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
