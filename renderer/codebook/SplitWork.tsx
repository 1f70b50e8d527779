/**
 * Splitting a code: up to nine target codes, each under a digit, and the coder's segments of the code to go
 * through. A digit moves a segment to its target at once; what is not moved stays with the code.
 */
import { type FormEvent, type KeyboardEvent, useState } from 'react';
import type { Id } from '../../shared/ids.ts';
import type { CodeRow } from '../../shared/queries/code.ts';
import { newId, useCommand, useQuery } from '../api.ts';
import { CodeMark } from '../design/CodeMark.tsx';
import { counted } from '../design/format.ts';
import { useCodes } from '../project/use-lookups.ts';
import { ChooseCode } from '../segments/ChooseCode.tsx';
import { useWindowStore } from '../state/context.ts';
import { WorkList } from './WorkList.tsx';

const MOST = 9;

export function SplitWork({ row, coder }: { row: CodeRow; coder: Id }) {
  const { byId } = useCodes();
  const segments = useQuery(
    'code.segments',
    { code: row.id, coders: [coder], limit: 200 },
    { keep: true },
  ).data;
  const recode = useCommand('coding.recode');
  const addCode = useCommand('code.add');
  const tell = useWindowStore((state) => state.tell);
  const set = useWindowStore((state) => state.set);
  const [targets, setTargets] = useState<readonly Id[]>([]);
  const [ticked, setTicked] = useState<ReadonlySet<Id>>(new Set());
  const [isChoosing, setIsChoosing] = useState(false);
  const [name, setName] = useState('');
  const others = row.codings - row.mine;
  const moveTo = async (target: Id | undefined, ids: Id[]): Promise<void> => {
    const code = target === undefined ? undefined : byId.get(target);
    if (code === undefined || (await recode({ ids, code: code.id })) === null) return;
    setTicked(new Set());
    tell({ text: `${counted(ids.length, 'segment')} moved to ${code.name}`, undo: true });
  };
  const press = (event: KeyboardEvent, ids: Id[]): boolean => {
    const digit = /^Digit([1-9])$/.exec(event.code)?.[1];
    if (digit === undefined || event.ctrlKey || event.metaKey || event.altKey) return false;
    void moveTo(targets[Number(digit) - 1], ids);
    return true;
  };
  const make = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const id = newId();
    if (name.trim() === '' || (await addCode({ id, name, parent: row.parent })) === null) return;
    setName('');
    setTargets([...targets, id].slice(0, MOST));
  };
  const chosen = (segments?.rows ?? []).map(({ id }) => id).filter((id) => ticked.has(id));
  return (
    <section className="pane work" aria-label={`Splitting ${row.name}`} data-region="split">
      <div className="page-head">
        <h1>Split {row.name}</h1>
        <span className="t2 num">{counted(segments?.total ?? 0, 'segment')} still here</span>
        <span className="grow" />
        <button type="button" className="btn" onClick={() => set({ codebookAct: null })}>
          Close
        </button>
      </div>
      <p className="work-note t2">
        Choose or make the codes it is split into, then press their digit on a segment, or on several ticked
        with
        <kbd className="kbd">Space</kbd>. What you leave stays with {row.name}.
        {others > 0 && ` ${counted(others, 'coding')} by others can only be moved by those who made them.`}
      </p>
      <div className="bar wrap split-targets">
        {targets.map((id, index) => {
          const code = byId.get(id);
          return code === undefined ? null : (
            <button
              type="button"
              className="btn"
              key={id}
              disabled={chosen.length === 0}
              title={chosen.length === 0 ? `Press ${index + 1} on a segment` : `Move ${chosen.length} ticked`}
              onClick={() => void moveTo(id, chosen)}
            >
              <kbd className="kbd">{index + 1}</kbd>
              <CodeMark code={code} />
              <span className="t2 num">{code.codings}</span>
            </button>
          );
        })}
        {targets.length < MOST && (
          <>
            <button type="button" className="btn quiet" onClick={() => setIsChoosing(true)}>
              Choose a code…
            </button>
            <form className="line" onSubmit={(event) => void make(event)}>
              <label className="field">
                <span className="spoken-only">Name of a new code to split into</span>
                <input
                  value={name}
                  placeholder="New code"
                  data-focus-first=""
                  onChange={(event) => setName(event.target.value)}
                />
              </label>
              <button type="submit" className="btn" disabled={name.trim() === ''}>
                Add
              </button>
            </form>
          </>
        )}
      </div>
      <div className="scroll work-scroll">
        {segments?.rows.length === 0 && (
          <p className="empty t2">
            None of your segments is left with {row.name}. It can be retired or removed now.
          </p>
        )}
        <WorkList
          label={`Segments of ${row.name}`}
          rows={segments?.rows ?? []}
          ticked={ticked}
          onTick={setTicked}
          onKey={press}
        />
      </div>
      {isChoosing && (
        <ChooseCode
          onClose={() => setIsChoosing(false)}
          onChoose={(id) => {
            if (id !== row.id && !targets.includes(id)) setTargets([...targets, id].slice(0, MOST));
          }}
        />
      )}
    </section>
  );
}
