/**
 * A change: new values for some cells of one object. This is the only shape in which anything in a
 * project changes; the types follow from records.ts, so a wrong cell does not compile.
 *
 * Sealed text and content exist in two states. A command writes them plainly (`string`, `NewContent`);
 * appending the entry seals them into content rows and puts references in their place. What is read
 * back from the ledger holds references only.
 */
import type { Stamp } from './clock.ts';
import type { ContentId, Hash, Id } from './ids.ts';
import type { commonCells, EntityName, PartKind, records } from './records.ts';

/** The i-th string of a content row. */
export type SealedRef = readonly ['@', ContentId, number];

/** Bytes to be sealed: what they are, and whose words they hold (erased together). */
export type NewContent = { mime: string; bytes: Uint8Array; subject?: Id };

/** Numbers, words and ids in lists and maps. */
export type Data = null | boolean | number | string | Data[] | { [key: string]: Data };

type PartValue<K extends PartKind> = K extends 'id'
  ? Id
  : K extends 'ids'
    ? readonly Id[]
    : K extends 'int' | 'real'
      ? number
      : K extends 'flag'
        ? boolean
        : K extends 'hash'
          ? Hash
          : K extends 'word'
            ? string
            : K extends 'data'
              ? Data
              : K extends 'sealed'
                ? string | SealedRef
                : ContentId | NewContent;

type CellValue<S> = S extends { parts: infer P }
  ? P extends { '': infer K extends PartKind }
    ? PartValue<K> | null
    : { [N in keyof P]?: (P[N] extends PartKind ? PartValue<P[N]> : never) | null } | null
  : never;

type CellsOf<E extends EntityName> = (typeof records)[E]['cells'] & typeof commonCells;

/** New values for cells of an entity; a cell left out does not change, null sets it to its default. */
export type Cells<E extends EntityName> = { [C in keyof CellsOf<E>]?: CellValue<CellsOf<E>[C]> };

/** A part's value in general. */
export type AnyPart =
  | null
  | boolean
  | number
  | string
  | SealedRef
  | readonly string[]
  | NewContent
  | Data
  | undefined;
/** A cell's value in general: one part, or parts by name. */
export type AnyCell = AnyPart | { readonly [part: string]: AnyPart };

/** A change as the ledger holds it. `stamp` is present only in the snapshot of a branch. */
export type Change = {
  entity: EntityName;
  id: Id;
  cells: { readonly [cell: string]: AnyCell };
  /** Whose words new sealed text in this change holds; the object itself when absent. */
  subject?: Id;
  stamp?: Stamp & { author: Id | null; at: number };
};

/** A change of one object, checked by the compiler against records.ts. */
export function change<E extends EntityName>(entity: E, id: Id, cells: Cells<E>, subject?: Id): Change {
  return subject === undefined ? { entity, id, cells } : { entity, id, cells, subject };
}
