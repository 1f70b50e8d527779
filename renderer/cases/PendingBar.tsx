/** A paste that does not fit as it is: which cells and why, and what can be done about it. Nothing was changed yet. */
import { useEffect, useRef } from 'react';
import type { GridRow } from '../../shared/queries/case.ts';
import { counted } from '../design/format.ts';
import { Icon } from '../design/Icon.tsx';
import type { AttributeRow } from './grid-block.ts';
import type { Pending } from './pending.ts';

const TOLD = 3;

export function PendingBar(props: {
  pending: Pending;
  rows: readonly GridRow[];
  attributes: readonly AttributeRow[];
  onGo: (row: number, column: number) => void;
  onSend: () => void;
  onDrop: () => void;
}) {
  const { pending, rows, attributes } = props;
  const wrong = [...pending.wrong.values()];
  const first = wrong[0];
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => button.current?.focus(), []);
  const places = wrong.slice(0, TOLD).map(({ owner, attribute, reason }) => {
    const name = rows.find(({ id }) => id === owner)?.name ?? '';
    return `${name}, ${attributes.find(({ id }) => id === attribute)?.name ?? ''}: ${reason}`;
  });
  return (
    <div className="note warn pending-bar" role="alert">
      <Icon name="alert" />
      <div className="grow">
        <p className="med">
          Nothing is filled in yet.{' '}
          {wrong.length > 0
            ? `${counted(wrong.length, 'cell')} of ${pending.cells.toLocaleString('en-GB')} ${wrong.length === 1 ? 'does' : 'do'} not fit.`
            : 'Everything fits now.'}
        </p>
        {places.map((place) => (
          <p key={place}>
            <bdi>{place}.</bdi>
          </p>
        ))}
        {wrong.length > TOLD && <p>And {wrong.length - TOLD} more, with a red edge.</p>}
        {pending.rowsOver > 0 && (
          <p>{counted(pending.rowsOver, 'row')} below the last one will be left out.</p>
        )}
        {pending.columnsOver > 0 && (
          <p>{counted(pending.columnsOver, 'column')} beyond the last attribute will be left out.</p>
        )}
      </div>
      {first !== undefined && (
        <button
          ref={button}
          type="button"
          className="btn small"
          onClick={() =>
            props.onGo(
              rows.findIndex(({ id }) => id === first.owner),
              attributes.findIndex(({ id }) => id === first.attribute) + 1,
            )
          }
        >
          Go to the first
        </button>
      )}
      <button
        {...(first === undefined ? { ref: button } : {})}
        type="button"
        className="btn small primary"
        disabled={pending.cells === wrong.length}
        onClick={props.onSend}
      >
        {wrong.length > 0 ? 'Leave these out' : 'Fill in'}
      </button>
      <button type="button" className="btn quiet small" onClick={props.onDrop}>
        Throw the paste away
      </button>
    </div>
  );
}
