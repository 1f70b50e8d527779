/** News of this window: what was done, what failed, and what is said to a screen reader. */
import type { Failure } from '../../shared/errors.ts';
import { failureWords } from '../design/failure-words.ts';

/** Something done, which may offer Undo, or something that failed. */
export type Toast =
  | { id: number; tone: 'done'; text: string; undo: boolean }
  | { id: number; tone: 'problem'; failure: Failure };

export interface News {
  toasts: readonly Toast[];
  /** The last sentence for a screen reader. */
  said: string;
  say(sentence: string): void;
  tell(news: { text: string; undo?: boolean }): void;
  /** Tells of something that failed, until it is dismissed. */
  complain(failure: Failure): void;
  dismiss(toast: number): void;
}

/** The acts on news, for the store that holds them. */
export function newsActs(
  set: (change: Partial<Pick<News, 'toasts' | 'said'>>) => void,
  get: () => News,
): Omit<News, 'toasts' | 'said'> {
  let lastToast = 0;
  return {
    // A repeated sentence must change the text, or it is not spoken again.
    say: (sentence) => set({ said: get().said === sentence ? `${sentence}\u00a0` : sentence }),
    tell({ text, undo = false }) {
      lastToast += 1;
      // Undo takes back the last act only, so one toast tells of acts; problems stay until dismissed.
      const kept = get().toasts.filter(({ tone }) => tone === 'problem');
      set({ toasts: [...kept, { id: lastToast, tone: 'done', text, undo }] });
      get().say(text);
    },
    complain(failure) {
      lastToast += 1;
      const kept = get().toasts.filter(
        (one) => one.tone === 'problem' && one.failure.message !== failure.message,
      );
      set({ toasts: [...kept, { id: lastToast, tone: 'problem', failure }] });
      const { happened, safe, todo } = failureWords(failure);
      get().say(`${happened} ${safe} ${todo}`);
    },
    dismiss: (toast) => set({ toasts: get().toasts.filter(({ id }) => id !== toast) }),
  };
}
