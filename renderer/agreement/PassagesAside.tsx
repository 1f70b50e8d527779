/** The passages behind a figure: coded by both, by the first alone, by the second alone. */
import type { Id } from '../../shared/ids.ts';
import { useQuery } from '../api.ts';
import { count, counted } from '../design/format.ts';
import { PassageList, Quote } from '../design/PassageList.tsx';
import { useCodes } from '../project/use-lookups.ts';
import { useWindowStore } from '../state/context.ts';
import type { Cell, Names, Opened } from './opened.ts';

export function PassagesAside({
  a,
  b,
  names,
  opened,
}: {
  a: Id;
  b: Id;
  names: Names;
  opened: Opened | null;
}) {
  const codes = useCodes().byId;
  const code = opened === null ? undefined : codes.get(opened.code);
  return (
    <aside className="pane tool" aria-label="Passages" data-region="passages">
      <div className="pane-head">
        <h2>{code?.name ?? 'Passages'}</h2>
      </div>
      {opened === null ? (
        <p className="empty t2">Choose a figure in the table: the passages it is made of are listed here.</p>
      ) : (
        <>
          <ul className="legend sm">
            <li>
              <i className="key x" /> {names.a}
            </li>
            <li>
              <i className="key y" /> {names.b}
            </li>
          </ul>
          <div className="scroll plist">
            {opened.cells.map((cell) => (
              <CellPassages key={cell} a={a} b={b} names={names} code={opened.code} cell={cell} />
            ))}
          </div>
          <p className="foot sm t2">
            <kbd className="kbd">J</kbd> <kbd className="kbd">K</kbd> move, <kbd className="kbd">Enter</kbd>{' '}
            opens in the document
          </p>
        </>
      )}
    </aside>
  );
}

const marks: Record<Cell, string> = { both: 'by-both', onlyA: 'by-x', onlyB: 'by-y' };

function CellPassages({ a, b, names, code, cell }: { a: Id; b: Id; names: Names; code: Id; cell: Cell }) {
  const found = useQuery('compare.passages', { a, b, code, cell }).data;
  const goTo = useWindowStore((state) => state.goTo);
  const title = { both: 'Both', onlyA: `Only ${names.a}`, onlyB: `Only ${names.b}` }[cell];
  if (found === undefined) return null;
  return (
    <section aria-label={title}>
      <h3 className="gh">
        <span className="grow">{title}</span>
        <span className="sm t2">
          {counted(found.total, 'passage')}, {count(found.characters)} characters
        </span>
      </h3>
      {found.total === 0 ? (
        <p className="t3 none">None.</p>
      ) : (
        <PassageList label={title}>
          {found.passages.map((passage) => (
            <li key={`${passage.source} ${passage.start}`}>
              <button
                type="button"
                className={`passage inner-ring ${marks[cell]}`}
                onClick={() => goTo(passage)}
              >
                <span className="sm t2">
                  <bdi>{passage.sourceName}</bdi>
                </span>
                <Quote before={passage.before} quote={passage.quote} after={passage.after} />
              </button>
            </li>
          ))}
        </PassageList>
      )}
      {found.passages.length < found.total && (
        <p className="sm t2 none">{found.total - found.passages.length} more.</p>
      )}
    </section>
  );
}
