/**
 * Correcting the text of a document in the place of its reader: what there was when it was opened, the text
 * as it stands or an unfinished draft of before.
 */
import { useEffect, useState } from 'react';
import type { Id } from '../../shared/ids.ts';
import type { DatabaseClient } from '../api/client.ts';
import { useApi, useQuery } from '../api.ts';
import type { ReaderDocument } from '../reader/types.ts';
import { useWindowStoreApi } from '../state/context.ts';
import { Correcting } from './Correcting.tsx';
import { carriedOver, readDraft, textOfDraft } from './draft.ts';
import { correctionKey } from './draft-key.ts';
import type { Begun } from './use-correction.ts';

/**
 * `document` is the present text; a later one is not looked at, whoever shows this gives it a key of the
 * revision. `onSaved` is told which version was corrected.
 */
export function CorrectText(props: { document: ReaderDocument; onSaved: (revision: Id) => void }) {
  const [document] = useState(props.document);
  const { client } = useApi();
  const store = useWindowStoreApi();
  const codings = useQuery('source.codings', { id: document.id, coders: [] }, { keep: true }).data;
  const [begun, setBegun] = useState<Begun | null>(null);
  const [caret] = useState(() => store.getState().placesIn[document.id]?.focus ?? 0);
  // Asked past the cache, which may not have heard yet of the last draft; and once.
  useEffect(() => {
    let isGone = false;
    void beginning(client, document, caret).then((found) => {
      if (!isGone) setBegun(found);
    });
    return () => {
      isGone = true;
    };
  }, [client, document, caret]);
  if (begun === null || codings === undefined) return <p className="empty t2">Opening the editor…</p>;
  return <Correcting document={document} codings={codings} begun={begun} onSaved={props.onSaved} />;
}

async function beginning(
  client: DatabaseClient,
  { id, revision, text }: ReaderDocument,
  caret: number,
): Promise<Begun> {
  const fresh = { text, reason: '', caret, left: [] };
  const drafts = await client.query('draft.list', {});
  const kept = drafts.ok ? drafts.value.value.find(({ key }) => key === correctionKey(id)) : undefined;
  const draft = kept === undefined ? null : readDraft(kept.body);
  if (draft === null) return fresh;
  const at = { reason: draft.reason, caret: draft.caret };
  if (draft.base === revision) return { ...at, text: textOfDraft(text, draft), left: [] };
  const before = await textOf(client, id, draft.base);
  if (before === null) return { ...fresh, ...at, left: [draft.inserted] };
  return { ...at, ...carriedOver(before, textOfDraft(before, draft), text) };
}

/** The words of an earlier version; null where they are gone. */
async function textOf(client: DatabaseClient, id: Id, revision: Id): Promise<string | null> {
  const answer = await client.query('source.document', { id, revision });
  return answer.ok ? answer.value.value.text : null;
}
