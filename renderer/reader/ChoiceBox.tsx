/** A question beside the text, answered by one key, or left by Escape. */
import type { CSSProperties } from 'react';
import { Inline } from './Inline.tsx';
import type { Asked } from './types.ts';

export function ChoiceBox(props: {
  style: CSSProperties;
  isAbove: boolean;
  about: string;
  question: Extract<Asked, { kind: 'choice' }>;
  onClose: () => void;
}) {
  const { choices, sentence, quote } = props.question;
  const answer = (act: () => void): void => {
    props.onClose();
    act();
  };
  return (
    <Inline
      {...props}
      title={sentence}
      onKey={(event) => {
        const pressed = event.key.toLowerCase();
        const choice =
          event.ctrlKey || event.metaKey || event.altKey
            ? undefined
            : choices.find(({ key }) => key === pressed);
        if (choice !== undefined) answer(choice.act);
        return choice !== undefined;
      }}
    >
      {quote !== '' && (
        <p className="t2">
          <bdi>{quote}</bdi>
        </p>
      )}
      <div className="line">
        {choices.map(({ key, label, act }, at) => (
          <button
            key={key}
            type="button"
            className={at === 0 ? 'btn primary' : 'btn'}
            data-first={at === 0 ? '' : undefined}
            onClick={() => answer(act)}
          >
            {label} <kbd className="kbd">{key.toUpperCase()}</kbd>
          </button>
        ))}
        <button type="button" className="btn quiet" onClick={props.onClose}>
          Leave <kbd className="kbd">Esc</kbd>
        </button>
      </div>
    </Inline>
  );
}
