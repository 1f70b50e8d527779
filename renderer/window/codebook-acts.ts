/** What the actions on the code that is chosen do. */
import type { CodebookAct } from '../state/store.ts';
import type { Acts, Get, Obstacle } from './acts.ts';
import type { Act } from './use-actions.ts';

export function codebookActs(
  get: Get,
  needsWriting: Obstacle,
): Acts<'code.merge' | 'code.split' | 'code.review'> {
  const onChosen = (act: (code: string) => CodebookAct): Act => ({
    run() {
      const { code, show, set, say } = get();
      if (code === null) {
        say('Choose a code in the codebook first.');
        return;
      }
      show('codebook');
      set({ codebookAct: act(code) });
    },
    ...needsWriting,
  });
  return {
    'code.merge': onChosen(() => {
      const { code, codesChosen } = get();
      const from = codesChosen.length > 0 ? codesChosen : code === null ? [] : [code];
      return { kind: 'merge', from };
    }),
    'code.split': onChosen(() => ({ kind: 'split' })),
    'code.review': onChosen(() => ({ kind: 'review' })),
  };
}
