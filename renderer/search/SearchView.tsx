/** Looking for words: in documents with autocoding, in everything else, and for the same words coded differently. */
import { useWindowStore } from '../state/context.ts';
import { NoteHits } from './NoteHits.tsx';
import { Repeats } from './Repeats.tsx';
import { Rules } from './Rules.tsx';
import { SearchForm } from './SearchForm.tsx';
import type { SearchTab } from './search-desk.ts';
import { TextHits } from './TextHits.tsx';

const tabs: readonly { id: SearchTab; label: string }[] = [
  { id: 'documents', label: 'Documents' },
  { id: 'notes', label: 'Memos, codes and names' },
  { id: 'repeats', label: 'Same words, coded differently' },
  { id: 'rules', label: 'Rules of autocoding' },
];

export function SearchView() {
  const desk = useWindowStore((state) => state.search);
  const set = useWindowStore((state) => state.set);
  const { tab } = desk;
  return (
    <main className="stage" data-region="search">
      <div className="sheet">
        <section className="pane results search" aria-label="Search">
          <div className="page-head">
            <h1>Search</h1>
            <nav className="seg" aria-label="Where to search">
              {tabs.map(({ id, label }) => (
                <button
                  type="button"
                  key={id}
                  className={id === tab ? 'on' : ''}
                  aria-current={id === tab ? 'page' : undefined}
                  onClick={() => set({ search: { ...desk, tab: id } })}
                >
                  {label}
                </button>
              ))}
            </nav>
          </div>
          {(tab === 'documents' || tab === 'notes') && <SearchForm inDocuments={tab === 'documents'} />}
          {tab === 'documents' && <TextHits />}
          {tab === 'notes' && <NoteHits />}
          {tab === 'repeats' && <Repeats />}
          {tab === 'rules' && <Rules />}
        </section>
      </div>
    </main>
  );
}
