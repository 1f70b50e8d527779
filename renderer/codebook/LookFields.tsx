/** How a code looks: one of 24 colours by name, a texture, a tag of up to four letters. Arrows move, Enter takes. */
import { useState } from 'react';
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import { textures } from '../../shared/commands/code.ts';
import type { CodeRow } from '../../shared/queries/code.ts';
import { useCommand } from '../api.ts';
import { Ribbon } from '../design/CodeMark.tsx';
import { colourNames } from './colour-names.ts';

const textureNames = {
  solid: 'Solid',
  dashed: 'Dashed',
  dotted: 'Dotted',
  double: 'Double',
  hatch: 'Hatched',
  'hatch-back': 'Hatched back',
} as const;

export function LookFields({ row }: { row: CodeRow }) {
  const look = useCommand('code.look');
  const [pointed, setPointed] = useState<string | null>(null);
  const named = colourNames[Number(row.colour) - 1] ?? row.colour;
  return (
    <div className="look-fields">
      <ToggleButtonGroup
        aria-label={`Colour of ${row.name}`}
        className="swatches"
        selectionMode="single"
        disallowEmptySelection
        selectedKeys={[row.colour]}
        onSelectionChange={(keys) => {
          const [colour] = keys;
          if (colour !== undefined && colour !== row.colour)
            void look({ id: row.id, colour: String(colour) });
        }}
      >
        {colourNames.map((name, index) => (
          <ToggleButton
            key={name}
            id={String(index + 1)}
            className={`swatch c${index + 1} ${row.colour === String(index + 1) ? 'on' : ''}`}
            aria-label={name}
            onHoverChange={(isOver) => setPointed(isOver ? name : null)}
            onFocusChange={(hasFocus) => setPointed(hasFocus ? name : null)}
          />
        ))}
      </ToggleButtonGroup>
      <p className="sm t2" aria-hidden="true">
        {pointed ?? named}
      </p>
      <div className="line look-line">
        <ToggleButtonGroup
          aria-label={`Texture of ${row.name}`}
          className="line looks"
          selectionMode="single"
          disallowEmptySelection
          selectedKeys={[row.texture]}
          onSelectionChange={(keys) => {
            const texture = textures.find((one) => keys.has(one));
            if (texture !== undefined && texture !== row.texture) void look({ id: row.id, texture });
          }}
        >
          {textures.map((texture) => (
            <ToggleButton
              key={texture}
              id={texture}
              className={`lk ${row.texture === texture ? 'on' : ''}`}
              aria-label={textureNames[texture]}
            >
              <Ribbon colour={row.colour} texture={texture} />
            </ToggleButton>
          ))}
        </ToggleButtonGroup>
        <TagField key={row.tag} row={row} />
      </div>
    </div>
  );
}

function TagField({ row }: { row: CodeRow }) {
  const look = useCommand('code.look');
  const [tag, setTag] = useState(row.tag);
  return (
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
  );
}
