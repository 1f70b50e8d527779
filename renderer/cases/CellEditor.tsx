/** A cell being edited: Enter keeps and goes down, Tab to the right, Esc gives up; what does not fit says why. */
import { useId, useState } from 'react';
import { takeFocus } from '../design/take-focus.ts';
import { type AttributeRow, missingWords, reasons } from './grid-block.ts';

export function CellEditor(props: {
  label: string;
  /** Undefined for the name. */
  attribute: AttributeRow | undefined;
  initial: string;
  place: { top: number; left: number; width: number };
  /** Answers why it does not fit, or null. */
  onCommit: (text: string, step: { row: number; column: number }) => string | null;
  onCancel: () => void;
}) {
  const { attribute } = props;
  const [text, setText] = useState(props.initial);
  const [wrong, setWrong] = useState<string | null>(null);
  const listId = useId();
  const reasonId = useId();
  const choices = attribute?.type === 'yes-no' ? ['yes', 'no'] : (attribute?.choices ?? []);
  const offered = attribute === undefined ? [] : [...choices, ...reasons.map((one) => missingWords[one])];
  const commit = (step: { row: number; column: number }): void => setWrong(props.onCommit(text, step));
  return (
    <div className="cell-editor" style={props.place}>
      <input
        ref={takeFocus}
        aria-label={props.label}
        aria-invalid={wrong !== null}
        aria-describedby={wrong === null ? undefined : reasonId}
        list={listId}
        dir="auto"
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setWrong(null);
        }}
        onBlur={() => {
          if (wrong === null && text !== props.initial) commit({ row: 0, column: 0 });
          else if (wrong === null) props.onCancel();
        }}
        onKeyDown={(event) => {
          event.stopPropagation();
          if (event.nativeEvent.isComposing) return;
          if (event.key === 'Enter') commit({ row: event.shiftKey ? -1 : 1, column: 0 });
          else if (event.key === 'Tab') commit({ row: 0, column: event.shiftKey ? -1 : 1 });
          else if (event.key === 'Escape') props.onCancel();
          else return;
          event.preventDefault();
        }}
      />
      <datalist id={listId}>
        {offered.map((choice) => (
          <option key={choice} value={choice} />
        ))}
      </datalist>
      {wrong !== null && (
        <p id={reasonId} role="alert" className="cell-wrong">
          {wrong}.
        </p>
      )}
    </div>
  );
}
