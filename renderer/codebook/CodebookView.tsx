/** The codebook with room: the tree, the full entry of one code, its history; reviewing and splitting take the place of the entry. */
import { useQuery } from '../api.ts';
import { Empty } from '../design/Empty.tsx';
import { ScrollRegion } from '../design/ScrollRegion.tsx';
import { noId } from '../project/use-coding-text.ts';
import { useCodes } from '../project/use-lookups.ts';
import { useWindowStore } from '../state/context.ts';
import { CodebookPanel } from './CodebookPanel.tsx';
import { CodeEntry } from './CodeEntry.tsx';
import { EntryHistory } from './EntryHistory.tsx';
import { ImportCodebook } from './ImportCodebook.tsx';
import { RecodeQueue } from './RecodeQueue.tsx';
import { SplitWork } from './SplitWork.tsx';

export function CodebookView() {
  const { rows, byId } = useCodes();
  const chosen = useWindowStore((state) => state.code);
  const coder = useWindowStore((state) => state.coder);
  const act = useWindowStore((state) => state.codebookAct);
  const row = (chosen === null ? undefined : byId.get(chosen)) ?? rows[0];
  const entry = useQuery('code.entry', { code: row?.id ?? noId, coder }, { enabled: row !== undefined }).data;
  return (
    <main className="stage codebook-stage">
      <CodebookPanel />
      <div className="sheet">
        {act?.kind === 'import' ? (
          <ImportCodebook token={act.token} name={act.name} />
        ) : row === undefined ? (
          <Empty example="Transport: getting there, and what it takes">
            <p>Here each code has its entry: what it means, when to use it and when not, with examples.</p>
          </Empty>
        ) : (
          <div className="with-aside codebook-aside">
            {act?.kind === 'review' && coder !== null ? (
              <RecodeQueue key={row.id} row={row} coder={coder} />
            ) : act?.kind === 'split' && coder !== null ? (
              <SplitWork key={row.id} row={row} coder={coder} />
            ) : (
              <ScrollRegion className="pane" label={`Entry of ${row.name}`} isMain>
                {entry !== undefined && <CodeEntry key={row.id} row={row} entry={entry} />}
              </ScrollRegion>
            )}
            <EntryHistory row={row} />
          </div>
        )}
      </div>
    </main>
  );
}
