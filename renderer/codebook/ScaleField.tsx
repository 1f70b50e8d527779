/** The scale of the weights of a code: from, to, step. Three numbers in one line, kept when all make sense. */
import { useState } from 'react';
import { weightScale } from '../../shared/commands/code.ts';
import type { DefinitionVersion } from '../../shared/queries/codebook.ts';

type Scale = DefinitionVersion['weightScale'];

export function ScaleField({ scale, onChange }: { scale: Scale; onChange: (scale: Scale) => void }) {
  const written =
    scale === null ? '' : `${scale.min}–${scale.max}${scale.step === 1 ? '' : ` by ${scale.step}`}`;
  const [text, setText] = useState(written);
  const [shown, setShown] = useState(written);
  const [isWrong, setIsWrong] = useState(false);
  if (shown !== written) {
    setShown(written);
    setText(written);
  }
  const keep = (): void => {
    const parsed = parseScale(text);
    setIsWrong(parsed === undefined);
    if (parsed !== undefined && JSON.stringify(parsed) !== JSON.stringify(scale)) onChange(parsed);
  };
  return (
    <label className="line">
      <span className="sm t2">Weights</span>
      <span className="field scale-field">
        <input
          value={text}
          placeholder="1–5"
          aria-invalid={isWrong}
          onChange={(event) => setText(event.target.value)}
          onBlur={keep}
          onKeyDown={(event) => {
            if (event.key === 'Enter') event.currentTarget.blur();
            if (event.key === 'Escape') setText(written);
          }}
        />
      </span>
      {isWrong && (
        <span className="sm" role="alert">
          Write a scale as “1–5” or “0–1 by 0.25”.
        </span>
      )}
    </label>
  );
}

/** "1–5", "0 - 1 by 0.25"; null for nothing, undefined for what is no scale. */
export function parseScale(text: string): Scale | undefined {
  if (text.trim() === '') return null;
  const found = /^\s*(-?[\d.]+)\s*(?:–|-|to)\s*(-?[\d.]+)(?:\s*(?:by|step)\s*([\d.]+))?\s*$/.exec(text);
  if (found === null) return undefined;
  const [, min, max, step = '1'] = found;
  return weightScale.safeParse({ min: Number(min), max: Number(max), step: Number(step) }).data;
}
