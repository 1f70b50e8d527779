/** The bar over a text that is being corrected: finds words and puts others in their place. */
import { useEffect, useState } from 'react';
import { counted } from '../design/format.ts';
import { FindBar } from '../reader/FindBar.tsx';
import { useWindowStore } from '../state/context.ts';
import type { FindAndReplace } from './use-find-and-replace.ts';

export function ReplaceBar({ finding, turn }: { finding: FindAndReplace; turn: number }) {
  const { find } = finding;
  const [words, setWords] = useState('');
  const [told, setTold] = useState('');
  const say = useWindowStore((state) => state.say);
  // What was done is told until something else is looked for.
  useEffect(() => find.listen(() => setTold('')), [find]);
  const replaceAll = async (): Promise<void> => {
    const count = await finding.replaceAll(words);
    const sentence =
      count === 0 ? 'Nothing to replace.' : `${counted(count, 'place')} replaced. Undo takes all back.`;
    setTold(count === 0 ? '' : sentence);
    say(sentence);
  };
  return (
    <FindBar find={find} turn={turn} onClose={finding.close}>
      <input
        className="grow instead"
        aria-label="Replace with"
        placeholder="Replace with"
        dir="auto"
        autoComplete="off"
        spellCheck={false}
        maxLength={1_000}
        value={words}
        onChange={({ target }) => setWords(target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.ctrlKey || event.metaKey || event.nativeEvent.isComposing)
            return;
          event.preventDefault();
          event.stopPropagation();
          void finding.replace(words);
        }}
      />
      <button type="button" className="btn small" onClick={() => void finding.replace(words)}>
        Replace
      </button>
      <button type="button" className="btn small" onClick={() => void replaceAll()}>
        Replace all
      </button>
      {told !== '' && <span className="sm t2">{told}</span>}
    </FindBar>
  );
}
