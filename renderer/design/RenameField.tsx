/**
 * A name being changed in its row: Enter keeps, Esc gives up, leaving keeps. Keys stay in the field, and
 * focus goes back to the row, as otherwise it would be lost when the field disappears.
 */
import { useRef, useState } from 'react';

export function RenameField(props: {
  label: string;
  initial: string;
  /** Called once; null when it was given up. */
  onEnd: (name: string | null) => void;
}) {
  const [text, setText] = useState(props.initial);
  const ended = useRef(false);
  const end = (name: string | null, element: HTMLElement): void => {
    if (ended.current) return;
    ended.current = true;
    const row = element.closest('[role="row"]');
    if (row instanceof HTMLElement && row.contains(document.activeElement)) row.focus();
    const isChanged = name !== null && name.trim() !== '' && name.trim() !== props.initial;
    props.onEnd(isChanged ? name.trim() : null);
  };
  return (
    <span className="field rename">
      <input
        ref={(element) => {
          if (element === null || element.dataset.opened === 'yes') return;
          element.dataset.opened = 'yes';
          element.focus();
          element.select();
        }}
        aria-label={props.label}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onBlur={(event) => end(text, event.currentTarget)}
        onPointerDown={(event) => event.stopPropagation()}
        onMouseDown={(event) => event.stopPropagation()}
        onClick={(event) => event.stopPropagation()}
        onKeyDown={(event) => {
          event.stopPropagation();
          if (event.nativeEvent.isComposing) return;
          if (event.key === 'Enter') end(text, event.currentTarget);
          if (event.key === 'Escape') end(null, event.currentTarget);
        }}
      />
    </span>
  );
}
