/** Merging a code into another one: choose which, see how many codings move. */
import type { Id } from '../../shared/ids.ts';
import { useCommand } from '../api.ts';
import { CodeMark } from '../design/CodeMark.tsx';
import { Dialog } from '../design/Dialog.tsx';
import { counted } from '../design/format.ts';
import { FilterList } from '../palette/FilterList.tsx';
import { ranked } from '../palette/ranking.ts';
import { useCodes } from '../project/use-lookups.ts';
import { useWindowStore } from '../state/context.ts';

export function MergeInto({ from, onClose }: { from: Id; onClose: () => void }) {
  const { rows, byId } = useCodes();
  const merge = useCommand('code.merge');
  const tell = useWindowStore((state) => state.tell);
  const inspectCode = useWindowStore((state) => state.inspectCode);
  const own = byId.get(from);
  if (own === undefined) return null;
  const others = rows.filter(({ id }) => id !== from);
  const choose = async (id: string): Promise<void> => {
    const into = others.find((one) => one.id === id);
    if (into === undefined) return;
    onClose();
    const result = await merge({ from: [from], into: into.id });
    if (result === null) return;
    inspectCode(into.id);
    tell({ tone: 'done', text: `${own.name} merged into ${into.name}`, undo: true });
  };
  return (
    <Dialog title={`Merge ${own.name} into…`} onClose={onClose}>
      <p className="t2">
        {counted(own.codings, 'coding')} of all coders will carry the other code. {own.name} leaves the
        codebook. One step, which Undo takes back.
      </p>
      <FilterList
        label={`Code to merge ${own.name} into`}
        placeholder="Type the name of a code"
        nothing="No other code has this name."
        optionsFor={(query) =>
          ranked(query, others, ({ name, tag }) => `${name} ${tag}`, 50).map((code) => ({
            id: code.id,
            content: (
              <>
                <CodeMark code={code} />
                <span className="grow" />
                <span className="t2 num">{code.codings}</span>
              </>
            ),
          }))
        }
        onChoose={(id) => void choose(id)}
      />
    </Dialog>
  );
}
