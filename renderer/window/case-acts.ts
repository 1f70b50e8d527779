/** What the actions of the window do, as far as they put documents and speakers into cases. */
import type { Acts, Get, Obstacle } from './acts.ts';

export function caseActs(get: Get, needsWriting: Obstacle): Acts<'case.include' | 'case.speakers'> {
  const say = (): void => get().say('Open a document first.');
  return {
    'case.include': {
      run() {
        const { source, set } = get();
        if (source === null) say();
        else set({ puttingIntoCase: [source] });
      },
      ...needsWriting,
    },
    'case.speakers': {
      run() {
        const { source, set, show } = get();
        if (source === null) return say();
        set({ cases: { kind: 'speakers', sources: [source] } });
        show('cases');
      },
      ...needsWriting,
    },
  };
}
