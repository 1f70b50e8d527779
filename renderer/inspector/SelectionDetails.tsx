/** A passage that is selected and not coded yet. */
import { useQuery } from '../api.ts';
import { counted } from '../design/format.ts';
import { KeyCap } from '../design/KeyCap.tsx';
import type { Passage } from '../state/store.ts';
import { wordsIn } from './words.ts';

export function SelectionDetails({ selection }: { selection: Passage }) {
  const { source, start, end } = selection;
  const text = useQuery('source.document', { id: source }).data?.text.slice(start, end) ?? '';
  return (
    <div className="insp scroll">
      <blockquote className="read">
        <bdi dir="auto">{text.length > 600 ? `${text.slice(0, 600)}…` : text}</bdi>
      </blockquote>
      <p className="sm t2">{counted(wordsIn(text), 'word')} selected</p>
      <p className="sm t2">
        <KeyCap action="code.apply" context="reader" /> codes it, <KeyCap action="code.slot-1" /> to{' '}
        <KeyCap action="code.slot-9" /> code it with a slot, <KeyCap action="code.in-vivo" /> makes a code of
        its words.
      </p>
    </div>
  );
}
