/** An attribute being changed: name, type, choices, place; removing it takes its values along, and Undo brings both back. */
import { useState } from 'react';
import { attributeType } from '../../shared/commands/case.ts';
import { useCommand } from '../api.ts';
import { Picker } from '../design/Menu.tsx';
import { takeFocus } from '../design/take-focus.ts';
import { useWindowStore } from '../state/context.ts';
import type { AttributeRow } from './grid-block.ts';

export const typeNames = {
  text: 'Text',
  number: 'Number',
  date: 'Date',
  choice: 'Choice',
  'yes-no': 'Yes or no',
} as const;
export const typeChoices = attributeType.options.map((id) => ({ id, label: typeNames[id] }));

export function AttributeCard(props: {
  attribute: AttributeRow;
  attributes: readonly AttributeRow[];
  onClose: () => void;
}) {
  const { attribute, attributes, onClose } = props;
  const change = useCommand('attribute.change');
  const move = useCommand('attribute.move');
  const remove = useCommand('attribute.remove');
  const tell = useWindowStore((state) => state.tell);
  const [name, setName] = useState(attribute.name);
  const [choices, setChoices] = useState(attribute.choices.join(', '));
  const at = attributes.indexOf(attribute);
  const { id } = attribute;
  const keepName = (): void => {
    if (name.trim() !== '' && name.trim() !== attribute.name) void change({ id, name });
  };
  const keepChoices = (): void => {
    const list = choices
      .split(/[,;\n]/u)
      .map((one) => one.trim())
      .filter((one) => one !== '');
    if (list.join('\n') !== attribute.choices.join('\n')) void change({ id, choices: list });
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it listens to what leaves the fields inside
    <div
      className="bar wrap attribute-card"
      onKeyDown={(event) => {
        if (event.key !== 'Escape' && event.key !== 'Enter') return;
        if (event.key === 'Enter' && !(event.target instanceof HTMLInputElement)) return;
        event.preventDefault();
        event.stopPropagation();
        if (event.key === 'Enter') {
          keepName();
          keepChoices();
        }
        onClose();
      }}
    >
      <label className="line sm">
        Attribute
        <span className="field">
          <input
            ref={takeFocus}
            dir="auto"
            value={name}
            onChange={(event) => setName(event.target.value)}
            onBlur={keepName}
          />
        </span>
      </label>
      <Picker
        label="Type"
        value={attribute.type}
        choices={typeChoices}
        onChange={(type) => void change({ id, type: attributeType.parse(type) })}
      />
      {attribute.type === 'choice' && (
        <label className="line sm grow">
          Choices
          <span className="field grow">
            <input
              dir="auto"
              placeholder="one, two, three"
              value={choices}
              onChange={(event) => setChoices(event.target.value)}
              onBlur={keepChoices}
            />
          </span>
        </label>
      )}
      <button
        type="button"
        className="btn quiet"
        disabled={at <= 0}
        onClick={() => void move({ id, before: attributes[at - 1]?.id ?? null })}
      >
        Move left
      </button>
      <button
        type="button"
        className="btn quiet"
        disabled={at >= attributes.length - 1}
        onClick={() => void move({ id, before: attributes[at + 2]?.id ?? null })}
      >
        Move right
      </button>
      <button
        type="button"
        className="btn quiet"
        onClick={async () => {
          if ((await remove({ id })) === null) return;
          onClose();
          tell({ text: `Attribute “${attribute.name}” removed with its values`, undo: true });
        }}
      >
        Remove
      </button>
      <button type="button" className="btn" onClick={onClose}>
        Done
      </button>
    </div>
  );
}
