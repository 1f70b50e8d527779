/** A passage that is selected and not coded yet. */
import { useQuery } from '../api.ts';
import { counted } from '../design/format.ts';
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
        <kbd className="kbd">Enter</kbd> codes it, <kbd className="kbd">1</kbd> to{' '}
        <kbd className="kbd">9</kbd> code it with a slot, <kbd className="kbd">V</kbd> makes a code of its
        words.
      </p>
    </div>
  );
}
