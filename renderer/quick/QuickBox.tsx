/**
 * The quick code box: a few letters, Enter, and the selection is coded.
 *
 * It takes the keyboard but never the selection, stands beside the text and not on it, and closes when
 * the keyboard goes elsewhere. Row 1 is what Enter does.
 */
import {
  type CSSProperties,
  type KeyboardEvent,
  useCallback,
  useDeferredValue,
  useId,
  useMemo,
  useRef,
  useState,
} from 'react';
import type { ActionId } from '../../shared/actions.ts';
import type { Id } from '../../shared/ids.ts';
import { actionFor, createKeymap, type Keymap, shownKey } from '../../shared/keymap.ts';
import type { CodeRow } from '../../shared/queries/code.ts';
import { helpOn } from '../help/pages.ts';
import { hasLeft } from './box-keyboard.ts';
import { CodeOption } from './CodeOption.tsx';
import { familyOf } from './family.ts';
import { type Entry, rankCodes } from './rank.ts';
import './quick.css';

/** More rows than fit the list. */
const IN_SIGHT = 12;

export type QuickBoxProps = {
  style: CSSProperties;
  /** It stands above its text and grows upward. */
  isAbove: boolean;
  codes: ReadonlyMap<Id, CodeRow>;
  /** The same codes made ready to be searched, once for a codebook and not for every box. */
  entries: readonly Entry[];
  /** When each code was used last; frozen while the box is open. */
  recent: ReadonlyMap<Id, number>;
  applied: ReadonlySet<Id>;
  /** "23 words, ¶ 18" */
  about: string;
  title: string;
  /** The person's keys; without it the default ones. */
  keymap?: Keymap | undefined;
  canCreate: boolean;
  /** `stays`: the box remains open for another code. */
  onChoose: (code: Id, stays: boolean) => void;
  onCreate: (name: string, parent: Id | null) => void;
  onClose: () => void;
};

export function QuickBox(props: QuickBoxProps) {
  const { codes, recent, applied, about, title, canCreate, onChoose, onCreate, onClose } = props;
  const [query, setQuery] = useState('');
  const [active, setActive] = useState(0);
  const [shows, setShows] = useState(false);
  const keymap = useMemo(() => props.keymap ?? createKeymap('linux'), [props.keymap]);
  const list = useRef<HTMLDivElement>(null);
  const id = useId();
  const { entries } = props;
  const rows = useMemo(() => rankCodes(entries, query, recent), [entries, query, recent]);
  // The rows in sight answer the key; those below follow when there is time.
  const settled = useDeferredValue(rows);
  const drawn = settled === rows ? rows : rows.slice(0, IN_SIGHT);
  const name = query.trim();
  const family = familyOf(rows[0]?.code, codes);
  const hasCreate = canCreate && name !== '';
  const last = rows.length - (hasCreate ? 0 : 1);
  const current = rows[active];
  const isOnApplied = current !== undefined && applied.has(current.code.id);

  function go(to: number): void {
    const next = Math.max(0, Math.min(last, to));
    setActive(next);
    list.current?.querySelectorAll('[role="option"]')[next]?.scrollIntoView({ block: 'nearest' });
  }

  function choose(at: number, stays: boolean): void {
    const row = rows[at];
    if (row !== undefined) onChoose(row.code.id, stays);
    else if (hasCreate) onCreate(name, family?.id ?? null);
  }

  const latest = useRef(choose);
  latest.current = choose;
  const press = useCallback((at: number) => latest.current(at, false), []);

  function onKeyDown(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing) return;
    const act = keyAct(event, keymap);
    if (act === null) return;
    event.preventDefault();
    event.stopPropagation();
    if (act === 'close') onClose();
    else if (act === 'create') {
      if (hasCreate) onCreate(name, family?.id ?? null);
    } else if (act === 'details') setShows(!shows);
    else if ('move' in act) go(active + act.move);
    else choose(act.row ?? active, act.stays);
  }

  return (
    <div
      className={`pop quick ${props.isAbove ? 'above' : ''}`}
      style={props.style}
      role="dialog"
      aria-label={`${title}, ${about}`}
      {...helpOn('quick-box')}
      dir="ltr"
      onBlur={(event) => {
        if (hasLeft(event)) onClose();
      }}
      onMouseDown={(event) => event.stopPropagation()}
    >
      <div className="quick-in">
        <input
          // biome-ignore lint/a11y/noAutofocus: the box is opened by a key to type into.
          autoFocus
          className="grow"
          role="combobox"
          aria-expanded="true"
          aria-controls={`${id}-list`}
          aria-activedescendant={last >= 0 ? `${id}-${active}` : undefined}
          aria-autocomplete="list"
          aria-label={title}
          dir="auto"
          autoComplete="off"
          spellCheck={false}
          placeholder={`${title}…`}
          value={query}
          onChange={({ target }) => {
            setQuery(target.value);
            setActive(0);
          }}
          onKeyDown={onKeyDown}
        />
        <span className="sm t3 num">{about}</span>
      </div>
      <div className="rule" />
      <div className="quick-list" id={`${id}-list`} role="listbox" aria-label="Codes" ref={list}>
        {drawn.map((row, at) => (
          <CodeOption
            key={row.code.id}
            id={`${id}-${at}`}
            row={row}
            codes={codes}
            place={at}
            isActive={at === active}
            isApplied={applied.has(row.code.id)}
            showsDefinition={at === active || shows}
            onPress={press}
          />
        ))}
        {rows.length === 0 && !hasCreate && (
          <p className="quick-none">No codes yet. Type a name to make one.</p>
        )}
        {hasCreate && (
          <div
            id={`${id}-${rows.length}`}
            role="option"
            tabIndex={-1}
            aria-selected={active === rows.length}
            className={`quick-row new ${active === rows.length ? 'on' : ''}`}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => onCreate(name, family?.id ?? null)}
            onKeyDown={undefined}
          >
            <span className="plus" aria-hidden="true">
              +
            </span>
            <span className="cut">
              Create “<bdi>{name}</bdi>” {family === null ? 'at the top' : 'under '}
              {family !== null && <b className="med">{family.name}</b>}
            </span>
            <span className="n">
              <Key keymap={keymap} action="quick.create" />
            </span>
          </div>
        )}
      </div>
      <div className="rule" />
      <div className="quick-foot sm t2" aria-hidden="true">
        <span>
          <Key keymap={keymap} action="quick.apply" /> {isOnApplied ? 'remove' : 'apply'}
        </span>
        <span>
          <Key keymap={keymap} action="quick.stay" /> apply, stay
        </span>
        <span>
          <Key keymap={keymap} action="quick.details" /> details
        </span>
        <span className="quick-end">
          <Key keymap={keymap} action="quick.close" /> back
        </span>
      </div>
      <p className="quick-said" role="status">
        {rows.length === 0 ? 'No code found.' : `${rows.length} codes, ${rows[0]?.code.name} first.`}
      </p>
    </div>
  );
}

function Key({ keymap, action }: { keymap: Keymap; action: ActionId }) {
  const key = shownKey(keymap, action, 'quick');
  return key === undefined ? null : <kbd className="kbd">{key}</kbd>;
}

type Act = 'close' | 'create' | 'details' | { move: number } | { row: number | null; stays: boolean };

const acts: Readonly<Partial<Record<ActionId, Act>>> = {
  'quick.apply': { row: null, stays: false },
  'quick.stay': { row: null, stays: true },
  'quick.create': 'create',
  'quick.details': 'details',
  'quick.close': 'close',
};

function keyAct(event: KeyboardEvent, keymap: Keymap): Act | null {
  const digit = /^(?:Digit|Numpad)([1-9])$/.exec(event.code)?.[1];
  if (event.altKey && digit !== undefined) return { row: Number(digit) - 1, stays: false };
  const action = actionFor(keymap, 'quick', event.nativeEvent);
  const act = action === undefined ? undefined : acts[action];
  if (act !== undefined) return act;
  switch (event.key) {
    case 'ArrowDown':
      return { move: 1 };
    case 'ArrowUp':
      return { move: -1 };
    case 'PageDown':
      return { move: 8 };
    case 'PageUp':
      return { move: -8 };
    default:
      return null;
  }
}
