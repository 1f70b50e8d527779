/** Looks for any thing by its name, to link to it: opened by [[ or its button. Esc goes back to the text. */
import { useState } from 'react';
import { type MemoLink, memoLink } from '../../shared/memo.ts';
import type { ThingRow } from '../../shared/queries/memo.ts';
import { useQuery } from '../api.ts';
import { Icon } from '../design/Icon.tsx';
import { FilterList } from '../palette/FilterList.tsx';
import { thingIcons, thingName, thingNouns } from './things.ts';

const none: readonly ThingRow[] = [];

export function LinkPicker(props: { onChoose: (link: MemoLink) => void; onClose: () => void }) {
  const [text, setText] = useState('');
  const found = useQuery('thing.find', { text, limit: 30 }, { keep: true }).data ?? none;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it listens to what leaves the field inside
    <div
      className="link-picker pop"
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
        onChoose={(id) => {
          const row = found.find((one) => one.id === id);
          const link = memoLink.safeParse(row === undefined ? null : { kind: row.kind, id: row.id });
          if (link.success) props.onChoose(link.data);
        }}
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
