/** A coded segment: its words, every code on exactly this span, who and when, its memo. */
import { useState } from 'react';
import type { Id } from '../../shared/ids.ts';
import type { CodingRow } from '../../shared/queries/source.ts';
import { newId, useCommand, useQuery } from '../api.ts';
import { CodeMark, colourProps } from '../design/CodeMark.tsx';
import { Dialog } from '../design/Dialog.tsx';
import { counted, dayAndTime } from '../design/format.ts';
import { Icon } from '../design/Icon.tsx';
import { KeyCap } from '../design/KeyCap.tsx';
import { MemoExcerpt } from '../memo/MemoExcerpt.tsx';
import { FilterList } from '../palette/FilterList.tsx';
import { ranked } from '../palette/ranking.ts';
import { useCodingText } from '../project/use-coding-text.ts';
import { useCoders, useSources } from '../project/use-lookups.ts';
import { useWindowStore } from '../state/context.ts';
import { useLitCodes } from '../workbench/use-lit-codes.ts';
import { CodingRating } from './CodingRating.tsx';
import { wordsIn } from './words.ts';

const CUT_AT = 600;

export function SegmentDetails({ coding }: { coding: Id }) {
  const found = useCodingText(coding);
  const coder = useWindowStore((state) => state.coder);
  const codes = useLitCodes().byId;
  const coders = useCoders().byId;
  const sources = useSources().byId;
  if (found === null) return <p className="empty t2">This coding is no longer there.</p>;
  const { text, paragraph, source } = found;
  const row = codes.get(found.coding.code);
  const colour = row === undefined ? null : colourProps(row.colour);
  return (
    <div className="insp scroll">
      <blockquote className={`read ${colour?.className ?? ''}`} style={colour?.style}>
        <bdi dir="auto">{text.length > CUT_AT ? `${text.slice(0, CUT_AT)}…` : text}</bdi>
      </blockquote>
      <Chips source={source} coding={found.coding} />
      <dl className="kv">
        <dt>Coder</dt>
        <dd>
          {coders.get(found.coding.coder)?.name}, {dayAndTime(found.coding.at, Date.now())}
        </dd>
        <dt>Place</dt>
        <dd>
          <bdi>{sources.get(source)?.name}</bdi> ¶ {paragraph}, {counted(wordsIn(text), 'word')}
        </dd>
      </dl>
      <CodingRating coding={coding} isMine={found.coding.coder === coder} />
      <SegmentMemo coding={coding} />
    </div>
  );
}

function Chips({ source, coding }: { source: Id; coding: CodingRow }) {
  const codings = useQuery('source.codings', { id: source, coders: [] }).data ?? [];
  const codes = useLitCodes();
  const coder = useWindowStore((state) => state.coder);
  const focusCoding = useWindowStore((state) => state.focusCoding);
  const tell = useWindowStore((state) => state.tell);
  const remove = useCommand('coding.remove');
  const add = useCommand('coding.add');
  const [isAdding, setIsAdding] = useState(false);
  const here = codings.filter(
    ({ start, end, coder: by }) => start === coding.start && end === coding.end && by === coding.coder,
  );
  const free = codes.rows.filter(({ id }) => !here.some(({ code }) => code === id));
  const take = async (one: CodingRow): Promise<void> => {
    if ((await remove({ ids: [one.id] })) === null) return;
    focusCoding(here.find(({ id }) => id !== one.id)?.id ?? null);
    tell({
      text: `${codes.byId.get(one.code)?.name ?? 'Code'} removed from the segment`,
      undo: true,
    });
  };
  const give = (id: string): void => {
    const code = free.find((one) => one.id === id);
    setIsAdding(false);
    if (code === undefined) return;
    const { start, end } = coding;
    void add({ codings: [{ id: newId(), source, start, end, code: code.id }] });
  };
  return (
    <div className="chips">
      {here.map((one) => {
        const code = codes.byId.get(one.code);
        if (code === undefined) return null;
        return (
          <span className="chip code" key={one.id}>
            <CodeMark code={code} />
            {one.coder === coder && (
              <button
                type="button"
                className="chip-x"
                aria-label={`Remove ${code.name}`}
                onClick={() => void take(one)}
              >
                <Icon name="close" />
              </button>
            )}
          </span>
        );
      })}
      <button
        type="button"
        className="icon small"
        aria-label="Add a code to this segment"
        title="Add a code"
        onClick={() => setIsAdding(true)}
      >
        <Icon name="plus" />
      </button>
      {isAdding && (
        <Dialog
          help="quick-box"
          title="Add a code to this segment"
          hideTitle
          className="top"
          onClose={() => setIsAdding(false)}
        >
          <FilterList
            label="Code"
            placeholder="Type the name of a code"
            nothing="No other code has this name."
            optionsFor={(query) =>
              ranked(query, free, ({ name, tag }) => `${name} ${tag}`, 50).map((code) => ({
                id: code.id,
                content: <CodeMark code={code} />,
              }))
            }
            onChoose={give}
          />
        </Dialog>
      )}
    </div>
  );
}

function SegmentMemo({ coding }: { coding: Id }) {
  const memos = useQuery('memo.list', { on: coding, limit: 20 }).data?.rows ?? [];
  const set = useWindowStore((state) => state.set);
  return (
    <div className="stack memo-lines">
      {memos.map((memo) => (
        <button
          type="button"
          className="memo-line"
          key={memo.id}
          onClick={() => set({ memo: { kind: 'coding', id: coding, memo: memo.id } })}
        >
          <Icon name="memo" />
          <MemoExcerpt memo={memo} />
        </button>
      ))}
      <div>
        <button
          type="button"
          className="btn quiet flush-start"
          onClick={() => set({ memo: { kind: 'coding', id: coding } })}
        >
          <Icon name="memo" />
          {memos.length === 0 ? 'Write a memo' : 'Open the memo'} <KeyCap action="code.memo" />
        </button>
      </div>
    </div>
  );
}
