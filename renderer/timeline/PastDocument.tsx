/** A document and its codings as they stood: the same reader, with nothing that could be changed. */
import { useMemo, useState } from 'react';
import type { Id } from '../../shared/ids.ts';
import { useQuery } from '../api.ts';
import { Notice } from '../design/Notice.tsx';
import { useCoders, useCodes } from '../project/use-lookups.ts';
import { ReadOnlyReader } from '../reader/ReadOnlyReader.tsx';
import { useWindowStore } from '../state/context.ts';

const none: readonly number[] = [];
const noCodings: readonly never[] = [];
const READ_ONLY = 'This is how it stood then. Esc goes back to now, where it can be changed.';

export function PastDocument({ id }: { id: Id }) {
  const answer = useQuery('source.document', { id }, { keep: true });
  const sentences = useQuery('source.units', { id, unit: 'sentence' }, { keep: true }).data?.bounds ?? none;
  const turns = useQuery('source.units', { id, unit: 'turn' }, { keep: true }).data?.bounds ?? none;
  const codings = useQuery('source.codings', { id, coders: [] }, { keep: true }).data ?? noCodings;
  const codes = useCodes().byId;
  const coders = useCoders().byId;
  const coder = useWindowStore((state) => state.coder);
  const [focused, setFocused] = useState<Id | null>(null);
  const units = useMemo(() => ({ sentences, turns, words: null }), [sentences, turns]);
  if (answer.failure !== null)
    return <Notice failure={answer.failure} title="It cannot be shown as it stood." />;
  if (answer.data === undefined || coder === null) return <p className="empty t2">Looking back…</p>;
  return (
    <ReadOnlyReader
      document={answer.data}
      units={units}
      codings={codings}
      codes={codes}
      coders={coders}
      coder={coder}
      marks="all"
      focusedCoding={focused}
      goto={null}
      refusal={READ_ONLY}
      onFocus={setFocused}
    />
  );
}
