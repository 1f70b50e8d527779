/** A flag on a segment: how unsure, and why, in one line. Enter keeps it. */
import { type CSSProperties, useId, useState } from 'react';
import type { Id } from '../../shared/ids.ts';
import type { CodeRow } from '../../shared/queries/code.ts';
import { Ribbon } from '../design/CodeMark.tsx';
import { type Entry, rankCodes } from '../quick/rank.ts';
import { Inline } from './Inline.tsx';
import type { Doubt } from './types.ts';

const levels = [
  { level: 1, label: 'Unsure' },
  { level: 2, label: 'Another code' },
  { level: 3, label: 'To talk about' },
] as const;

export function FlagBox(props: {
  style: CSSProperties;
  isAbove: boolean;
  about: string;
  codes: ReadonlyMap<Id, CodeRow>;
  entries: readonly Entry[];
  doubt: Doubt | null;
  onKeep: (doubt: Doubt | null) => void;
  onClose: () => void;
}) {
  const { codes, entries, doubt, onKeep } = props;
  const [level, setLevel] = useState(doubt?.level || 1);
  const [note, setNote] = useState(doubt?.note ?? '');
  const [wanted, setWanted] = useState(nameOf(doubt?.alternative ?? null, codes));
  const found = wanted.trim() === '' ? undefined : rankCodes(entries, wanted, nobody, 1)[0]?.code;
  const id = useId();
  const keep = (): void =>
    onKeep({ level, alternative: level === 2 ? (found?.id ?? null) : null, note: note.trim() });
  return (
    <Inline
      {...props}
      title="Flag"
      onKey={({ key, target }) => {
        const isField = target instanceof HTMLInputElement && target.type === 'text';
        const step = key === 'ArrowDown' ? 1 : key === 'ArrowUp' ? -1 : 0;
        if (isField && step !== 0) setLevel(((level - 1 + step + levels.length) % levels.length) + 1);
        else if (key === 'Enter' && target instanceof HTMLInputElement) keep();
        else return false;
        return true;
      }}
    >
      <input
        type="text"
        data-first=""
        className="field"
        aria-label="Why, in a few words"
        placeholder="Why, in a few words"
        dir="auto"
        autoComplete="off"
        maxLength={2_000}
        value={note}
        onChange={({ target }) => setNote(target.value)}
      />
      <div className="line flag-levels" role="radiogroup" aria-label="Kind of flag">
        {levels.map((one) => (
          <label key={one.level} className="line check">
            <input
              type="radio"
              name={`${id}-level`}
              checked={level === one.level}
              onChange={() => setLevel(one.level)}
            />
            {one.label}
          </label>
        ))}
      </div>
      {level === 2 && (
        <div className="line">
          <input
            type="text"
            className="field"
            aria-label="Which other code"
            placeholder="Which other code"
            autoComplete="off"
            value={wanted}
            onChange={({ target }) => setWanted(target.value)}
          />
          {found !== undefined && (
            <span className="line cut" role="status">
              <Ribbon colour={found.colour} texture={found.texture} />
              <bdi className="cut">{found.name}</bdi>
            </span>
          )}
        </div>
      )}
      <div className="line">
        <button type="button" className="btn primary" onClick={keep}>
          Keep <kbd className="kbd">Enter</kbd>
        </button>
        {doubt !== null && (
          <button type="button" className="btn quiet" onClick={() => onKeep(null)}>
            Take the flag away
          </button>
        )}
        <span className="sm t3 quick-end" aria-hidden="true">
          <kbd className="kbd">↑</kbd> <kbd className="kbd">↓</kbd> kind
        </span>
      </div>
    </Inline>
  );
}

const nobody: ReadonlyMap<Id, number> = new Map();

function nameOf(code: Id | null, codes: ReadonlyMap<Id, CodeRow>): string {
  return code === null ? '' : (codes.get(code)?.name ?? '');
}
