/**
 * Worlds for properties of whole projects: a fresh project for every run, played on by moves, and its
 * state as the tables say it and as the ledger says it.
 */
import { copyFileSync, mkdirSync } from 'node:fs';
import { openMemory } from '../../database/connection.ts';
import { openContents } from '../../database/content.ts';
import { stateLines } from '../../database/projection/dump.ts';
import { openFold } from '../../database/projection/fold.ts';
import { foldAll, refoldAll } from '../../database/projection/rebuild.ts';
import { foldedTables } from '../../database/projection/schema.ts';
import type { Store } from '../../database/store.ts';
import type { Id } from '../../shared/ids.ts';
import { begin, type Coverage, carryOut, type Move, type World } from './moves.ts';
import { type Bench, workbench } from './project.ts';
import { memoryFolder } from './runs.ts';

export type FreshWorld = World & { coder: Id; name: string };

/** Where a file of properties makes its worlds: `fresh` gives one, `end` removes them all. */
export function openWorlds() {
  const coverage: Coverage = new Map();
  let bench: Bench | null = null;
  let template: { path: string; coder: Id } | null = null;
  let count = 0;

  function current(): Bench {
    bench ??= workbench({ root: memoryFolder });
    return bench;
  }

  return {
    coverage,
    current,
    /** A project to work on: a copy of one with two coders, a document and two codes. */
    async fresh(): Promise<FreshWorld> {
      const on = current();
      template ??= { path: on.path('template.concord'), coder: await begin(on, 'template.concord') };
      const name = `run-${count++}.concord`;
      copyFileSync(template.path, on.path(name));
      const { session } = on.open(name);
      const folder = on.path(`${name}.files`);
      mkdirSync(folder);
      return { session, folder, coverage, copies: [], counter: 0, coder: template.coder, name };
    },
    end(): void {
      bench?.end();
      bench = null;
      template = null;
    },
  };
}

/** Carries out moves one after the other. */
export async function play(on: World, moves: readonly Move[]): Promise<void> {
  for (const one of moves) await carryOut(on, one);
}

/** The state as the tables have it. */
export function lines(store: Store): string[] {
  return [...stateLines(store.db)].map((line) => line.text);
}

/** The state when all entries are folded into empty tables, in order of their stamps. */
export function rebuilt(store: Store): string[] {
  const memory = openMemory();
  memory.exec(`begin; ${foldedTables()}`);
  foldAll(store.entries, { db: memory, fold: openFold(memory, openContents(store.db)) });
  const found = [...stateLines(memory, store.db)].map((line) => line.text);
  memory.close();
  return found;
}

/** The state when entries are noted in another order and their objects folded once at the end. */
export function arrived(store: Store, order: readonly number[]): string[] {
  const memory = openMemory();
  memory.exec(`begin; ${foldedTables()}`);
  const fold = openFold(memory, openContents(store.db));
  const dirty = new Set<number>();
  for (const seq of order) {
    for (const change of store.entries.read(seq).payload?.changes ?? []) {
      dirty.add(fold.note(seq, change));
    }
  }
  refoldAll(store.entries, { db: memory, fold }, dirty);
  const found = [...stateLines(memory, store.db)].map((line) => line.text);
  memory.close();
  return found;
}
