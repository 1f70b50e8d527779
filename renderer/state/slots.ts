/**
 * The nine codes under the digit keys: those pinned stand where they were pinned, the others are the ones
 * used last. The order is frozen while the hand is on the keys: it changes only when the reader loses the
 * keyboard, so a digit means the same as long as one codes. A slot that is free takes a code at once.
 */
import type { Id } from '../../shared/ids.ts';

const SLOTS = 9;

export interface Slots {
  /** Code of digit 1, 2, …; at most nine. */
  order: readonly Id[];
  /** Codes as they were used, the last first; at most nine. */
  recent: readonly Id[];
  /** What is pinned to digit 1, 2, …; null where nothing is. */
  pinned: readonly (Id | null)[];
}

export const noSlots: Slots = { order: [], recent: [], pinned: [] };

/** The slots after `code` was applied: it waits for its digit, unless one is free. */
export function usedCode({ order, recent, pinned }: Slots, code: Id): Slots {
  const nowRecent = [code, ...recent.filter((one) => one !== code)].slice(0, SLOTS);
  const isFree = !order.includes(code) && order.length < SLOTS;
  return { order: isFree ? [...order, code] : order, recent: nowRecent, pinned };
}

/** The slots when the hand has left the keys: codes used since come in for those used longest ago. */
export function settled({ order, recent, pinned }: Slots): Slots {
  const wanted = recent.filter((code) => !pinned.includes(code));
  const room = SLOTS - pinned.filter((one) => one !== null).length;
  const staying = new Set(wanted.slice(0, room));
  const coming = [...staying].filter((code) => !order.includes(code));
  const next = Array.from({ length: SLOTS }, (_, at): Id | undefined => {
    const fixed = pinned[at] ?? undefined;
    if (fixed !== undefined) return fixed;
    const code = order[at];
    const stays = code !== undefined && !pinned.includes(code) && (staying.has(code) || coming.length === 0);
    return stays ? code : coming.shift();
  });
  const placed = new Set(next);
  // Codes that lost their digit to a pin go where there is still room.
  const homeless = order.filter((code) => !placed.has(code));
  const filled = next.map((code) => code ?? homeless.shift());
  return { order: filled.filter((code) => code !== undefined), recent, pinned };
}

/**
 * Pins a code to a digit from 1 to 9, or to the first free one before it; the same again takes the pin
 * away.
 */
export function pinnedTo(slots: Slots, code: Id, wanted: number): Slots {
  const others = slots.order.filter((one) => one !== code).length;
  const digit = Math.min(wanted, others + 1);
  const was = slots.pinned[digit - 1] === code;
  const pins = Array.from({ length: SLOTS }, (_, at) => {
    const one = slots.pinned[at] ?? null;
    return at === digit - 1 ? (was ? null : code) : one === code ? null : one;
  });
  return settled({ ...slots, pinned: pins });
}

/** The slots without codes that are gone. */
export function withoutMissing({ order, recent, pinned: pins }: Slots, exists: (code: Id) => boolean): Slots {
  return {
    order: order.filter(exists),
    recent: recent.filter(exists),
    pinned: pins.map((code) => (code !== null && exists(code) ? code : null)),
  };
}
