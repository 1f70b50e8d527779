/**
 * What Undo and Redo would do next, read from the ledger, so that both survive a restart. Each coder
 * has a stack of his own acts in this file; a group of entries is one act. A new act empties the
 * redo side. Nobody's Undo takes back another's work.
 */
import { commands, isCommand } from '../../shared/commands.ts';
import type { Envelope } from '../../shared/entry.ts';
import type { Hash, Id, Replica } from '../../shared/ids.ts';
import type { Entries } from './entries.ts';

/** How many entries back the stacks are read at start; acts before that can no longer be undone. */
const WINDOW = 20_000;
/** How many acts can be undone. */
export const DEPTH = 1_000;

/** One act: its entries in order, and the entry whose sentence describes it. */
export type Act = { key: string; entries: { seq: number; hash: Hash }[]; describes: number; left: number };

export type Stacks = { undo: Act[]; redo: Act[] };

/** The stacks of all coders who act in this file. */
export function openUndo(entries: Entries, own: Replica) {
  let byAuthor: Map<Id | null, Stacks> | null = null;

  function all(): Map<Id | null, Stacks> {
    if (byAuthor) return byAuthor;
    byAuthor = new Map();
    const last = entries.last()?.seq ?? 0;
    for (const envelope of entries.envelopes(Math.max(0, last - WINDOW))) note(byAuthor, envelope, own);
    return byAuthor;
  }

  return {
    /** The stacks of one coder, newest act last. */
    of(author: Id | null): Stacks {
      return all().get(author) ?? { undo: [], redo: [] };
    },
    /** Takes in an entry just written. */
    add(envelope: Envelope & { seq: number; hash: Hash }): void {
      if (byAuthor) note(byAuthor, envelope, own);
    },
    /** Reads everything again when next asked. */
    forget(): void {
      byAuthor = null;
    },
  };
}

function note(
  stacks: Map<Id | null, Stacks>,
  entry: Envelope & { seq: number; hash: Hash },
  own: Replica,
): void {
  if (entry.replica !== own) return;
  let mine = stacks.get(entry.author);
  if (!mine) {
    mine = { undo: [], redo: [] };
    stacks.set(entry.author, mine);
  }
  if (entry.undoes !== null) {
    if (!move(mine.undo, mine.redo, entry, entry.undoes)) move(mine.redo, mine.undo, entry, entry.undoes);
  } else if (isCommand(entry.command) && commands[entry.command].undoable) {
    push(mine.undo, entry, entry.seq);
    mine.redo.length = 0;
  }
  if (mine.undo.length > DEPTH) mine.undo.splice(0, mine.undo.length - DEPTH);
}

/** An entry that takes back one of `from` becomes an act that `to` can take back. */
function move(from: Act[], to: Act[], entry: Envelope & { seq: number; hash: Hash }, undoes: Hash): boolean {
  const at = from.findLastIndex((act) => act.entries.some((one) => one.hash === undoes));
  const act = from[at];
  if (act === undefined) return false;
  push(to, entry, act.describes);
  if (--act.left === 0) from.splice(at, 1);
  return true;
}

function push(stack: Act[], entry: Envelope & { seq: number; hash: Hash }, describes: number): void {
  const key = entry.group ?? entry.hash;
  const one = { seq: entry.seq, hash: entry.hash };
  const top = stack.at(-1);
  if (top?.key === key) {
    top.entries.push(one);
    top.left++;
  } else {
    stack.push({ key, entries: [one], describes, left: 1 });
  }
}
