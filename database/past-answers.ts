/**
 * Answers about the project as it stood. The state looked at last is kept, because a window asks several
 * questions about it; it is folded anew for another head, and dropped when the project closes.
 */
import type { Hash } from '../shared/ids.ts';
import type { ParsedQuery, QueryName } from '../shared/queries.ts';
import { refuse } from '../shared/result.ts';
import { answers } from './answers.ts';
import { type Answered, askFor, type CallOptions } from './asking.ts';
import type { Host } from './kit.ts';
import { openPast } from './past.ts';
import type { Project } from './project.ts';
import { openRead } from './read.ts';

/** Kept so long after the last question, in milliseconds. */
const KEPT_FOR = 120_000;

/** The past of one open project. */
export function openPastAnswers(project: Project, host: Host) {
  let kept: { head: Hash; state: Promise<Project | null> } | null = null;
  let timer: NodeJS.Timeout | null = null;

  function drop(): void {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    // A fold that was cancelled leaves nothing to close.
    void kept?.state.then((state) => state?.close()).catch(() => undefined);
    kept = null;
  }

  function stateAt(head: Hash, options: CallOptions): Promise<Project | null> {
    if (kept?.head !== head) {
      drop();
      const pace = {
        signal: options.signal ?? new AbortController().signal,
        progress: options.progress ?? (() => undefined),
      };
      const state = openPast(project, head, pace);
      kept = { head, state };
      // Whoever asks next tries again.
      state.catch(() => {
        if (kept?.state === state) kept = null;
      });
    }
    if (timer !== null) clearTimeout(timer);
    timer = setTimeout(drop, KEPT_FOR);
    timer.unref();
    return kept.state;
  }

  return {
    async answer<N extends QueryName>(
      head: Hash,
      name: N,
      input: ParsedQuery<N>,
      options: CallOptions,
    ): Promise<Answered<N>> {
      const state = await stateAt(head, options).catch((error: unknown) => {
        if (options.signal?.aborted === true) return 'cancelled' as const;
        throw error;
      });
      if (state === 'cancelled')
        return { result: refuse('cancelled', 'Looking back was cancelled.'), tables: [] };
      if (state === null) {
        return { result: refuse('not-found', 'There is no such state in this project.'), tables: [] };
      }
      await state.live.ready();
      const result = await answers[name](askFor(state, openRead(state), host, options), input);
      // The past does not change, but what was erased is gone from it too.
      return { result, tables: ['everything'] };
    },
    close: drop,
  };
}
