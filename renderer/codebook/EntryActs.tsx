/** What can be done with a code as a whole, and whether codings wait to be looked at again. */
import type { CodeRow } from '../../shared/queries/code.ts';
import type { QueryOutput } from '../../shared/queries.ts';
import { useCommand } from '../api.ts';
import { counted } from '../design/format.ts';
import { Icon } from '../design/Icon.tsx';
import { useWindowStore } from '../state/context.ts';

export function EntryActs({ row, entry }: { row: CodeRow; entry: QueryOutput<'code.entry'> }) {
  const set = useWindowStore((state) => state.set);
  const setStatus = useCommand('code.status');
  const { older, olderMine } = entry;
  return (
    <div className="stack entry-acts">
      {older > 0 && (
        <div className="note warn">
          <Icon name="alert" />
          <span className="grow">
            {counted(older, 'coding')} {older === 1 ? 'was' : 'were'} made under earlier words
            {olderMine === older ? '' : `, ${olderMine} of them mine`}.
          </span>
          {olderMine > 0 && (
            <button
              type="button"
              className="btn small"
              onClick={() => set({ codebookAct: { kind: 'review' } })}
            >
              Review {olderMine === 1 ? 'it' : 'them'}
            </button>
          )}
        </div>
      )}
      {row.status === 'retired' && (
        <div className="note">
          <span className="grow">
            Retired: the box for coding does not offer it. Its codings and their history stay.
          </span>
          <button
            type="button"
            className="btn small"
            onClick={() => void setStatus({ id: row.id, status: 'stable' })}
          >
            Restore
          </button>
        </div>
      )}
      <div className="line wrap">
        <button
          type="button"
          className="btn quiet flush-start"
          onClick={() => set({ memo: { kind: 'code', id: row.id } })}
        >
          <Icon name="memo" />
          {entry.memos === 0 ? 'Write a memo' : counted(entry.memos, 'memo')}
        </button>
        <button
          type="button"
          className="btn quiet"
          onClick={() => set({ codebookAct: { kind: 'merge', from: [row.id] } })}
        >
          <Icon name="merge" />
          Merge into…
        </button>
        <button
          type="button"
          className="btn quiet"
          disabled={row.codings === 0}
          onClick={() => set({ codebookAct: { kind: 'split' } })}
        >
          Split…
        </button>
      </div>
    </div>
  );
}
