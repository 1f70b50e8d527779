/** What the grid does: writes single cells, clears and fills blocks, and holds a paste until all of it fits. */
import { useState } from 'react';
import type { GridRow } from '../../shared/queries/case.ts';
import { useCommand } from '../api.ts';
import { counted } from '../design/format.ts';
import { useWindowStore } from '../state/context.ts';
import type { GridActs } from './CaseGrid.tsx';
import { type AttributeRow, fitting, type NewCell, parseBlock } from './grid-block.ts';
import type { Block } from './grid-moves.ts';
import { cellKey, layBlock, mended, type Pending } from './pending.ts';

export interface PageActs extends Omit<GridActs, 'sort' | 'describe'> {
  pending: Pending | null;
  fill: (block: Block, value: NewCell) => void;
  remove: (block: Block) => void;
  /** Sends what fits of the paste. */
  send: () => void;
  drop: () => void;
}

export function useGridActs(props: {
  owner: 'case' | 'source';
  rows: readonly GridRow[];
  attributes: readonly AttributeRow[];
}): PageActs {
  const { owner, rows, attributes } = props;
  const setValues = useCommand('value.set');
  const renameCase = useCommand('case.rename');
  const renameSource = useCommand('source.rename');
  const removeCases = useCommand('case.remove');
  const set = useWindowStore((state) => state.set);
  const openDocument = useWindowStore((state) => state.openDocument);
  const say = useWindowStore((state) => state.say);
  const tell = useWindowStore((state) => state.tell);
  const [pending, setPending] = useState<Pending | null>(null);

  const send = async (block: Pending): Promise<void> => {
    const result = await setValues({
      attributes: block.attributes.map(({ id }) => id),
      rows: [...block.byOwner].map(([id, values]) => ({ owner: id, values: [...values] })),
    });
    if (result === null) return;
    setPending(null);
    tell({ text: `${counted(result.cells, 'cell')} filled in`, undo: true });
  };
  const fill = async ({ fromRow, row, fromColumn, column }: Block, value: NewCell): Promise<void> => {
    const chosen = attributes.slice(Math.max(0, fromColumn - 1), column);
    const owners = rows.slice(Math.max(0, fromRow), row + 1);
    if (chosen.length === 0 || owners.length === 0) return say('Choose cells beside the name first.');
    const result = await setValues({
      attributes: chosen.map(({ id }) => id),
      rows: owners.map(({ id }) => ({ owner: id, values: chosen.map(() => value) })),
    });
    if (result !== null) say(`${counted(result.cells, 'cell')} ${value === '' ? 'cleared' : 'filled in'}`);
  };
  const write = (row: GridRow, column: number, typed: string): string | null => {
    if (column === 0) {
      if (typed.trim() === '') return 'A name must not be empty';
      if (typed.trim() !== row.name)
        void (owner === 'case' ? renameCase : renameSource)({ id: row.id, name: typed });
      return null;
    }
    const attribute = attributes[column - 1];
    if (attribute === undefined) return null;
    const found = fitting(attribute, typed);
    if ('wrong' in found) return found.wrong;
    if (pending?.wrong.has(cellKey(row.id, attribute.id)) === true) {
      setPending(mended(pending, row.id, attribute.id, typed));
      return null;
    }
    void setValues({ attributes: [attribute.id], rows: [{ owner: row.id, values: [found.value] }] });
    return null;
  };
  const paste = ({ fromRow, row, fromColumn, column }: Block, text: string): void => {
    const block = parseBlock(text);
    const obstacle =
      block.length === 0
        ? 'There is nothing to paste.'
        : fromColumn === 0
          ? 'Names are not pasted over. Choose a cell beside the name.'
          : null;
    if (obstacle !== null) {
      say(obstacle);
      return;
    }
    const laid = layBlock(block, rows, attributes, {
      row: fromRow,
      column: fromColumn - 1,
      height: row - fromRow + 1,
      width: column - fromColumn + 1,
    });
    if (laid.wrong.size === 0 && laid.rowsOver === 0 && laid.columnsOver === 0) void send(laid);
    else setPending(laid);
  };
  return {
    pending,
    write,
    paste,
    fill: (block, value) => void fill(block, value),
    clear: (block) => void fill(block, ''),
    open: (row) => (owner === 'case' ? set({ cases: { kind: 'case', id: row.id } }) : openDocument(row.id)),
    async remove({ fromRow, row }) {
      const ids = rows.slice(Math.min(fromRow, row), Math.max(fromRow, row) + 1).map(({ id }) => id);
      if (ids.length === 0 || (await removeCases({ ids })) === null) return;
      tell({ text: `${counted(ids.length, 'case')} removed; the documents stay`, undo: true });
    },
    send: () => pending !== null && void send(pending),
    drop: () => setPending(null),
  };
}
