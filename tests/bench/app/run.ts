/** Runs the measures of the real app over a workload: an empty app first, then the app with the project. */
import { rmSync } from 'node:fs';
import { done, type Result } from '../../../shared/result.ts';
import { type RunningApp, startApp, temporaryFolder } from '../../e2e/support/app.ts';
import { workbench } from '../../support/project.ts';
import { type Size, workloadFolder } from '../generator.ts';
import { type Ground, idsOf, PROJECT } from '../ground.ts';
import { type Line, lineOf, type Measured } from '../line.ts';
import { load } from '../operations/load.ts';
import { readWorkload } from '../workload.ts';
import { keyToShown, memoryOf, openingOf, scrolling } from './measures.ts';

/** Needs a built app and a display; scripts/bench.mjs brings both. */
export async function runAppBench(
  size: Size,
  seed: number,
  tell: (line: Line) => void,
): Promise<Result<Line[]>> {
  const folder = workloadFolder(size, seed);
  if (!folder.ok) return folder;
  const bench = workbench();
  const own = await temporaryFolder();
  try {
    const { session, coder } = await bench.create(PROJECT);
    const ground: Ground = { size, seed, bench, workload: readWorkload(folder.value), coder, session };
    await load(ground);
    const { documents } = await idsOf(ground);
    const name = await nameOfDocument(ground, documents.id(ground.workload.answers.busiestDocument.id));
    bench.close(session);
    const empty = await startApp({ folder: own });
    await empty.page.waitForTimeout(3_000);
    const before = memoryOf(empty);
    await empty.close();
    const lines: Line[] = [];
    const add = (operation: string, measured: Measured): void => {
      const line = lineOf(operation, size, seed, measured);
      lines.push(line);
      tell(line);
    };
    const app = await startApp({ folder: own, args: ['--project', bench.path(PROJECT)] });
    await measureAll(app, name, before, add);
    await app.close();
    return done(lines);
  } finally {
    bench.end();
    rmSync(own, { recursive: true, force: true });
  }
}

async function measureAll(
  app: RunningApp,
  name: string,
  emptyMegabytes: number,
  add: (operation: string, measured: Measured) => void,
): Promise<void> {
  await app.page.getByRole('treegrid', { name: 'Documents' }).waitFor({ timeout: 120_000 });
  await app.page
    .getByRole('dialog', { name: 'Who is coding?' })
    .getByRole('button', { name: 'Ana' })
    .first()
    .click();
  await app.page.waitForTimeout(2_000);
  add('app-open-document', await openingOf(app, name));
  add('app-key-to-shown', await keyToShown(app));
  add('app-scroll', await scrolling(app));
  const megabytes = memoryOf(app);
  add('app-memory', {
    what: 'proportional memory (PSS) of all processes above the empty app, the busiest document open',
    limit: 'goal: 800 MB',
    figures: { above_empty_mb: megabytes - emptyMegabytes, empty_mb: emptyMegabytes },
  });
}

async function nameOfDocument({ session }: Ground, id: string): Promise<string> {
  const found = await session.query('source.list', {});
  const row = found.ok ? found.value.sources.find((source) => source.id === id) : undefined;
  if (row === undefined) throw new Error('The busiest document is not in the project.');
  return row.name;
}
