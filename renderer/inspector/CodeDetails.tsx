/** A code beside the text: its name and definition first; the rest under "More", all of it in its entry. */
import type { CodeRow } from '../../shared/queries/code.ts';
import type { DefinitionVersion } from '../../shared/queries/codebook.ts';
import { useQuery } from '../api.ts';
import { NameField } from '../codebook/CodeEntry.tsx';
import { CodeStatus } from '../codebook/CodeStatus.tsx';
import { EntryText } from '../codebook/EntryText.tsx';
import { LookFields } from '../codebook/LookFields.tsx';
import { useDefine } from '../codebook/use-define.ts';
import { Ribbon } from '../design/CodeMark.tsx';
import { counted, dayAndTime } from '../design/format.ts';
import { Icon } from '../design/Icon.tsx';
import { useWindowStore } from '../state/context.ts';
import { useLitCodes } from '../workbench/use-lit-codes.ts';

export function CodeDetails({ row }: { row: CodeRow }) {
  const coder = useWindowStore((state) => state.coder);
  const lit = useLitCodes().byId.get(row.id);
  const show = useWindowStore((state) => state.show);
  const set = useWindowStore((state) => state.set);
  const entry = useQuery('code.entry', { code: row.id, coder }, { keep: true }).data;
  return (
    <div className="insp scroll">
      <div className="line">
        <Ribbon colour={lit?.colour ?? row.colour} texture={row.texture} />
        <h3 className="code-title grow">
          <NameField key={row.name} row={row} />
        </h3>
      </div>
      <div className="line wrap">
        <button type="button" className="btn" onClick={() => show('segments')}>
          {counted(row.codings, 'segment')}
        </button>
        <button type="button" className="btn quiet" onClick={() => show('codebook')}>
          <Icon name="codebook" />
          Entry
        </button>
        <button
          type="button"
          className="btn quiet"
          onClick={() => set({ memo: { kind: 'code', id: row.id } })}
        >
          <Icon name="memo" />
          Memo
        </button>
      </div>
      {entry !== undefined && entry.olderMine > 0 && (
        <div className="note warn">
          <span className="grow">{counted(entry.olderMine, 'coding')} of mine under earlier words.</span>
          <button
            type="button"
            className="btn small"
            onClick={() => {
              show('codebook');
              set({ codebookAct: { kind: 'review' } });
            }}
          >
            Review
          </button>
        </div>
      )}
      {entry !== undefined && <Words row={row} definition={entry.definition} />}
    </div>
  );
}

function Words({ row, definition }: { row: CodeRow; definition: DefinitionVersion }) {
  const define = useDefine(row.id);
  return (
    <div className="definition stack">
      <EntryText
        hasLabel
        label="Definition"
        value={definition.brief}
        example="One sentence: what the code stands for"
        onKeep={(brief) => define({ brief })}
      />
      <details className="more">
        <summary>More</summary>
        <div className="definition stack">
          <EntryText
            hasLabel
            label="In full"
            value={definition.full}
            example="What else belongs to it"
            onKeep={(full) => define({ full })}
          />
          <EntryText
            hasLabel
            label="Use it for"
            value={definition.include}
            example="What counts, one rule a line"
            onKeep={(include) => define({ include })}
          />
          <EntryText
            hasLabel
            label="Not for"
            value={definition.exclude}
            example="What does not count, and which code instead"
            onKeep={(exclude) => define({ exclude })}
          />
          <CodeStatus row={row} />
          <LookFields row={row} />
          <CodeHistory code={row.id} />
        </div>
      </details>
    </div>
  );
}

function CodeHistory({ code }: { code: CodeRow['id'] }) {
  const entries = useQuery('history.list', { of: code, limit: 8 }).data ?? [];
  if (entries.length === 0) return null;
  return (
    <section>
      <h4 className="label">History</h4>
      <ul className="mini-history">
        {entries.map((entry) => (
          <li key={entry.hash} className="sm">
            {entry.sentence}
            <span className="t3">
              {' '}
              {entry.coderName}, {dayAndTime(entry.at, Date.now())}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
