/** What stands in the place of the reader while its text is corrected, until the new text has come. */
import { useEffect, useState } from 'react';
import type { Id } from '../../shared/ids.ts';
import { useQuery } from '../api.ts';
import { Notice } from '../design/Notice.tsx';
import { useWindowStoreApi } from '../state/context.ts';
import { ReaderToCome } from '../workbench/reader-focus.tsx';
import { CorrectText } from './CorrectText.tsx';

export default function CorrectionPane({ id }: { id: Id }) {
  const { data: document, failure } = useQuery('source.document', { id });
  const store = useWindowStoreApi();
  /** The version whose correction was saved. */
  const [saved, setSaved] = useState<Id | null>(null);
  const revision = document?.revision;
  useEffect(() => {
    if (saved === null || revision === undefined || revision === saved) return;
    const { set, readerWanted } = store.getState();
    set({ correcting: null, readerWanted: readerWanted + 1 });
  }, [saved, revision, store]);
  if (failure !== null) return <Notice failure={failure} title="This text cannot be corrected." />;
  if (document === undefined) return <ReaderToCome>Opening the editor…</ReaderToCome>;
  // Where the text was corrected by another act meanwhile, the editor begins anew with the draft.
  return <CorrectText key={saved ?? revision} document={document} onSaved={setSaved} />;
}
