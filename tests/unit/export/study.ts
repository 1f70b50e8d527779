/**
 * A small study made through the program itself: documents with everything that breaks tables, two
 * coders, overlapping codings, a merged code, a moved edge, an undone coding, a removed document.
 */
import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { childParser } from '../../../database/import/child-parser.ts';
import type { Host } from '../../../database/kit.ts';
import { createProject, openProject, type Surroundings } from '../../../database/project.ts';
import { openSession, type Session } from '../../../database/session.ts';
import type { CommandInput, CommandName, CommandOutput } from '../../../shared/commands.ts';
import { type Id, mintId } from '../../../shared/ids.ts';
import type { Result } from '../../../shared/result.ts';

const workerPath = fileURLToPath(new URL('../../../database/import/worker.ts', import.meta.url));

export const TEXTS = {
  'Waiting room.txt':
    'Interviewer: How long did you wait?\nAda: We waited 😀 so "long", hours.\n=SUM(A1:A9) is what I wrote down\n\nInterviewer: And then?\nAda: Cafe\u0301, nothing, nothing.\n',
  'مقابلة.txt': 'سارة: انتظرنا عند الباب طويلا.\nكريم: نعم 👩‍👩‍👧 كلنا.\n',
  'Gone.txt': 'This one is removed again.\n',
} as const;

/** A folder of its own that is removed with `close`, and a clock that ticks a second a look. */
export function workshop() {
  const root = mkdtempSync(join(tmpdir(), 'concord-export-'));
  let ms = Date.UTC(2026, 0, 2, 3, 4, 5);
  const around: Surroundings = {
    data: join(root, 'data'),
    clock: () => {
      ms += 1_000;
      return { ms, offset: 60 };
    },
    mint: () => mintId(ms, randomBytes(10)),
  };
  mkdirSync(around.data);
  const parser = childParser({ workerPath });
  const host: Host = {
    pathOf: (place) =>
      'path' in place
        ? { ok: true, value: place.path }
        : { ok: false, error: { kind: 'invalid', message: 'no tokens here' } },
    parser,
    program: { name: 'Concord', version: '0.1.0' },
  };
  const sessions: Session[] = [];
  return {
    root,
    around,
    host,
    open(path: string, options: { readOnly?: boolean } = {}): Session {
      const session = openSession(must(openProject(path, around, options)), host);
      sessions.push(session);
      return session;
    },
    close(): void {
      for (const session of sessions) session.close();
      parser.close();
      rmSync(root, { recursive: true, force: true });
    },
  };
}

export type Workshop = ReturnType<typeof workshop>;

/** The value of a result that must be a success. */
export function must<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`${result.error.kind}: ${result.error.message}`);
  return result.value;
}

export type Study = Awaited<ReturnType<typeof makeStudy>>;

/** The study described above, open. */
export async function makeStudy(shop: Workshop) {
  const path = join(shop.root, 'Study.concord');
  const { mint } = shop.around;
  const ada = mint();
  const ben = mint();
  must(
    createProject(path, { title: 'Waiting for care', coder: { id: ada, name: 'Ada, "A."' } }, shop.around),
  );
  const session = shop.open(path);
  const run = async <N extends CommandName>(
    name: N,
    input: CommandInput<N>,
    coder: Id = ada,
  ): Promise<CommandOutput<N>> => must(await session.execute(name, input, coder));

  await run('coder.add', { id: ben, name: '=Ben' });
  const folder = join(shop.root, 'documents');
  mkdirSync(folder);
  const from = Object.entries(TEXTS).map(([name, text]) => {
    writeFileSync(join(folder, name), text);
    return { path: join(folder, name) };
  });
  const { imported } = await run('source.import', { from });
  const sources = new Map<string, Id>();
  for (const one of imported) sources.set(one.name, one.id as Id);
  const source = (name: string): Id => {
    const found = sources.get(name);
    if (found === undefined) throw new Error(`no document ${name}`);
    return found;
  };
  const codes = { care: mint(), wait: mint(), delay: mint(), formula: mint(), unused: mint() };
  const definition = mint();
  await run('code.add', { id: codes.care, name: 'Care' });
  await run('code.add', {
    id: codes.wait,
    name: 'Waiting',
    parent: codes.care,
    definition: { id: definition, brief: 'Time spent\nbefore help comes.' },
  });
  await run('code.add', { id: codes.delay, name: 'Delay', parent: codes.care });
  await run('code.add', { id: codes.formula, name: '+Formula' });
  await run('code.add', { id: codes.unused, name: 'Unused' });

  const made: Record<string, Id> = {};
  const code = async (name: string, document: string, words: string, by: Id, of: Id): Promise<Id> => {
    const text = Object.entries(TEXTS).find(([file]) => file.startsWith(document))?.[1] ?? '';
    const start = text.indexOf(words);
    if (start < 0) throw new Error(`“${words}” does not stand in ${document}`);
    const id = mint();
    made[name] = id;
    await run(
      'coding.add',
      { codings: [{ id, source: source(document), start, end: start + words.length, code: of }] },
      by,
    );
    return id;
  };
  await code('smile', 'Waiting room', 'We waited 😀 so "long", hours.', ada, codes.wait);
  const second = mint();
  await run('code.define', {
    id: second,
    code: codes.wait,
    brief: 'Time before help.',
    include: 'Queues',
    reason: 'Shorter, "clearer"',
  });
  await code('overlap', 'Waiting room', '😀 so "long", hours.\n=SUM(A1:A9)', ben, codes.wait);
  await code('formula', 'Waiting room', '=SUM(A1:A9) is what', ada, codes.formula);
  await code('merged', 'Waiting room', 'nothing, nothing', ben, codes.delay);
  const moved = await code('moved', 'Waiting room', 'Cafe', ada, codes.wait);
  const at = TEXTS['Waiting room.txt'].indexOf('Cafe\u0301');
  await run('coding.adjust', { id: moved, start: at, end: at + 5 });
  await run('coding.rate', {
    id: moved,
    weight: 0.5,
    exemplar: true,
    doubt: { level: 2, alternative: codes.formula, note: '@home?' },
  });
  await run('memo.write', {
    id: mint(),
    on: { kind: 'coding', id: moved },
    title: 'Why',
    body: JSON.stringify([{ kind: 'paragraph', runs: [{ text: '-because, ' }, { text: 'so' }] }]),
  });
  await code('arabic', 'مقابلة', 'انتظرنا عند الباب', ben, codes.wait);
  await code('family', 'مقابلة', '👩‍👩‍👧', ada, codes.formula);
  await code('undone', 'مقابلة', 'كلنا', ada, codes.wait);
  await run('history.undo', {});
  await code('gone', 'Gone', 'removed', ada, codes.wait);
  await run('source.remove', { id: source('Gone') });
  await run('code.merge', { from: [codes.delay], into: codes.wait });
  await run('assignment.set', { coder: ada, source: source('مقابلة'), state: 'read' });
  return { path, session, run, ada, ben, codes, definition, second, made, source, mint, shop };
}
