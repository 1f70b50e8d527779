/**
 * What is said of one operation: a line of JSON, and a row of the table at the end. `ok` is about the
 * answer alone. Times are never judged here: they are set beside the limit of the same run.
 */
import type { Size } from './generator.ts';
import { quantile, type Times } from './measure.ts';

export type Line = {
  operation: string;
  size: Size;
  seed: number;
  /** Null where nothing was timed. */
  median_ms: number | null;
  p95_ms: number | null;
  runs: number;
  what: string;
  limit_ms: number | null;
  limit: string;
  /** The median by the median of the limit; for a commit the 95th percentiles. */
  ratio: number | null;
  /** How many times the limit it may take; null where the goal is another. */
  goal_ratio: number | null;
  peak_memory_mb: number | null;
  ok: boolean;
  /** "right", or what is not; absent where there is nothing to compare with. */
  answer?: string;
  /** Figures beside the time: rows, bytes. */
  figures?: Record<string, number>;
};

/** What an operation hands over to become a line. */
export type Measured = {
  what: string;
  limit: string;
  goalRatio?: number;
  times?: Times;
  /** Compare the 95th percentiles instead of the medians. */
  byP95?: boolean;
  /** What is wrong with the answer; empty when right, absent when there was none to check. */
  wrong?: readonly string[];
  figures?: Record<string, number>;
};

/** The line of a measured operation. */
export function lineOf(operation: string, size: Size, seed: number, measured: Measured): Line {
  const { times, wrong, figures, byP95 = false } = measured;
  const median = times ? quantile(times.ours, 0.5) : null;
  const p95 = times ? quantile(times.ours, 0.95) : null;
  const limit = times ? quantile(times.limit, byP95 ? 0.95 : 0.5) : null;
  const own = byP95 ? p95 : median;
  return {
    operation,
    size,
    seed,
    median_ms: rounded(median),
    p95_ms: rounded(p95),
    runs: times?.ours.length ?? 0,
    what: measured.what,
    limit_ms: rounded(limit),
    limit: measured.limit,
    ratio: own === null || limit === null ? null : rounded(own / Math.max(limit, 1e-4)),
    goal_ratio: measured.goalRatio ?? null,
    peak_memory_mb: times ? Math.round(times.peakMegabytes) : null,
    ok: wrong === undefined || wrong.length === 0,
    ...(wrong === undefined ? {} : { answer: wrong.length === 0 ? 'right' : wrong.join('; ') }),
    ...(figures === undefined ? {} : { figures }),
  };
}

/** Three digits are all that a measurement on a shared machine can say. */
function rounded(value: number | null): number | null {
  return value === null ? null : Number(value.toPrecision(3));
}

/** The table at the end. */
export function tableLines(lines: readonly Line[]): string[] {
  const rows = [
    ['operation', 'median ms', 'p95 ms', 'limit ms', 'ratio', 'goal', 'peak MB', 'answer', ''],
    ...lines.map((line) => [
      line.operation,
      shown(line.median_ms),
      shown(line.p95_ms),
      shown(line.limit_ms),
      shown(line.ratio),
      shown(line.goal_ratio),
      shown(line.peak_memory_mb),
      line.answer ?? '',
      Object.entries(line.figures ?? {})
        .map(([name, value]) => `${name} ${value}`)
        .join(', '),
    ]),
  ];
  const widths = rows[0]?.map((_, i) => Math.max(...rows.map((row) => row[i]?.length ?? 0))) ?? [];
  return rows.map((row) =>
    row
      .map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(i < 7 ? (widths[i] ?? 0) : 0)))
      .join('  ')
      .trimEnd(),
  );
}

function shown(value: number | null): string {
  return value === null ? '-' : String(value);
}
