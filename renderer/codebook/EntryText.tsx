/** A text of an entry, written in place: leaving it or Ctrl+Enter keeps it, Esc leaves it as it was. */
import { useState } from 'react';

export function EntryText(props: {
  label: string;
  value: string;
  example: string;
  /** Shown above the field; beside it, where the form has its own column of labels. */
  hasLabel?: boolean;
  onKeep: (text: string) => void;
}) {
  const [text, setText] = useState(props.value);
  const [shown, setShown] = useState(props.value);
  const [isWriting, setIsWriting] = useState(false);
  // A new version is shown as soon as nobody writes here; what is being typed is never replaced.
  if (shown !== props.value && !isWriting) {
    setShown(props.value);
    setText(props.value);
  }
  const keep = (): void => {
    if (text !== props.value) props.onKeep(text);
  };
  return (
    <label>
      <span className={props.hasLabel === true ? 'label' : 'spoken-only'}>{props.label}</span>
      <span className="field tall quiet-field">
        <textarea
          className="read"
          rows={1}
          value={text}
          placeholder={props.example}
          onFocus={() => setIsWriting(true)}
          onChange={(event) => setText(event.target.value)}
          onBlur={() => {
            setIsWriting(false);
            keep();
          }}
          onKeyDown={(event) => {
            if (event.nativeEvent.isComposing) return;
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) keep();
            if (event.key !== 'Escape') return;
            event.stopPropagation();
            setText(props.value);
          }}
        />
      </span>
    </label>
  );
}
