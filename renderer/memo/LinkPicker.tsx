/** Looks for any thing by its name, to link to it: opened by [[ or its button. Esc goes back to the text. */
import { useEffect, useRef, useState } from 'react';
import { type MemoLink, memoLink } from '../../shared/memo.ts';
import type { ThingRow } from '../../shared/queries/memo.ts';
import { useQuery } from '../api.ts';
import { Icon } from '../design/Icon.tsx';
import { FilterList } from '../palette/FilterList.tsx';
import { thingIcons, thingName, thingNouns } from './things.ts';

const none: readonly ThingRow[] = [];

export function LinkPicker(props: { onChoose: (link: MemoLink) => void; onClose: () => void }) {
  const [text, setText] = useState('');
  const answer = useQuery('thing.find', { text, limit: 30 }).data;
  // While an answer is awaited the last one stays in sight, but Enter waits for what was typed.
  const [found, setFound] = useState(none);
  if (answer !== undefined && answer !== found) setFound(answer);
  const [entered, setEntered] = useState<string | null>(null);
  const choose = (row: ThingRow | undefined): void => {
    const link = memoLink.safeParse(row === undefined ? null : { kind: row.kind, id: row.id });
    if (link.success) props.onChoose(link.data);
  };
  const latest = useRef(choose);
  latest.current = choose;
  useEffect(() => {
    if (answer === undefined || entered === null) return;
    setEntered(null);
    if (entered === text) latest.current(answer[0]);
  }, [answer, entered, text]);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it listens to what leaves the field inside
    <div
      className="link-picker pop"
      onKeyDownCapture={(event) => {
        if (event.key !== 'Enter' || event.nativeEvent.isComposing || answer !== undefined) return;
        event.preventDefault();
        event.stopPropagation();
        setEntered(text);
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        event.stopPropagation();
        props.onClose();
      }}
    >
      <FilterList
        label="Link to"
        placeholder="A document, code, case, memo or words of a segment"
        nothing="Nothing has this name, and no segment these words."
        onQuery={setText}
        optionsFor={() => found.map((row) => ({ id: row.id, content: <Found row={row} /> }))}
        onChoose={(id) => choose(found.find((one) => one.id === id))}
      />
    </div>
  );
}

function Found({ row }: { row: ThingRow }) {
  return (
    <>
      <Icon name={thingIcons[row.kind]} />
      <bdi className="cut grow">{row.passage === null ? row.name : `“${row.passage.quote}”`}</bdi>
      <span className="sm t2 cut">{row.passage === null ? thingNouns[row.kind] : thingName(row)}</span>
    </>
  );
}
