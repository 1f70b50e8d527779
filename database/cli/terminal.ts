/** What the command line says and how it ends: one JSON value or aligned text on standard output, one clear line on standard error. */
import type { Failure } from '../../shared/errors.ts';

/** What a command answers: a value for --json and lines for people. */
export type Spoken = { status: 0 | 1; value: unknown; lines: readonly string[] };

/** Thrown for a call that does not fit; ends with status 2. */
export class UsageError extends Error {
  override name = 'UsageError';
}

/** Thrown for a refusal; ends with status 1. */
export class Refused extends Error {
  override name = 'Refused';
}

/** The value of a result, or the refusal as an end of the program. */
export function valueIn<T>(
  result: { ok: true; value: T } | { ok: false; error: Failure | { message: string } },
): T {
  if (!result.ok) throw new Refused(result.error.message);
  return result.value;
}

/** Rows of text aligned in columns. */
export function columns(rows: readonly (readonly (string | number)[])[]): string[] {
  const widths: number[] = [];
  for (const row of rows)
    for (const [i, cell] of row.entries()) widths[i] = Math.max(widths[i] ?? 0, String(cell).length);
  return rows.map((row) =>
    row
      .map((cell, i) =>
        typeof cell === 'number'
          ? String(cell).padStart(widths[i] ?? 0)
          : String(cell).padEnd(widths[i] ?? 0),
      )
      .join('  ')
      .trimEnd(),
  );
}

/** A progress bar on standard error, only on a terminal. */
export function progressBar(stream: NodeJS.WriteStream): (done: number, total: number, what: string) => void {
  if (!stream.isTTY) return () => undefined;
  return (done, total, what) => {
    const share = total > 0 ? `${Math.floor((done / total) * 100)} %` : String(done);
    stream.write(`\r\u001b[K${what}: ${share}`);
  };
}
