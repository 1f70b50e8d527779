/** A code: what it means, when to use it, how it looks, what happened to it. */
import { useState } from 'react';
import { codeStatus, textures } from '../../shared/commands/code.ts';
import type { CodeRow } from '../../shared/queries/code.ts';
import { useCommand, useQuery } from '../api.ts';
import { Ribbon } from '../design/CodeMark.tsx';
import { counted, dayAndTime } from '../design/format.ts';
import { Icon } from '../design/Icon.tsx';
import { useWindowStore } from '../state/context.ts';
import { DefinitionFields } from './DefinitionFields.tsx';

const colours = Array.from({ length: 24 }, (_, index) => String(index + 1));
const statusNames = { draft: 'Draft', stable: 'Stable', retired: 'Retired' } as const;
const textureNames = {
  solid: 'Solid',
  dashed: 'Dashed',
  dotted: 'Dotted',
  double: 'Double',
  hatch: 'Hatched',
  'hatch-back': 'Hatched back',
} as const;

export function CodeDetails({ row }: { row: CodeRow }) {
  const show = useWindowStore((state) => state.show);
  const set = useWindowStore((state) => state.set);
  const setStatus = useCommand('code.status');
  return (
    <div className="insp scroll">
      <div className="line">
        <Ribbon colour={row.colour} texture={row.texture} />
        <h3 className="code-title grow">
          <bdi>{row.name}</bdi>
        </h3>
      </div>
      <div className="line wrap">
        <button type="button" className="btn" onClick={() => show('segments')}>
          {counted(row.codings, 'segment')}
        </button>
        <button
          type="button"
          className="btn quiet"
          onClick={() => set({ memo: { kind: 'code', id: row.id } })}
        >
          <Icon name="memo" />
          Memo
        </button>
      </div>
      <fieldset className="seg" aria-label="Status">
        {codeStatus.options.map((status) => (
          <button
            type="button"
            key={status}
            className={row.status === status ? 'on' : ''}
            aria-pressed={row.status === status}
            onClick={() => void setStatus({ id: row.id, status })}
          >
            {statusNames[status]}
          </button>
        ))}
      </fieldset>
      <DefinitionFields code={row.id} />
      <Look row={row} />
      <CodeHistory code={row.id} />
    </div>
  );
}

function Look({ row }: { row: CodeRow }) {
  const look = useCommand('code.look');
  const [tag, setTag] = useState(row.tag);
  return (
    <fieldset className="look">
      <legend className="label">Look</legend>
      <div className="swatches">
        {colours.map((colour) => (
          <button
            type="button"
            key={colour}
            className={`swatch c${colour} ${row.colour === colour ? 'on' : ''}`}
            aria-label={`Colour ${colour}`}
            aria-pressed={row.colour === colour}
            onClick={() => void look({ id: row.id, colour })}
          />
        ))}
      </div>
      <div className="line">
        {textures.map((texture) => (
          <button
            type="button"
            key={texture}
            className={`lk ${row.texture === texture ? 'on' : ''}`}
            aria-label={textureNames[texture]}
            aria-pressed={row.texture === texture}
            title={textureNames[texture]}
            onClick={() => void look({ id: row.id, texture })}
          >
            <Ribbon colour={row.colour} texture={texture} />
          </button>
        ))}
        <label className="line tag-field">
          <span className="sm t2">Tag</span>
          <span className="field">
            <input
              value={tag}
              maxLength={4}
              onChange={(event) => setTag(event.target.value)}
              onBlur={() => {
                if (tag.trim() === '') setTag(row.tag);
                else if (tag.trim() !== row.tag) void look({ id: row.id, tag });
              }}
              onKeyDown={(event) => {
                if (event.key === 'Enter') event.currentTarget.blur();
              }}
            />
          </span>
        </label>
      </div>
    </fieldset>
  );
}

function CodeHistory({ code }: { code: CodeRow['id'] }) {
  const entries = useQuery('history.list', { of: code, limit: 8 }).data ?? [];
  if (entries.length === 0) return null;
  return (
    <section>
      <h4 className="label">History</h4>
      <ul className="mini-history">
        {entries.map((entry) => (
          <li key={entry.hash} className="sm">
            {entry.sentence}
            <span className="t3">
              {' '}
              {entry.coderName}, {dayAndTime(entry.at, Date.now())}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
