/** Above the reader: what corrections of the text did to segments, and the way to the list of them. */
import { useState } from 'react';
import type { Id } from '../../shared/ids.ts';
import { useQuery } from '../api.ts';
import { Icon } from '../design/Icon.tsx';
import { helpOn } from '../help/pages.ts';
import { useWindowStore } from '../state/context.ts';
import { MovedList } from './MovedList.tsx';
import { movedSentence } from './outlook.ts';

export function MovedNote({ id }: { id: Id }) {
  const coder = useWindowStore((state) => state.coder);
  const [showsMoved, setShowsMoved] = useState(false);
  const answer = useQuery('source.moved', { id, coder, moved: showsMoved }, { keep: true }).data;
  const [isOpen, setIsOpen] = useState(false);
  const [isPut, setIsPut] = useState(false);
  if (answer === undefined || answer.changed + answer.lost === 0 || isPut) return null;
  return (
    <section className="moved" aria-label="Segments that corrections changed" {...helpOn('correcting')}>
      <div className="note moved-note">
        <Icon name="alert" />
        <span className="grow">{movedSentence(answer)} by corrections of the text.</span>
        <button type="button" className="btn small" aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
          {isOpen ? 'Close the list' : 'Look at them'}
        </button>
        {!isOpen && (
          <button
            type="button"
            className="btn quiet small"
            title="The list comes back when the document is opened again"
            onClick={() => setIsPut(true)}
          >
            Later
          </button>
        )}
      </div>
      {isOpen && (
        <MovedList
          source={id}
          rows={answer.rows}
          moved={answer.moved}
          showsMoved={showsMoved}
          onShowMoved={setShowsMoved}
          onClose={() => setIsOpen(false)}
        />
      )}
    </section>
  );
}
