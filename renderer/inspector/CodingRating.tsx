/** What is said of one coding beside its code: a weight on the scale of the code, an example, the words it was made under. */
import { useState } from 'react';
import type { Id } from '../../shared/ids.ts';
import { useCommand, useQuery } from '../api.ts';
import { Icon } from '../design/Icon.tsx';
import { useCodes } from '../project/use-lookups.ts';
import { useWindowStore } from '../state/context.ts';

export function CodingRating({ coding, isMine }: { coding: Id; isMine: boolean }) {
  const details = useQuery('coding.details', { id: coding }).data;
  const rate = useCommand('coding.rate');
  const keep = useCommand('coding.keep');
  const codes = useCodes().byId;
  if (details === undefined) return null;
  const { scale, weight, conflicts } = details;
  return (
    <div className="stack rating">
      {conflicts.length > 0 && (
        <p className="note warn" role="status">
          <Icon name="alert" />
          Not meant on the same words: {conflicts.map((id) => codes.get(id)?.name ?? '').join(', ')}.
        </p>
      )}
      {details.isOlder && (
        <div className="note">
          <span className="grow">
            Coded under {details.madeUnder === 0 ? 'earlier words' : `version ${details.madeUnder}`}; now
            version {details.present}.
          </span>
          {isMine && (
            <button type="button" className="btn small" onClick={() => void keep({ ids: [coding] })}>
              Still fits
            </button>
          )}
        </div>
      )}
      {(scale !== null || weight !== null) && (
        <WeightField
          key={`${coding} ${weight}`}
          weight={weight}
          scale={scale}
          isMine={isMine}
          onKeep={(next) => void rate({ id: coding, weight: next })}
        />
      )}
      {isMine && (
        <label className="line check">
          <input
            type="checkbox"
            checked={details.exemplar}
            onChange={() => void rate({ id: coding, exemplar: !details.exemplar })}
          />
          Use as example
        </label>
      )}
    </div>
  );
}

type Scale = { min: number; max: number; step: number };

function WeightField(props: {
  weight: number | null;
  scale: Scale | null;
  isMine: boolean;
  onKeep: (weight: number | null) => void;
}) {
  const { weight, scale } = props;
  const complain = useWindowStore((state) => state.complain);
  const [text, setText] = useState(weight === null ? '' : String(weight));
  const keep = (): void => {
    const next = text.trim() === '' ? null : Number(text);
    if (next !== null && !Number.isFinite(next))
      complain({ kind: 'invalid', message: 'A weight is a number.' });
    else if (next !== weight) props.onKeep(next);
  };
  return (
    <label className="line">
      <span className="label">Weight</span>
      <span className="field weight-field">
        <input
          type="number"
          {...(scale === null ? {} : { min: scale.min, max: scale.max, step: scale.step })}
          value={text}
          disabled={!props.isMine}
          onChange={(event) => setText(event.target.value)}
          onBlur={keep}
          onKeyDown={(event) => {
            if (event.key === 'Enter') keep();
          }}
        />
      </span>
      {scale !== null && (
        <span className="sm t2">
          {scale.min} to {scale.max}
        </span>
      )}
    </label>
  );
}
