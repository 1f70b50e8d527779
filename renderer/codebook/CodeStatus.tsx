/** Draft, stable or retired: three buttons, one of which is pressed. */
import { codeStatus } from '../../shared/commands/code.ts';
import type { CodeRow } from '../../shared/queries/code.ts';
import { useCommand } from '../api.ts';

const names = { draft: 'Draft', stable: 'Stable', retired: 'Retired' } as const;

export function CodeStatus({ row }: { row: CodeRow }) {
  const setStatus = useCommand('code.status');
  return (
    <fieldset className="seg" aria-label="Status">
      {codeStatus.options.map((status) => (
        <button
          type="button"
          key={status}
          className={row.status === status ? 'on' : ''}
          aria-pressed={row.status === status}
          onClick={() => void setStatus({ id: row.id, status })}
        >
          {names[status]}
        </button>
      ))}
    </fieldset>
  );
}
