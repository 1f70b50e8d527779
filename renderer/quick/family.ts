/** Where codes stand in the codebook: their path of names, and the family a new one joins. Pure. */
import type { Id } from '../../shared/ids.ts';
import type { CodeRow } from '../../shared/queries/code.ts';

/** Names of the codes above, outermost first: "Access › Travel"; empty for a code at the top. */
export function pathOf(code: CodeRow, codes: ReadonlyMap<Id, CodeRow>): string {
  const names: string[] = [];
  const seen = new Set<Id>();
  for (let above = code.parent; above !== null && !seen.has(above); ) {
    seen.add(above);
    const parent = codes.get(above);
    if (parent === undefined) break;
    names.unshift(parent.name);
    above = parent.parent;
  }
  return names.join(' › ');
}

/** The family of the first row found: its parent; itself when it holds codes at the top; else none. */
export function familyOf(code: CodeRow | undefined, codes: ReadonlyMap<Id, CodeRow>): CodeRow | null {
  if (code === undefined) return null;
  if (code.parent !== null) return codes.get(code.parent) ?? null;
  for (const { parent } of codes.values()) if (parent === code.id) return code;
  return null;
}
