/** Two profiles of one person made one: choose both, see what it means, do it as one act. */
import { useState } from 'react';
import type { Id } from '../../shared/ids.ts';
import { useCommand, useQuery } from '../api.ts';
import { counted } from '../design/format.ts';
import { Picker } from '../design/Menu.tsx';
import { useCoders } from '../project/use-lookups.ts';
import { useWindowStore } from '../state/context.ts';

export function MergeProfiles() {
  const { rows, byId } = useCoders();
  const merge = useCommand('coder.merge');
  const coder = useWindowStore((state) => state.coder);
  const set = useWindowStore((state) => state.set);
  const tell = useWindowStore((state) => state.tell);
  const [from, setFrom] = useState<Id | null>(null);
  const [into, setInto] = useState<Id | null>(null);
  const going = from === null ? undefined : byId.get(from);
  const staying = into === null ? undefined : byId.get(into);
  const choices = rows.map(({ id, name }) => ({ id, label: name }));
  const pick = (id: string): Id | null => rows.find((one) => one.id === id)?.id ?? null;
  const act = async (): Promise<void> => {
    if (going === undefined || staying === undefined) return;
    if ((await merge({ from: going.id, into: staying.id })) === null) return;
    if (coder === going.id) set({ coder: staying.id });
    setFrom(null);
    tell({ text: `${going.name} and ${staying.name} are one coder now`, undo: true });
  };
  return (
    <details className="more">
      <summary>The same person twice?</summary>
      <div className="merge-profiles">
        <div className="line wrap">
          <Picker label="Merge" value={from ?? ''} choices={choices} onChange={(id) => setFrom(pick(id))} />
          <Picker label="into" value={into ?? ''} choices={choices} onChange={(id) => setInto(pick(id))} />
          <button
            type="button"
            className="btn"
            disabled={going === undefined || staying === undefined || going.id === staying.id}
            onClick={() => void act()}
          >
            Merge profiles
          </button>
        </div>
        {going !== undefined && staying !== undefined && going.id !== staying.id && (
          <Preview from={going.id} into={staying.id} goes={going.name} stays={staying.name} />
        )}
      </div>
    </details>
  );
}

function Preview(props: { from: Id; into: Id; goes: string; stays: string }) {
  const { goes, stays } = props;
  const found = useQuery('coder.merge-preview', { from: props.from, into: props.into }).data;
  if (found === undefined) return null;
  return (
    <p className="sm t2">
      {counted(found.from, 'coding')} of {goes} in {counted(found.documents, 'document')} will count as{' '}
      {stays}
      ’s, beside {found.into} of their own.
      {found.doubles > 0 &&
        ` ${counted(found.doubles, 'passage')} would then carry the same code twice by the same person: both codings stay, and you can remove one.`}{' '}
      One step, which Undo takes back.
    </p>
  );
}
