/**
 * Segments that corrections of the text changed, to be decided on one by one or many at once: the words
 * then and now; accept them, remove the coding, or go and look. Each coder decides on his own codings.
 */
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { ActionId } from '../../shared/actions.ts';
import type { Id } from '../../shared/ids.ts';
import { actionFor } from '../../shared/keymap.ts';
import type { MovedRow } from '../../shared/queries/source.ts';
import { useCommand } from '../api.ts';
import { counted } from '../design/format.ts';
import { KeyCap } from '../design/KeyCap.tsx';
import { useCoders, useCodes } from '../project/use-lookups.ts';
import { ListKeys } from '../results/ListKeys.tsx';
import { RowGrid } from '../results/RowGrid.tsx';
import { useWindowStore, useWindowStoreApi } from '../state/context.ts';
import { focusRegion } from '../window/regions.ts';
import { MovedRowView } from './MovedRowView.tsx';

/** The page of rows that a list without further asking has. */
const useRows = (rows: readonly MovedRow[], offset: number, limit: number): readonly MovedRow[] =>
  rows.slice(offset, offset + limit);

export function MovedList(props: {
  source: Id;
  rows: readonly MovedRow[];
  /** How many stand elsewhere with the same words. */
  moved: number;
  showsMoved: boolean;
  onShowMoved: (shows: boolean) => void;
  onClose: () => void;
}) {
  const { source, rows } = props;
  const store = useWindowStoreApi();
  const keymap = useWindowStore((state) => state.keymap);
  const codes = useCodes().byId;
  const coders = useCoders().byId;
  const settle = useCommand('coding.settle');
  const remove = useCommand('coding.remove');
  const [active, setActive] = useState(0);
  const [ticked, setTicked] = useState<ReadonlySet<Id>>(new Set());
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.querySelector<HTMLElement>('[role="grid"]')?.focus(), []);
  const here = rows[Math.min(active, rows.length - 1)];
  const chosen = (): readonly MovedRow[] =>
    ticked.size > 0 ? rows.filter(({ coding }) => ticked.has(coding)) : here === undefined ? [] : [here];
  const done = async (act: Promise<unknown>, text: string): Promise<void> => {
    if ((await act) === null) return;
    setTicked(new Set());
    store.getState().tell({ text, undo: true });
  };

  const accept = (wanted: readonly MovedRow[]): void => {
    const ids = wanted.filter(({ mine, state }) => mine && state !== 'lost').map(({ coding }) => coding);
    if (ids.length > 0) void done(settle({ ids }), `${counted(ids.length, 'segment')} accepted`);
    else store.getState().say(whyNot(wanted, 'accept'));
  };
  const take = (wanted: readonly MovedRow[]): void => {
    const ids = wanted.filter(({ mine }) => mine).map(({ coding }) => coding);
    if (ids.length > 0) void done(remove({ ids }), `${counted(ids.length, 'coding')} removed`);
    else store.getState().say(whyNot(wanted, 'remove'));
  };
  const goTo = (row: MovedRow): void => {
    const { goTo: jump, focusCoding, set } = store.getState();
    if (row.start === null || row.end === null) {
      const at = { start: row.beforeStart, end: row.beforeEnd };
      set({ oldText: { source, revision: row.beforeRevision, at } });
      return;
    }
    jump({ source, start: row.start, end: row.end });
    focusCoding(row.coding);
  };
  const tick = (row: MovedRow): void => {
    const next = new Set(ticked);
    if (!next.delete(row.coding)) next.add(row.coding);
    setTicked(next);
  };
  const act = (action: ActionId, row: MovedRow | undefined): boolean => {
    if (row === undefined) return false;
    if (action === 'list.open') goTo(row);
    else if (action === 'list.tick') tick(row);
    else if (action === 'list.remove') take(chosen());
    else return false;
    return true;
  };
  const press = (event: KeyboardEvent): void => {
    const isAccept = actionFor(keymap, 'moved', event.nativeEvent) === 'moved.accept';
    if (isAccept) accept(chosen());
    else if (event.key === 'Escape') {
      props.onClose();
      focusRegion('reader');
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const own = rows.filter(({ mine, state }) => mine && state !== 'lost');
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it hears the keys of the list inside
    <div ref={box} className="moved-list" onKeyDown={press}>
      <RowGrid
        label="Segments that corrections changed: words then, words now"
        kind="moved-row"
        total={rows.length}
        rowHeight={92}
        active={active}
        onActive={setActive}
        useRows={useRows}
        input={rows}
        isTicked={({ coding }) => ticked.has(coding)}
        row={(row) => (
          <MovedRowView
            row={row}
            code={codes.get(row.code)}
            coder={coders.get(row.coder)?.name ?? 'Somebody'}
            isTicked={ticked.has(row.coding)}
            onAccept={() => accept([row])}
            onRemove={() => take([row])}
            onGoTo={() => goTo(row)}
          />
        )}
        onAct={act}
      />
      <ListKeys keys={[]}>
        <span className="line">
          <KeyCap action="moved.accept" context="moved" /> accept
        </span>
        <span className="line">
          <KeyCap action="list.remove" context="list" /> remove
        </span>
        <span className="line">
          <KeyCap action="list.open" context="list" /> go to it
        </span>
        <span className="line">
          <KeyCap action="list.tick" context="list" /> tick several
        </span>
        <span className="grow" />
        {(props.moved > 0 || props.showsMoved) && (
          <label className="line check">
            <input
              type="checkbox"
              checked={props.showsMoved}
              onChange={() => props.onShowMoved(!props.showsMoved)}
            />
            Also the {counted(props.moved, 'segment')} with the same words elsewhere
          </label>
        )}
        {own.length > 1 && (
          <button type="button" className="btn small" onClick={() => accept(own)}>
            Accept all {own.length} of mine
          </button>
        )}
      </ListKeys>
    </div>
  );
}

function whyNot(rows: readonly MovedRow[], act: 'accept' | 'remove'): string {
  if (rows.some(({ mine }) => mine) && act === 'accept')
    return 'Nothing is left of its words. Remove the coding, or code the passage anew where it should stand.';
  return 'Only the coder of a segment decides on it.';
}
