/** Names a new code where the words are: one field, its family, Enter. For in-vivo codes the words are there. */
import { type CSSProperties, useId, useState } from 'react';
import type { Id } from '../../shared/ids.ts';
import type { CodeRow } from '../../shared/queries/code.ts';
import { helpOn } from '../help/pages.ts';
import { hasLeft, keepKey } from './box-keyboard.ts';
import './quick.css';

export function NameBox(props: {
  style: CSSProperties;
  isAbove: boolean;
  codes: ReadonlyMap<Id, CodeRow>;
  title: string;
  about: string;
  initial: string;
  onCreate: (name: string, parent: Id | null) => void;
  onClose: () => void;
}) {
  const [name, setName] = useState(props.initial);
  const [family, setFamily] = useState('');
  const id = useId();
  const families = [...props.codes.values()].filter(
    ({ parent, status }) => parent === null && status !== 'retired',
  );
  const isEmpty = name.trim() === '';

  function create(): void {
    if (!isEmpty) props.onCreate(name.trim(), families.find((one) => one.id === family)?.id ?? null);
  }

  return (
    <form
      className={`pop quick ${props.isAbove ? 'above' : ''}`}
      style={props.style}
      aria-label={`${props.title}, ${props.about}`}
      dir="ltr"
      onSubmit={(event) => {
        event.preventDefault();
        create();
      }}
      onKeyDown={(event) => {
        keepKey(event);
        if (event.key === 'Escape') props.onClose();
      }}
      onBlur={(event) => {
        if (hasLeft(event)) props.onClose();
      }}
      {...helpOn('coding')}
    >
      <div className="quick-in">
        <input
          // biome-ignore lint/a11y/noAutofocus: the box is opened by a key to type into.
          autoFocus
          className="grow"
          aria-label={props.title}
          placeholder="Name of the code"
          dir="auto"
          autoComplete="off"
          spellCheck={false}
          maxLength={1_000}
          value={name}
          onFocus={({ target }) => target.select()}
          onChange={({ target }) => setName(target.value)}
        />
        <span className="sm t3 num">{props.about}</span>
      </div>
      <div className="rule" />
      <div className="quick-foot sm t2">
        <label htmlFor={`${id}-family`}>under</label>
        <select
          id={`${id}-family`}
          className="pick"
          value={family}
          onChange={({ target }) => setFamily(target.value)}
        >
          <option value="">the top of the codebook</option>
          {families.map((one) => (
            <option key={one.id} value={one.id}>
              {one.name}
            </option>
          ))}
        </select>
        <button type="submit" className="btn primary quick-end" disabled={isEmpty}>
          {props.title === 'New code' ? 'Create and apply' : 'Code in vivo'}
        </button>
      </div>
    </form>
  );
}
