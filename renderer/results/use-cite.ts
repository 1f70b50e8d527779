/** Copies passages with where they come from: those of a list, or what is selected or focused in the reader. */
import { useCallback } from 'react';
import type { Id } from '../../shared/ids.ts';
import type { QueryOutput } from '../../shared/queries.ts';
import { useApi } from '../api.ts';
import { counted } from '../design/format.ts';
import { useCoders } from '../project/use-lookups.ts';
import { useWindowStoreApi } from '../state/context.ts';
import { type Cited, citations } from './cite.ts';

export interface Passage {
  source: Id;
  start: number;
  end: number;
  coder: Id | null;
}

/** A function that copies passages and says so; the words are read whole from the documents. */
export function useCite(): (passages: readonly Passage[]) => Promise<void> {
  const { client } = useApi();
  const store = useWindowStoreApi();
  const coders = useCoders().byId;
  return useCallback(
    async (passages) => {
      const { tell, complain } = store.getState();
      const cited: Cited[] = [];
      const documents = new Map<Id, QueryOutput<'source.document'>>();
      for (const { source, start, end, coder } of passages) {
        const answer = documents.has(source) ? null : await client.query('source.document', { id: source });
        if (answer?.ok === false) {
          complain(answer.error);
          return;
        }
        const document = answer?.value.value ?? documents.get(source);
        if (document === undefined) continue;
        documents.set(source, document);
        const { text, blocks, name } = document;
        const before = blocks.filter((block) => block.end > block.start && block.start <= start);
        cited.push({
          quote: text.slice(start, end),
          document: name,
          paragraph: Math.max(1, before.length),
          coder: coder === null ? null : (coders.get(coder)?.name ?? null),
        });
      }
      if (cited.length === 0) return;
      try {
        await navigator.clipboard.writeText(citations(cited));
        tell({ text: `${counted(cited.length, 'passage')} copied with citation` });
      } catch (error) {
        const why = error instanceof Error ? error.message : '';
        complain({ kind: 'unexpected', message: `The passage could not be copied. ${why}`.trim() });
      }
    },
    [client, store, coders],
  );
}

/** Copies what is selected in the open document, else the segment that is focused. */
export function useCiteReader(): () => Promise<void> {
  const { client } = useApi();
  const store = useWindowStoreApi();
  const cite = useCite();
  return useCallback(async () => {
    const { selection, source, focusedCoding, picked, say } = store.getState();
    if (selection !== null) {
      await cite([{ ...selection, coder: null }]);
      return;
    }
    const wanted = new Set(picked.length > 0 ? picked : focusedCoding === null ? [] : [focusedCoding]);
    const answer =
      source === null || wanted.size === 0
        ? null
        : await client.query('source.codings', { id: source, coders: [] });
    const rows = answer?.ok === true ? answer.value.value.filter(({ id }) => wanted.has(id)) : [];
    if (source === null || rows.length === 0) say('Select some words or focus a segment first.');
    else await cite(rows.map(({ start, end, coder }) => ({ source, start, end, coder })));
  }, [client, store, cite]);
}
