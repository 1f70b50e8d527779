/** The cases that the open document belongs to, wholly or in part. */
import type { Id } from '../../shared/ids.ts';
import { useQuery } from '../api.ts';
import { useWindowStore } from '../state/context.ts';

export function CasesOfDocument({ source }: { source: Id }) {
  const cases = useQuery('case.of-source', { source }, { keep: true }).data ?? [];
  const set = useWindowStore((state) => state.set);
  const show = useWindowStore((state) => state.show);
  if (cases.length === 0) return null;
  return (
    <p className="line wrap cases-of sm">
      <span className="t2">{cases.length === 1 ? 'Case of the document' : 'Cases of the document'}</span>
      {cases.slice(0, 12).map(({ id, name }) => (
        <button
          type="button"
          key={id}
          className="btn quiet small"
          onClick={() => {
            set({ cases: { kind: 'case', id } });
            show('cases');
          }}
        >
          <bdi className="cut">{name}</bdi>
        </button>
      ))}
      {cases.length > 12 && <span className="t2">and {cases.length - 12} more</span>}
    </p>
  );
}
