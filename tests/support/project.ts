/** Real projects for tests: a folder of their own, a settable clock, the real parser process. */
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { childParser } from '../../database/import/child-parser.ts';
import type { Host } from '../../database/kit.ts';
import { createProject, openProject, type Surroundings } from '../../database/project.ts';
import { type News, openSession, type Session } from '../../database/session.ts';
import { type Id, mintId } from '../../shared/ids.ts';
import { program } from '../../shared/program.ts';
import { done, type Result, refuse } from '../../shared/result.ts';

const worker = fileURLToPath(new URL('../../database/import/worker.ts', import.meta.url));

export type Bench = ReturnType<typeof workbench>;

/** A temporary folder with everything a session needs; call `end` when done. */
export function workbench(options: { data?: string; root?: string | undefined } = {}) {
  const folder = mkdtempSync(join(options.root ?? tmpdir(), 'concord-test-'));
  const parser = childParser({ workerPath: worker });
  const host: Host = {
    program,
    parser,
    pathOf: (place) => ('path' in place ? done(place.path) : refuse('refused', 'No such grant.')),
  };
  let now = 1_760_000_000_000;
  const around: Surroundings = {
    data: options.data ?? join(folder, 'data'),
    clock: () => {
      now += 1_000;
      return { ms: now, offset: 60 };
    },
    mint: () => newId(),
  };
  const open = new Set<Session>();
  return {
    folder,
    host,
    around,
    path: (name: string) => join(folder, name),
    /** Moves the wall clock; may go back. */
    setClock: (ms: number) => {
      now = ms;
    },
    /** A new project with one coder, open. */
    async create(
      name = 'study.concord',
      coder = 'Ana',
    ): Promise<{ session: Session; coder: Id; news: News[] }> {
      const id = newId();
      must(createProject(join(folder, name), { title: 'Study', coder: { id, name: coder } }, around));
      return { ...this.open(name), coder: id };
    },
    /** Opens a project that is there. */
    open(name = 'study.concord'): { session: Session; news: News[] } {
      const news: News[] = [];
      const session = openSession(must(openProject(join(folder, name), around)), host, (item) =>
        news.push(item),
      );
      open.add(session);
      return { session, news };
    },
    close(session: Session): void {
      session.close();
      open.delete(session);
    },
    end(): void {
      for (const session of open) session.close();
      parser.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A fresh id. */
export function newId(): Id {
  return mintId(Date.now(), randomBytes(10));
}

/** The value of a result that must be one. */
export function must<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`${result.error.kind}: ${result.error.message}`);
  return result.value;
}
