/**
 * A field and the list that it filters: type, choose with the arrows, Enter takes the first that fits.
 * Focus stays in the field; the list is announced as its options.
 */

import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { takeFocus } from '../design/take-focus.ts';

/** Milliseconds: typing and arrows go by, whoever reads a name stays. */
const A_MOMENT = 80;

export interface Option {
  id: string;
  content: ReactNode;
}

export function FilterList(props: {
  label: string;
  placeholder: string;
  /** The options for what was typed, best first. */
  optionsFor: (query: string) => readonly Option[];
  nothing: string;
  onChoose: (id: string, query: string) => void;
  /** Told which option Enter would choose, when it has been that for a moment. */
  onPoint?: (id: string) => void;
  /** Told of what was typed, where the options come from elsewhere. */
  onQuery?: (query: string) => void;
}) {
  const [query, setQuery] = useState('');
  const [at, setAt] = useState(0);
  const listId = useId();
  const list = useRef<HTMLDivElement>(null);
  const options = props.optionsFor(query);
  const chosen = Math.min(at, options.length - 1);
  useEffect(() => {
    list.current?.children[chosen]?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);

  const { onPoint } = props;
  const pointed = options[chosen]?.id;
  useEffect(() => {
    if (onPoint === undefined || pointed === undefined) return;
    const timer = setTimeout(onPoint, A_MOMENT, pointed);
    return () => clearTimeout(timer);
  }, [onPoint, pointed]);

  const press = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 };
    const step = steps[event.key];
    if (step !== undefined && options.length > 0) {
      event.preventDefault();
      setAt(Math.max(0, Math.min(options.length - 1, chosen + step)));
    }
    const option = options[chosen];
    if (event.key === 'Enter' && option !== undefined) {
      event.preventDefault();
      props.onChoose(option.id, query);
    }
  };

  return (
    <div className="filter-list">
      <div className="field">
        <input
          ref={takeFocus}
          role="combobox"
          aria-label={props.label}
          aria-expanded="true"
          aria-controls={listId}
          aria-activedescendant={chosen >= 0 ? `${listId}-${chosen}` : undefined}
          placeholder={props.placeholder}
          value={query}
          onChange={(event) => {
            setQuery(event.target.value);
            setAt(0);
            props.onQuery?.(event.target.value);
          }}
          onKeyDown={press}
        />
      </div>
      <div ref={list} id={listId} role="listbox" aria-label={props.label} className="scroll options">
        {options.map((option, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are handled by the field, which keeps focus
          // biome-ignore lint/a11y/useFocusableInteractive: options are pointed at by aria-activedescendant
          <div
            key={option.id}
            id={`${listId}-${index}`}
            role="option"
            data-testid={option.id}
            aria-selected={index === chosen}
            className={`row ${index === chosen ? 'sel' : ''}`}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => props.onChoose(option.id, query)}
          >
            {option.content}
          </div>
        ))}
      </div>
      {options.length === 0 && <p className="t2 nothing">{props.nothing}</p>}
    </div>
  );
}
