/**
 * Writing much at once: codings and other changes by the thousand, in entries of at most 1,000
 * changes by one coder, all in one group, so that Undo takes them back together.
 */
import { type Change, change } from '../../shared/changes.ts';
import type { CommandName } from '../../shared/commands.ts';
import type { Id } from '../../shared/ids.ts';
import { LIMITS } from '../../shared/text.ts';
import type { Project } from '../project.ts';
import type { Draft } from '../store.ts';

/** Entries in one transaction: bounds what memory and the journal must hold. */
const ENTRIES_A_TRANSACTION = 60;

/** A coding to be loaded; offsets are UTF-16, half-open, already checked. */
export type LoadedCoding = {
  id: Id;
  source: Id;
  revision: Id;
  start: number;
  end: number;
  code: Id;
  coder: Id;
  /** When it was made, as its origin claims; milliseconds since 1970. */
  at: number | null;
};

/** The change that makes a loaded coding; `definition` is the one it was made under, where that is known. */
export function codingChange(coding: LoadedCoding, definition: Id | null = null): Change {
  const { id, source, revision, start, end, code, coder, at } = coding;
  return change('coding', id, {
    source,
    span: { revision, start, end },
    claim: definition === null ? { code } : { code, definition },
    coder,
    method: { how: 'import' },
    ...(at === null ? {} : { made: { at } }),
  });
}

/** Collects changes and writes them in entries as they fill up. */
export function bulkWriter(project: Project, command: CommandName, group: Id) {
  const waiting = new Map<Id, Change[]>();
  let drafts: { draft: Draft; author: Id }[] = [];

  function flush(): void {
    for (const author of new Set(drafts.map((item) => item.author))) {
      const own = drafts.filter((item) => item.author === author).map((item) => item.draft);
      project.write(own, { author }, group);
    }
    drafts = [];
  }

  function close(author: Id): void {
    const changes = waiting.get(author) ?? [];
    waiting.delete(author);
    if (changes.length > 0) drafts.push({ draft: { command, changes }, author });
    if (drafts.length >= ENTRIES_A_TRANSACTION) flush();
  }

  return {
    /** Adds changes that belong together (they stay in one entry). */
    add(author: Id, ...changes: Change[]): void {
      const list = waiting.get(author) ?? [];
      if (list.length + changes.length > LIMITS.changesPerEntry) {
        close(author);
        waiting.set(author, [...changes]);
      } else {
        list.push(...changes);
        waiting.set(author, list);
      }
    },
    /** Writes what is left. */
    end(): void {
      for (const author of [...waiting.keys()]) close(author);
      flush();
    },
  };
}
