/** The keys by where they act. */

import { Dialog } from '../design/Dialog.tsx';
import { ScrollRegion } from '../design/ScrollRegion.tsx';
import { bindings, type KeyContext, keyContexts, keysOn, spelled } from '../keymap.ts';

const titles: Record<KeyContext, string> = {
  window: 'Everywhere',
  documents: 'In Documents',
  codebook: 'In the codebook',
  list: 'In lists of passages',
  memo: 'In a memo',
};

/** What the reader listens to; its keys act while it has focus. */
const readerKeys: readonly [keys: string, label: string][] = [
  ['W S P T', 'Take a word, sentence, paragraph, turn; again extends'],
  ['E', 'Grow the selection; with Shift shrink it'],
  ['Enter', 'Code the selection'],
  ['1 … 9', 'Code with a slot'],
  ['0', 'Repeat the last code'],
  ['V', 'Code in vivo'],
  ['N', 'New code'],
  ['J K', 'Next and previous segment'],
  ['O', 'Through overlapping segments'],
  ['B', 'Move a boundary'],
  ['M', 'Memo on the segment'],
  ['Del', 'Remove the coding'],
];

export function KeySheet({ onClose }: { onClose: () => void }) {
  const { platform } = window.concord;
  return (
    <Dialog title="Keys" className="wide" onClose={onClose}>
      <ScrollRegion className="key-sheet" label="All keys">
        <div className="key-columns">
          <section>
            <h3 className="label">In the reader</h3>
            <dl>
              {readerKeys.map(([keys, label]) => (
                <div key={label}>
                  <dt>
                    {keys.split(' ').map((key) =>
                      key === '…' ? (
                        ' … '
                      ) : (
                        <kbd className="kbd" key={key}>
                          {key}
                        </kbd>
                      ),
                    )}
                  </dt>
                  <dd>{label}</dd>
                </div>
              ))}
            </dl>
          </section>
          {keyContexts.map((context) => (
            <section key={context}>
              <h3 className="label">{titles[context]}</h3>
              <dl>
                {bindings
                  .filter((binding) => binding.context === context)
                  .map((binding) => (
                    <div key={binding.action}>
                      <dt>
                        {keysOn(platform, binding).map((key) => (
                          <kbd className="kbd" key={key}>
                            {spelled(platform, key)}
                          </kbd>
                        ))}
                      </dt>
                      <dd>{binding.label}</dd>
                    </div>
                  ))}
              </dl>
            </section>
          ))}
        </div>
      </ScrollRegion>
    </Dialog>
  );
}
