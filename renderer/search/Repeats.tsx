/** Passages whose words stand in more than one place, and which codes each place carries. */
import { useQuery } from '../api.ts';
import { CodeMark } from '../design/CodeMark.tsx';
import { counted } from '../design/format.ts';
import { Icon } from '../design/Icon.tsx';
import { Notice } from '../design/Notice.tsx';
import { PassageList } from '../design/PassageList.tsx';
import { useCodes } from '../project/use-lookups.ts';
import { useWindowStore, useWindowStoreApi } from '../state/context.ts';
import type { Passage } from '../state/store.ts';
import { Running } from './Running.tsx';
import type { SearchDesk } from './search-desk.ts';

export function Repeats() {
  const desk = useWindowStore((state) => state.search);
  const store = useWindowStoreApi();
  const codes = useCodes().byId;
  const { words, differently, isAsked } = desk.repeats;
  const found = useQuery('search.repeats', { words, differently }, { enabled: isAsked });
  const change = (next: Partial<SearchDesk['repeats']>): void => {
    const { set, search } = store.getState();
    set({ search: { ...search, repeats: { ...search.repeats, ...next } } });
  };
  const isRunning = isAsked && found.isPending;
  return (
    <>
      <form
        className="bar wrap"
        onSubmit={(event) => {
          event.preventDefault();
          change({ isAsked: true });
        }}
      >
        <label className="line check">
          At least
          <input
            type="number"
            className="field number-field"
            data-focus-first=""
            min={5}
            max={200}
            value={words}
            onChange={({ target }) => {
              const least = Math.round(target.valueAsNumber);
              if (least >= 5 && least <= 200) change({ words: least, isAsked: false });
            }}
          />
          words
        </label>
        <label className="line check">
          <input
            type="checkbox"
            checked={differently}
            onChange={() => change({ differently: !differently, isAsked: false })}
          />
          Only where the codes differ
        </label>
        <button type="submit" className="btn primary" disabled={isRunning}>
          Compare all documents
        </button>
      </form>
      {isRunning && <Running what="Comparing passages" />}
      {found.failure !== null && <Notice failure={found.failure} title="Nothing was compared." />}
      {!isAsked && (
        <p className="empty t2">
          Quotations, repeated answers and boilerplate: the same words in two places should carry the same
          codes, or there should be a reason. Small cuts in one of the places do not matter.
        </p>
      )}
      {isAsked && found.data !== undefined && (
        <>
          <p className="sm t2 hit-count" role="status">
            {found.data.total === 0
              ? differently
                ? 'No words are repeated that carry different codes.'
                : 'No passage is repeated.'
              : `${counted(found.data.total, 'passage')}, the longest first`}
          </p>
          <div className="scroll repeats">
            {found.data.rows.map(({ quote, words: same, places }) => (
              <section key={JSON.stringify(places[0])} className="repeat">
                <p className="read quote" dir="auto">
                  {quote.length > 320 ? `${quote.slice(0, 320)}…` : quote}
                </p>
                <p className="line sm t2">
                  {counted(same, 'word')} in {counted(places.length, 'place')}
                  <SideBySide places={places} />
                </p>
                <PassageList label={`Places with: ${quote.slice(0, 60)}`}>
                  {places.map((place) => (
                    <li key={`${place.source} ${place.start}`}>
                      <button
                        type="button"
                        className="passage place inner-ring"
                        onClick={() => store.getState().goTo(place)}
                      >
                        <bdi className="med cut">{place.sourceName}</bdi>
                        <span className="line wrap">
                          {place.codes.length === 0 && <span className="t2">No code</span>}
                          {place.codes.map((id) => {
                            const code = codes.get(id);
                            return code === undefined ? null : <CodeMark key={id} code={code} />;
                          })}
                        </span>
                      </button>
                    </li>
                  ))}
                </PassageList>
              </section>
            ))}
          </div>
        </>
      )}
    </>
  );
}

/** Opens the first two places beside each other. */
function SideBySide({ places }: { places: readonly Passage[] }) {
  const store = useWindowStoreApi();
  const [one, other] = places;
  if (one === undefined || other === undefined || one.source === other.source) return null;
  const open = (): void => {
    const { set, keepPlace, goTo } = store.getState();
    keepPlace(one.source, { anchor: one.start, focus: one.end, seen: one.start, y: 120 });
    set({ beside: one.source, side: 'right' });
    goTo(other);
  };
  return (
    <button type="button" className="btn small" onClick={open}>
      <Icon name="split" />
      Side by side
    </button>
  );
}
