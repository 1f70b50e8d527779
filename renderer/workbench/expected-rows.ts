/** What the acts of the reader leave of the codings they touch, as it is expected before the answer. */
import type { Id } from '../../shared/ids.ts';
import type { CodingRow } from '../../shared/queries/source.ts';
import type { ExpectedRows } from '../api/expected-codings.ts';

/** A new coding: its span in UTF-16 units, half-open. */
type New = Pick<CodingRow, 'id' | 'start' | 'end' | 'code'>;

/** New codings of `coder` made at `at` (ms), but those on a span that carries the code already. */
export function added(codings: readonly New[], coder: Id | null, at: number): ExpectedRows {
  if (coder === null) return () => [];
  return (_known, all) => {
    const starts = new Set(codings.map(({ start }) => start));
    const there = all.filter((one) => starts.has(one.start) && one.coder === coder && one.layer === 'coder');
    return codings
      .filter(
        (one) =>
          !there.some(
            (other) => other.end === one.end && other.start === one.start && other.code === one.code,
          ),
      )
      .map(({ id, start, end, code }) => ({
        id,
        start,
        end,
        code,
        coder,
        layer: 'coder',
        at,
        memo: null,
        doubt: null,
      }));
  };
}

export function removed(): readonly CodingRow[] {
  return [];
}

export function moved(start: number, end: number): ExpectedRows {
  return (known) => known.map((one) => ({ ...one, start, end }));
}

export function recoded(code: Id): ExpectedRows {
  return (known) => known.map((one) => ({ ...one, code }));
}
