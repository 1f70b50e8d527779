/** Asks which case some documents belong to; a new name makes the case. */
import type { Id } from '../../shared/ids.ts';
import { newId, useCommand, useQuery } from '../api.ts';
import { Dialog } from '../design/Dialog.tsx';
import { FilterList } from '../palette/FilterList.tsx';
import { ranked } from '../palette/ranking.ts';
import { useWindowStore } from '../state/context.ts';

const NEW = 'new';

export function PutIntoCase({ sources }: { sources: readonly Id[] }) {
  const rows = useQuery('case.grid', { owner: 'case' }).data?.rows ?? [];
  const add = useCommand('case.add');
  const include = useCommand('case.include');
  const set = useWindowStore((state) => state.set);
  const tell = useWindowStore((state) => state.tell);
  const close = (): void => set({ puttingIntoCase: null });
  const choose = async (chosen: string, query: string): Promise<void> => {
    close();
    const known = rows.find(({ id }) => id === chosen);
    const id = known?.id ?? newId();
    const name = known?.name ?? query.trim();
    if (known === undefined && (await add({ id, name })) === null) return;
    if ((await include({ case: id, parts: sources.map((source) => ({ source })) })) === null) return;
    tell({ text: `Put into the case ${name}`, undo: true });
  };
  return (
    <Dialog title="Put into a case" hideTitle className="top" help="cases" onClose={close}>
      <FilterList
        label="Case"
        placeholder="The name of a case, also a new one"
        nothing="There are no cases yet. Type the name of a new one."
        optionsFor={(query) => {
          const found = ranked(query, rows, ({ name }) => name, 50).map(({ id, name }) => ({
            id: String(id),
            content: <bdi className="cut">{name}</bdi>,
          }));
          const isKnown = rows.some(({ name }) => name.toLowerCase() === query.trim().toLowerCase());
          if (query.trim() === '' || isKnown) return found;
          return [...found, { id: NEW, content: <span>New case “{query.trim()}”</span> }];
        }}
        onChoose={(id, query) => void choose(id, query)}
      />
    </Dialog>
  );
}
