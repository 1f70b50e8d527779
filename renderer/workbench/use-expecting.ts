/** What changes codings shows at once what it will leave of them, and is put right where it did something else. */
import { useCallback } from 'react';
import type { CommandOutput } from '../../shared/commands.ts';
import type { Id } from '../../shared/ids.ts';
import type { ExpectedRows } from '../api/expected-codings.ts';
import { useApi } from '../api.ts';

type Written = CommandOutput<'coding.add'> | null;
type Expecting = (
  source: Id,
  ids: readonly Id[],
  rows: ExpectedRows,
  answer: Promise<Written>,
) => Promise<Written>;

/** `answer` is that of the command, which has been sent already; `ids` are the codings it changes. */
export function useExpecting(): Expecting {
  const { expect } = useApi();
  return useCallback(
    async (source, ids, rows, answer) => {
      const recall = expect(source, ids, rows);
      const result = await answer;
      // Of several some may have stayed as they were; those are not announced.
      if (result === null || result.entry === null || ids.length > 1) recall();
      return result;
    },
    [expect],
  );
}
