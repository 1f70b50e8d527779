/** The keys by where they act, as they are now: to be searched, and to be printed and pinned to the wall. */
import { useState } from 'react';
import { type ActionLine, type Context, contexts } from '../../shared/actions/define.ts';
import { type ActionId, actionLines } from '../../shared/actions.ts';
import { type Keymap, keyName, keysOf, spelled } from '../../shared/keymap.ts';
import { Dialog } from '../design/Dialog.tsx';
import { ScrollRegion } from '../design/ScrollRegion.tsx';
import { takeFocus } from '../design/take-focus.ts';
import { useWindowStore } from '../state/context.ts';
import { contextTitles } from './context-titles.ts';

/** Moving about is the system's habit and not in the table. */
const motions: readonly [keys: string, label: string][] = [
  ['← → ↑ ↓', 'Move; with Shift select'],
  ['Space', 'A page on; with Shift back'],
];

export function KeySheet({ onClose }: { onClose: () => void }) {
  const keymap = useWindowStore((state) => state.keymap);
  const [search, setSearch] = useState('');
  const wanted = search.trim().toLocaleLowerCase('en');
  const groups = contexts.map((context) => ({
    context,
    lines: actionLines.filter((line) => isShown(keymap, context, line, wanted)),
  }));
  const shown = groups.filter(({ lines }) => lines.length > 0);
  return (
    <Dialog title="Keys" className="wide key-dialog" help="settings" onClose={onClose}>
      <div className="line">
        <div className="field grow">
          <input
            ref={takeFocus}
            type="search"
            aria-label="Search the keys"
            placeholder="What do you want to do, or which key?"
            value={search}
            onChange={(event) => setSearch(event.target.value)}
          />
        </div>
        <button type="button" className="btn" onClick={() => window.print()}>
          Print…
        </button>
      </div>
      {!keymap.bareKeys && (
        <p className="t2">
          Single keys are off: press {keysOf(keymap, 'window', 'go.leader')[0]?.replace('+', ' ')} first, or
          turn them on in Settings.
        </p>
      )}
      <ScrollRegion className="key-sheet" label="All keys">
        <div className="key-columns">
          {shown.map(({ context, lines }) => (
            <KeysOfContext key={context} context={context} lines={lines} keymap={keymap} />
          ))}
        </div>
        {shown.length === 0 && <p className="t2 nothing">No key does this.</p>}
      </ScrollRegion>
    </Dialog>
  );
}

function isShown(keymap: Keymap, context: Context, line: ActionLine<ActionId>, wanted: string): boolean {
  const keys = keysOf(keymap, context, line.id);
  if (keys.length === 0) return false;
  const words = [line.label, contextTitles[context], ...keys.map((key) => spelled(keymap.platform, key))];
  return words.join(' ').toLocaleLowerCase('en').includes(wanted);
}

function KeysOfContext(props: { context: Context; lines: readonly ActionLine<ActionId>[]; keymap: Keymap }) {
  const { context, lines, keymap } = props;
  return (
    <section>
      <h3 className="label">{contextTitles[context]}</h3>
      <dl>
        {context === 'reader' &&
          motions.map(([keys, label]) => (
            <div key={label}>
              <dt>
                {keys.split(' ').map((key) => (
                  <kbd className="kbd" key={key}>
                    {key}
                  </kbd>
                ))}
              </dt>
              <dd>{label}</dd>
            </div>
          ))}
        {lines.map((line) => (
          <KeyLine key={line.id} line={line} context={context} keymap={keymap} />
        ))}
      </dl>
    </section>
  );
}

function KeyLine(props: { line: ActionLine<ActionId>; context: Context; keymap: Keymap }) {
  const { line, context, keymap } = props;
  const isOwn = keyName(context, line.id) in keymap.changes;
  return (
    <div className={isOwn ? 'own-key' : ''}>
      <dt>
        {keysOf(keymap, context, line.id).map((key) => (
          <kbd className="kbd" key={key}>
            {spelled(keymap.platform, key)}
          </kbd>
        ))}
      </dt>
      <dd>
        {line.label}
        {isOwn && <span className="t3"> (yours)</span>}
      </dd>
    </div>
  );
}
