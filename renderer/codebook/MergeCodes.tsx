/** Merging codes into another one, in place: choose which, see what it would do, do it as one act. */
import { useState } from 'react';
import type { Id } from '../../shared/ids.ts';
import { useCommand, useQuery } from '../api.ts';
import { CodeMark } from '../design/CodeMark.tsx';
import { counted } from '../design/format.ts';
import { FilterList } from '../palette/FilterList.tsx';
import { ranked } from '../palette/ranking.ts';
import { useCodes } from '../project/use-lookups.ts';
import { useWindowStore } from '../state/context.ts';

export function MergeCodes({ from, into: given }: { from: readonly Id[]; into: Id | null }) {
  const { rows, byId } = useCodes();
  const merge = useCommand('code.merge');
  const set = useWindowStore((state) => state.set);
  const tell = useWindowStore((state) => state.tell);
  const inspectCode = useWindowStore((state) => state.inspectCode);
  const [into, setInto] = useState<Id | null>(given);
  const going = from.filter((id) => byId.has(id) && id !== into);
  const names = going.map((id) => byId.get(id)?.name ?? '').join(', ');
  const target = into === null ? undefined : byId.get(into);
  const close = (): void => set({ codebookAct: null });
  const act = async (): Promise<void> => {
    if (target === undefined) return;
    if ((await merge({ from: going, into: target.id })) === null) return;
    close();
    set({ codesChosen: [target.id] });
    inspectCode(target.id);
    tell({ text: `${names} merged into ${target.name}`, undo: true });
  };
  return (
    <section
      className="inline-task"
      aria-label={`Merge ${names}`}
      data-region="merge"
      onKeyDown={(event) => {
        if (event.key === 'Escape') close();
      }}
    >
      <h3>
        Merge <bdi>{names}</bdi> into {target === undefined ? '…' : <bdi>{target.name}</bdi>}
      </h3>
      {target === undefined ? (
        <FilterList
          label={`Code to merge ${names} into`}
          placeholder="Type the name of a code"
          nothing="No other code has this name."
          optionsFor={(query) =>
            ranked(
              query,
              rows.filter(({ id }) => !from.includes(id)),
              ({ name, tag }) => `${name} ${tag}`,
              50,
            ).map((code) => ({ id: code.id, content: <CodeMark code={code} /> }))
          }
          onChoose={(id) => setInto(rows.find((one) => one.id === id)?.id ?? null)}
        />
      ) : (
        <Preview from={going} into={target.id} name={target.name} />
      )}
      <div className="line">
        {target !== undefined && (
          <button
            type="button"
            className="btn primary"
            ref={(button) => button?.focus()}
            onClick={() => void act()}
          >
            Merge
          </button>
        )}
        <button type="button" className="btn quiet" onClick={close}>
          Cancel
        </button>
      </div>
    </section>
  );
}

function Preview({ from, into, name }: { from: readonly Id[]; into: Id; name: string }) {
  const found = useQuery('code.merge-preview', { from: [...from], into }).data;
  if (found === undefined) return null;
  return (
    <ul className="told">
      <li>
        {counted(found.codings, 'coding')} in {counted(found.documents, 'document')} by{' '}
        {counted(found.coders, 'coder')} will carry {name}.
      </li>
      {found.doubles > 0 && (
        <li>
          {found.doubles === 1 ? 'One passage has' : `${found.doubles} passages have`} both from the same
          coder: one coding of each remains, unless the other holds a memo, a weight or a doubt.
        </li>
      )}
      {found.definitions.length > 0 && (
        <li>
          The definition of {name} counts; that of {found.definitions.join(', ')} stays in the history, and
          the codings made under it can be reviewed.
        </li>
      )}
      {found.memos > 0 && (
        <li>
          {counted(found.memos, 'memo')} will be found on {name}.
        </li>
      )}
      {found.below > 0 && (
        <li>
          {counted(found.below, 'code')} below will move under {name}.
        </li>
      )}
      <li>One step, which Undo takes back.</li>
    </ul>
  );
}
