/** One choice on the settings page: what it is, what it means, its control. Hidden when the search leaves it out. */
import { createContext, type ReactNode, useContext, useId } from 'react';
import { helpOn, type PageId } from '../help/pages.ts';

/** What is searched for, in lower case; empty shows everything. */
export const SearchContext = createContext('');

/** Whether a text holds every word that is searched for. */
export function isFound(search: string, text: string): boolean {
  const all = text.toLocaleLowerCase('en');
  return search.split(/\s+/u).every((word) => all.includes(word));
}

export function Section(props: { title: string; words: string; help?: PageId; children: ReactNode }) {
  const search = useContext(SearchContext);
  const id = useId();
  if (!isFound(search, `${props.title} ${props.words}`)) return null;
  return (
    <section className="setting-group" aria-labelledby={id} {...helpOn(props.help ?? 'settings')}>
      <h2 id={id}>{props.title}</h2>
      <div className="setting-rows">{props.children}</div>
    </section>
  );
}

export function Setting(props: { label: string; hint?: string; children: (id: string) => ReactNode }) {
  const id = useId();
  return (
    <div className="setting">
      <div>
        <label htmlFor={id} className="med">
          {props.label}
        </label>
        {props.hint !== undefined && <p className="sm t2">{props.hint}</p>}
      </div>
      <div className="setting-control">{props.children(id)}</div>
    </div>
  );
}

/** A few choices, one of them taken. */
export function ChoiceSetting<Value extends string>(props: {
  label: string;
  hint?: string;
  value: Value;
  choices: readonly (readonly [Value, string])[];
  onChange: (value: Value) => void;
}) {
  const name = useId();
  return (
    <fieldset className="setting">
      <legend className="spoken-only">{props.label}</legend>
      <div aria-hidden="true">
        <span className="med">{props.label}</span>
        {props.hint !== undefined && <p className="sm t2">{props.hint}</p>}
      </div>
      <div className="setting-control choices">
        {props.choices.map(([value, label]) => (
          <label key={value} className="line check">
            <input
              type="radio"
              name={name}
              checked={value === props.value}
              onChange={() => props.onChange(value)}
            />
            {label}
          </label>
        ))}
      </div>
    </fieldset>
  );
}

/** On or off. */
export function SwitchSetting(props: {
  label: string;
  hint?: string;
  isOn: boolean;
  onChange: (isOn: boolean) => void;
}) {
  return (
    <Setting label={props.label} {...(props.hint === undefined ? {} : { hint: props.hint })}>
      {(id) => (
        <input
          id={id}
          type="checkbox"
          checked={props.isOn}
          onChange={(event) => props.onChange(event.target.checked)}
        />
      )}
    </Setting>
  );
}

/** A number on a scale, also as a figure. */
export function ScaleSetting(props: {
  label: string;
  value: number;
  min: number;
  max: number;
  step: number;
  unit: string;
  onChange: (value: number) => void;
}) {
  return (
    <Setting label={props.label}>
      {(id) => (
        <>
          <input
            id={id}
            type="range"
            min={props.min}
            max={props.max}
            step={props.step}
            value={props.value}
            aria-valuetext={`${props.value} ${props.unit}`}
            onChange={(event) => props.onChange(Number(event.target.value))}
          />
          <output htmlFor={id} className="num scale-value">
            {props.value} {props.unit}
          </output>
        </>
      )}
    </Setting>
  );
}
