/** The grid with what stands around it: filter, adding, what a paste still needs, and an attribute being changed. */
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { GridRow } from '../../shared/queries/case.ts';
import { newId, useCommand, useQuery } from '../api.ts';
import { Empty } from '../design/Empty.tsx';
import { counted } from '../design/format.ts';
import { Icon } from '../design/Icon.tsx';
import { KeyCap } from '../design/KeyCap.tsx';
import { ActMenu } from '../design/Menu.tsx';
import { useWindowStore } from '../state/context.ts';
import { AttributeCard } from './AttributeCard.tsx';
import { CaseGrid, type GridHandle } from './CaseGrid.tsx';
import { type AttributeRow, cellText, missingWords, reasons } from './grid-block.ts';
import type { Block, Sort } from './grid-moves.ts';
import { PendingBar } from './PendingBar.tsx';
import { useGridActs } from './use-grid-acts.ts';
import { useSurvey } from './use-survey.ts';

const noRows: readonly GridRow[] = [];
const noAttributes: readonly AttributeRow[] = [];

export function GridPage({ owner }: { owner: 'case' | 'source' }) {
  const { data } = useQuery('case.grid', { owner }, { keep: true });
  const attributes = data?.attributes ?? noAttributes;
  const all = data?.rows ?? noRows;
  const [sort, setSort] = useState<Sort | null>(null);
  const [words, setWords] = useState('');
  const [described, setDescribed] = useState<AttributeRow['id'] | null>(null);
  const block = useRef<Block>({ row: 0, column: 0, fromRow: 0, fromColumn: 0 });
  const grid = useRef<GridHandle>(null);
  const rows = useMemo(() => shownRows(all, words, sort, attributes), [all, words, sort, attributes]);
  // A case just made takes focus when it has come into the grid.
  const [awaited, setAwaited] = useState<GridRow['id'] | null>(null);
  useEffect(() => {
    const row = awaited === null ? -1 : rows.findIndex(({ id }) => id === awaited);
    if (row === -1) return;
    grid.current?.focus(row, 0);
    setAwaited(null);
  }, [awaited, rows]);
  const set = useWindowStore((state) => state.set);
  const addCase = useCommand('case.add');
  const addAttribute = useCommand('attribute.add');
  const survey = useSurvey();
  const acts = useGridActs({ owner, rows, attributes });
  const onBlock = useCallback((next: Block) => {
    block.current = next;
  }, []);
  const sortBy = (column: number): void =>
    setSort((now) =>
      now?.column !== column ? { column, isDown: false } : now.isDown ? null : { column, isDown: true },
    );
  const newCase = async (): Promise<void> => {
    const taken = new Set(all.map(({ name }) => name));
    let n = all.length + 1;
    while (taken.has(`Case ${n}`)) n++;
    const id = newId();
    setWords('');
    setSort(null);
    if ((await addCase({ id, name: `Case ${n}` })) !== null) setAwaited(id);
  };
  const newAttribute = async (): Promise<void> => {
    const taken = new Set(attributes.map(({ name }) => name));
    let n = attributes.length + 1;
    while (taken.has(`Attribute ${n}`)) n++;
    const id = newId();
    if ((await addAttribute({ id, owner, name: `Attribute ${n}` })) !== null) setDescribed(id);
  };
  const attribute = attributes.find(({ id }) => id === described);
  const noun = owner === 'case' ? 'Case' : 'Document';
  return (
    <section className="pane" aria-label={owner === 'case' ? 'Cases' : 'Documents with attributes'}>
      <div className="page-head">
        <h1>Cases</h1>
        <fieldset className="seg" aria-label="Whose attributes">
          {(['case', 'source'] as const).map((one) => (
            <button
              type="button"
              key={one}
              className={owner === one ? 'on' : ''}
              aria-pressed={owner === one}
              onClick={() => set({ cases: { kind: 'grid', owner: one } })}
            >
              {one === 'case' ? 'Cases' : 'Documents'}
            </button>
          ))}
        </fieldset>
        <span className="t2">
          {counted(all.length, noun.toLowerCase())}, {counted(attributes.length, 'attribute')}
        </span>
        <span className="grow" />
        {owner === 'case' && (
          <button type="button" className="btn" onClick={() => void newCase()}>
            <Icon name="plus" />
            New case
          </button>
        )}
        <button type="button" className="btn" onClick={() => void newAttribute()}>
          <Icon name="plus" />
          Add attribute
        </button>
        <button type="button" className="btn" onClick={() => void survey.choose()}>
          Import survey…
        </button>
      </div>
      <div className="bar wrap">
        <span className="field memo-search">
          <Icon name="filter" />
          <input
            aria-label={`Filter by name or value`}
            placeholder="Name or value"
            dir="auto"
            value={words}
            onChange={(event) => setWords(event.target.value)}
          />
        </span>
        <ActMenu
          label="Why the chosen cells have no value"
          className="btn quiet"
          choices={[
            ...reasons.map((id) => ({ id, label: missingWords[id].slice(1, -1) })),
            { id: 'clear', label: 'Nothing said' },
          ]}
          onAct={(id) => {
            const reason = reasons.find((one) => one === id);
            acts.fill(block.current, reason === undefined ? '' : { missing: reason });
          }}
        >
          No value…
        </ActMenu>
        {owner === 'case' && (
          <button type="button" className="btn quiet" onClick={() => acts.remove(block.current)}>
            Remove cases
          </button>
        )}
        <span className="grow" />
        <span className="sm t2">
          Enter opens or edits, F2 changes a name or an attribute; <KeyCap action="edit.copy" /> and{' '}
          <KeyCap action="edit.paste" /> copy and paste blocks.
        </span>
      </div>
      {attribute !== undefined && (
        <AttributeCard
          key={attribute.id}
          attribute={attribute}
          attributes={attributes}
          onClose={() => {
            setDescribed(null);
            grid.current?.focus(-1, attributes.indexOf(attribute) + 1);
          }}
        />
      )}
      {acts.pending !== null && (
        <PendingBar
          pending={acts.pending}
          rows={rows}
          attributes={attributes}
          onGo={(row, column) => grid.current?.focus(row, column)}
          onSend={acts.send}
          onDrop={acts.drop}
        />
      )}
      {data !== undefined && all.length === 0 ? (
        <Empty example="Mara: 65–79, Upper Vale, no car">
          <p>
            {owner === 'case'
              ? 'A case is a person, a place or an event. It gathers what belongs to it, also parts of several documents, and what is known about it.'
              : 'There are no documents yet.'}
          </p>
        </Empty>
      ) : (
        <CaseGrid
          label={owner === 'case' ? 'Cases and their attributes' : 'Documents and their attributes'}
          noun={noun}
          rows={rows}
          attributes={attributes}
          sort={sort}
          pending={acts.pending}
          handle={grid}
          onBlock={onBlock}
          acts={{
            ...acts,
            sort: sortBy,
            describe: (column) => setDescribed(attributes[column - 1]?.id ?? null),
          }}
        />
      )}
    </section>
  );
}

/** The rows that hold the words, in the order asked for; empty cells stand last either way. */
function shownRows(
  all: readonly GridRow[],
  words: string,
  sort: Sort | null,
  attributes: readonly AttributeRow[],
): readonly GridRow[] {
  const wanted = words.trim().toLowerCase();
  const holds = (text: string): boolean => text.toLowerCase().includes(wanted);
  const found =
    wanted === ''
      ? all
      : all.filter(({ name, cells }) => holds(name) || cells.some((cell) => holds(cellText(cell))));
  if (sort === null) return found;
  const compare = new Intl.Collator(undefined, { numeric: true }).compare;
  const isNumber = attributes[sort.column - 1]?.type === 'number';
  const textOf = (row: GridRow): string =>
    sort.column === 0 ? row.name : cellText(row.cells[sort.column - 1] ?? null);
  const sign = sort.isDown ? -1 : 1;
  return found.toSorted((a, b) => {
    const [x, y] = [textOf(a), textOf(b)];
    if (x === '' || y === '') return x === y ? 0 : x === '' ? 1 : -1;
    const difference = isNumber ? Number(x) - Number(y) : Number.NaN;
    return sign * (Number.isNaN(difference) ? compare(x, y) : difference);
  });
}
