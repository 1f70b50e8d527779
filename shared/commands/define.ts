/** The shape of one line of the command table. */
import type { z } from 'zod';

export type CommandSpec<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> = {
  input: I;
  output: O;
  /** What the person did, for menus, history and undo: "Add code". */
  label: string;
  /** Whether Undo takes it back. */
  undoable: boolean;
  /** False for what is kept on this machine only and never enters the ledger. */
  ledger: boolean;
};

/** One line of the table; undoable and in the ledger unless said otherwise. */
export function command<I extends z.ZodType, O extends z.ZodType>(
  label: string,
  input: I,
  output: O,
  options: { undoable?: boolean; ledger?: boolean } = {},
): CommandSpec<I, O> {
  return { input, output, label, undoable: options.undoable ?? true, ledger: options.ledger ?? true };
}
