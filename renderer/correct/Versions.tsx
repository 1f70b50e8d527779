/** In the inspector: the versions of a document's text, the newest first; an earlier one can be read. */
import type { Id } from '../../shared/ids.ts';
import { useQuery } from '../api.ts';
import { dayAndTime } from '../design/format.ts';
import { helpOn } from '../help/pages.ts';
import { useWindowStore } from '../state/context.ts';

export function Versions({ source }: { source: Id }) {
  const rows = useQuery('source.revisions', { id: source }, { keep: true }).data ?? [];
  const shown = useWindowStore((state) => (state.oldText?.source === source ? state.oldText.revision : null));
  const set = useWindowStore((state) => state.set);
  const wanted = useWindowStore((state) => state.readerWanted);
  if (rows.length < 2) return null;
  const read = (revision: Id | null): void => {
    if (revision !== null) set({ oldText: { source, revision, at: null }, correcting: null });
    else set({ oldText: null, correcting: null, readerWanted: wanted + 1 });
  };
  return (
    <section className="text-versions scroll" aria-label="Versions of the text" {...helpOn('correcting')}>
      <h3 className="label">Versions of the text</h3>
      <ol>
        {rows.map(({ revision, number, at, by, reason, isHead, isReadable }) => (
          <li key={revision} className={`line ${revision === shown ? 'sel' : ''}`}>
            <span className="grow sm">
              <b className="med">{isHead ? `Version ${number}, the present one` : `Version ${number}`}</b>{' '}
              <span className="t2">
                <bdi>{by ?? 'Somebody'}</bdi>, {dayAndTime(at, Date.now())}
              </span>
              {reason !== null && reason !== '' && (
                <bdi className="t2 version-reason" dir="auto">
                  “{reason}”
                </bdi>
              )}
            </span>
            {isReadable ? (
              <button
                type="button"
                className="btn small"
                aria-label={isHead ? 'Read the present text' : `Read version ${number}`}
                aria-pressed={revision === (shown ?? rows.find((row) => row.isHead)?.revision)}
                onClick={() => read(isHead ? null : revision)}
              >
                Read
              </button>
            ) : (
              <span className="t2 sm">erased</span>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}
