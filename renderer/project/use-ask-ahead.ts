/** Asks for a document before it is opened, when its name is pointed at: it is there when Enter is pressed. */
import { useCallback } from 'react';
import type { SourceRow } from '../../shared/queries/source.ts';
import { useAskingAhead } from '../api.ts';
import { useLayer } from '../workbench/use-layer.ts';

/** What is larger is read when it is wanted: reading it holds the window for a moment. */
const CHARACTERS = 500_000;
const CODINGS = 10_000;

export function useAskAhead(): (source: Pick<SourceRow, 'id' | 'characters' | 'codings'>) => void {
  const ask = useAskingAhead();
  const { coders } = useLayer();
  return useCallback(
    ({ id, characters, codings }) => {
      if (characters > CHARACTERS || codings > CODINGS) return;
      ask('source.document', { id });
      ask('source.codings', { id, coders });
      ask('source.units', { id, unit: 'sentence' });
      ask('source.units', { id, unit: 'turn' });
      ask('source.words', { id });
    },
    [ask, coders],
  );
}
