/** The shape of one line of the query table. */
import type { z } from 'zod';

export type QuerySpec<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> = {
  input: I;
  output: O;
  /** Runs in slices with progress and can be cancelled. */
  heavy: boolean;
};

/** One line of the table. */
export function query<I extends z.ZodType, O extends z.ZodType>(
  input: I,
  output: O,
  heavy = false,
): QuerySpec<I, O> {
  return { input, output, heavy };
}
