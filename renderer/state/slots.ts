/**
 * The nine codes under the digit keys. A code keeps its digit as long as it has one, so that fingers can
 * learn it; only a tenth code takes the place of the one used longest ago.
 */
import type { Id } from '../../shared/ids.ts';

const SLOTS = 9;

export interface Slots {
  /** Code of digit 1, 2, …; at most nine. */
  order: readonly Id[];
  /** The same codes, last used first. */
  recent: readonly Id[];
}

export const noSlots: Slots = { order: [], recent: [] };

/** The slots after `code` was applied. */
export function usedCode({ order, recent }: Slots, code: Id): Slots {
  const nowRecent = [code, ...recent.filter((one) => one !== code)].slice(0, SLOTS);
  if (order.includes(code)) return { order, recent: nowRecent };
  if (order.length < SLOTS) return { order: [...order, code], recent: nowRecent };
  const oldest = order.find((one) => !nowRecent.includes(one)) ?? order[0];
  return { order: order.map((one) => (one === oldest ? code : one)), recent: nowRecent };
}

/** The slots without codes that are gone. */
export function withoutMissing({ order, recent }: Slots, exists: (code: Id) => boolean): Slots {
  return { order: order.filter(exists), recent: recent.filter(exists) };
}
