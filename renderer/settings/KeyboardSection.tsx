/** The keys of every action, to be changed, taken away and given back; and whether single letters code. */
import { type KeyboardEvent, useContext, useState } from 'react';
import { type Context, contexts } from '../../shared/actions/define.ts';
import { type ActionId, actionLines } from '../../shared/actions.ts';
import { keymapAsText, refusalOf } from '../../shared/key-rules.ts';
import { isBare, type Keymap, keyName, keysOf, pressedKeys, spelled } from '../../shared/keymap.ts';
import { takeFocus } from '../design/take-focus.ts';
import { useWindowStore } from '../state/context.ts';
import { contextTitles } from '../window/context-titles.ts';
import { isFound, SearchContext, Section, SwitchSetting } from './Setting.tsx';

interface Place {
  context: Context;
  id: ActionId;
}

export function KeyboardSection() {
  const keymap = useWindowStore((state) => state.keymap);
  const prefer = useWindowStore((state) => state.prefer);
  const [isText, setIsText] = useState(false);
  const changed = Object.keys(keymap.changes).length;
  const every = actionLines.map(({ label }) => label).join(' ');
  return (
    <Section title="Keyboard" words={`keys shortcuts remap bare single letters leader reset export ${every}`}>
      <SwitchSetting
        label="Single keys code in the reader"
        hint="Without them, the coding key (Ctrl or Cmd with L) comes first, then the same key."
        isOn={keymap.bareKeys}
        onChange={(bareKeys) => prefer({ bareKeys })}
      />
      <div className="setting">
        <p className="t2">
          {changed === 0
            ? 'All keys are the ones Concord comes with.'
            : `${changed} ${changed === 1 ? 'action has' : 'actions have'} keys of your own.`}
        </p>
        <div className="setting-control">
          <button type="button" className="btn" disabled={changed === 0} onClick={() => prefer({ keys: {} })}>
            Reset all keys
          </button>
          <button type="button" className="btn" aria-expanded={isText} onClick={() => setIsText(!isText)}>
            Keys as text
          </button>
        </div>
      </div>
      {isText && <KeysAsText keymap={keymap} />}
      {contexts.map((context) => (
        <KeysOf key={context} context={context} keymap={keymap} />
      ))}
    </Section>
  );
}

function KeysAsText({ keymap }: { keymap: Keymap }) {
  const copy = (field: HTMLTextAreaElement | null): void => {
    field?.focus();
    field?.select();
    void window.concord.actAs('copy');
  };
  return (
    <div className="keys-text">
      <textarea
        readOnly
        rows={10}
        aria-label="All keys as text"
        id="keys-as-text"
        value={keymapAsText(keymap)}
      />
      <button
        type="button"
        className="btn"
        onClick={({ currentTarget }) => copy(currentTarget.parentElement?.querySelector('textarea') ?? null)}
      >
        Copy
      </button>
    </div>
  );
}

function KeysOf({ context, keymap }: { context: Context; keymap: Keymap }) {
  const search = useContext(SearchContext);
  const lines = actionLines.filter(
    (line) =>
      line.fixed !== true &&
      keymap.keys.has(keyName(context, line.id)) &&
      isFound(search, `keyboard keys shortcuts remap ${line.label} ${contextTitles[context]}`),
  );
  if (lines.length === 0) return null;
  return (
    <section className="key-list" aria-label={`Keys: ${contextTitles[context]}`}>
      <h3 className="label">{contextTitles[context]}</h3>
      <ul>
        {lines.map(({ id, label }) => (
          <KeysOfAction key={id} place={{ context, id }} label={label} keymap={keymap} />
        ))}
      </ul>
    </section>
  );
}

function KeysOfAction({ place, label, keymap }: { place: Place; label: string; keymap: Keymap }) {
  const prefer = useWindowStore((state) => state.prefer);
  const say = useWindowStore((state) => state.say);
  const [isAsking, setIsAsking] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const keys = keysOf(keymap, place.context, place.id);
  const name = keyName(place.context, place.id);
  const isChanged = name in keymap.changes;

  const end = (sentence: string): void => {
    setIsAsking(false);
    setRefusal(null);
    say(sentence);
  };
  const take = (key: string): void => {
    const why = refusalOf(keymap, place.context, place.id, key);
    setRefusal(why);
    if (why !== null) say(why);
    else {
      prefer({ keys: { ...keymap.changes, [name]: [key] } });
      end(`${label}: ${spelled(keymap.platform, key)}.`);
    }
  };
  const reset = (): void => {
    const { [name]: _gone, ...others } = keymap.changes;
    prefer({ keys: others });
    end(`${label} has its own keys again.`);
  };

  return (
    <li className="key-row">
      <span className="grow">{label}</span>
      {isAsking ? (
        <AskForKey label={label} onKey={take} onLeave={() => end('Left as it was.')} />
      ) : (
        <span className="line">
          {keys.map((key) => (
            <kbd className="kbd" key={key}>
              {spelled(keymap.platform, key)}
            </kbd>
          ))}
          {keys.length === 0 && <span className="t3 sm">none</span>}
        </span>
      )}
      <span className="line key-acts">
        {isChanged && (
          <button type="button" className="btn quiet small" aria-label={`Reset ${label}`} onClick={reset}>
            Reset
          </button>
        )}
        <button
          type="button"
          className="btn quiet small"
          aria-label={`Change the key of ${label}, ${contextTitles[place.context]}`}
          onClick={() => setIsAsking(true)}
        >
          Change
        </button>
      </span>
      {refusal !== null && (
        <p className="sm warn key-refusal" role="alert">
          {refusal}
        </p>
      )}
    </li>
  );
}

/** Takes the next key that is pressed; Escape leaves. */
function AskForKey(props: { label: string; onKey: (key: string) => void; onLeave: () => void }) {
  const press = (event: KeyboardEvent): void => {
    if (['Control', 'Shift', 'Alt', 'Meta', 'AltGraph'].includes(event.key)) return;
    event.preventDefault();
    event.stopPropagation();
    event.nativeEvent.stopImmediatePropagation();
    const names = pressedKeys(event.nativeEvent);
    const key = names.find((name) => !isBare(name)) ?? names[0];
    if (event.key === 'Escape') props.onLeave();
    else if (key !== undefined) props.onKey(key);
  };
  return (
    <input
      ref={takeFocus}
      className="key-ask"
      readOnly
      aria-label={`New key of ${props.label}: press it, Escape leaves`}
      value="Press a key…"
      onKeyDown={press}
      onBlur={props.onLeave}
    />
  );
}
