/** The keys by where they act, as they are now. */

import { type ActionLine, type Context, contexts } from '../../shared/actions/define.ts';
import { type ActionId, actionLines } from '../../shared/actions.ts';
import { type Keymap, keysOf, spelled } from '../../shared/keymap.ts';
import { Dialog } from '../design/Dialog.tsx';
import { ScrollRegion } from '../design/ScrollRegion.tsx';
import { useWindowStore } from '../state/context.ts';

const titles: Record<Context, string> = {
  window: 'Everywhere',
  reader: 'In the reader',
  boundary: 'While moving a boundary',
  quick: 'In the quick code box',
  documents: 'In Documents',
  codebook: 'In the codebook',
  list: 'In lists of passages',
  memo: 'In a memo',
};

export function KeySheet({ onClose }: { onClose: () => void }) {
  const keymap = useWindowStore((state) => state.keymap);
  return (
    <Dialog title="Keys" className="wide" onClose={onClose}>
      <ScrollRegion className="key-sheet" label="All keys">
        <div className="key-columns">
          {contexts.map((context) => (
            <KeysOfContext key={context} context={context} keymap={keymap} />
          ))}
        </div>
      </ScrollRegion>
    </Dialog>
  );
}

function KeysOfContext({ context, keymap }: { context: Context; keymap: Keymap }) {
  const lines = actionLines.filter(({ id }) => keysOf(keymap, context, id).length > 0);
  return (
    <section>
      <h3 className="label">{titles[context]}</h3>
      <dl>
        {lines.map((line) => (
          <KeyLine key={line.id} line={line} keys={keysOf(keymap, context, line.id)} keymap={keymap} />
        ))}
      </dl>
    </section>
  );
}

function KeyLine(props: { line: ActionLine<ActionId>; keys: readonly string[]; keymap: Keymap }) {
  return (
    <div>
      <dt>
        {props.keys.map((key) => (
          <kbd className="kbd" key={key}>
            {spelled(props.keymap.platform, key)}
          </kbd>
        ))}
      </dt>
      <dd>{props.line.label}</dd>
    </div>
  );
}
