/** What leaves the project and what proves it: the export of the coding table, and the verification. */
import { Buffer } from 'node:buffer';
import { hash } from 'node:crypto';
import { closeSync, openSync, rmSync, writeSync } from 'node:fs';
import { must } from '../../support/project.ts';
import { differs, type Ground, withRawFile } from '../ground.ts';
import type { Measured } from '../line.ts';
import { byTurns, LONG } from '../measure.ts';

const PIECE = Buffer.alloc(1_048_576, 'raw');

/** The coding table with all columns, its manifest and its companions. */
export async function exportTable({ bench, session, coder, workload }: Ground): Promise<Measured> {
  const folder = bench.path('export');
  const raw = bench.path('raw.csv');
  let rows: number | null = null;
  let bytes = 0;
  const times = await byTurns(
    async () => {
      rmSync(folder, { recursive: true, force: true });
      const input = { to: { path: folder }, options: { format: 'coding-table' as const } };
      const { files } = must(await session.execute('project.export', input, coder));
      rows = files[0]?.rows ?? null;
      bytes = files.reduce((sum, file) => sum + file.bytes, 0);
    },
    () => writeRaw(raw, bytes),
    LONG,
  );
  rmSync(raw, { force: true });
  rmSync(folder, { recursive: true, force: true });
  const should = workload.answers.segmentsPerCode.reduce((sum, n) => sum + n, 0);
  return {
    what: 'project.export of the coding table: every column, definitions, codebook, coverage, manifest',
    limit: 'as many bytes written into one file',
    times,
    wrong: differs('rows', rows, should),
    figures: { rows: rows ?? 0, bytes },
  };
}

function writeRaw(path: string, bytes: number): void {
  const file = openSync(path, 'w');
  for (let left = bytes; left > 0; left -= PIECE.length)
    writeSync(file, PIECE, 0, Math.min(left, PIECE.length));
  closeSync(file);
}

/** The chain of entries, the sealed texts, the replay against the tables. */
export async function verification(ground: Ground): Promise<Measured> {
  const { session } = ground;
  const wrong: string[] = [];
  let figures = {};
  const times = await byTurns(
    async () => {
      const proof = must(await session.query('project.verify', {}));
      wrong.push(
        ...differs('sound', proof.ok, true),
        ...proof.problems.slice(0, 3).map((problem) => problem.message),
      );
      figures = { entries: proof.entries, contents: proof.contents };
    },
    () =>
      withRawFile(ground, (db) => {
        const payloads = db.prepare<[], { bytes: Uint8Array }>('select payload as bytes from entry');
        const contents = db.prepare<[], { bytes: Uint8Array }>('select bytes from content');
        for (const statement of [payloads, contents])
          for (const { bytes } of statement.iterate()) hash('sha256', bytes);
      }),
    LONG,
  );
  return {
    what: 'project.verify: chain, sealed contents, replay against the tables, pages',
    limit: 'SHA-256 once over every stored payload and content',
    times,
    wrong,
    figures,
  };
}
