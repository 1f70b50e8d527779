/** Memos, codes, definitions, names and values that hold the words; each opens what it is about. */
import type { NoteRow } from '../../shared/queries/search.ts';
import { useQuery } from '../api.ts';
import { Empty } from '../design/Empty.tsx';
import { counted } from '../design/format.ts';
import { Notice } from '../design/Notice.tsx';
import { PassageList, Quote } from '../design/PassageList.tsx';
import { useWindowStore, useWindowStoreApi } from '../state/context.ts';
import { Running } from './Running.tsx';
import { useGoOn } from './use-go-on.ts';

const names: Readonly<Record<NoteRow['kind'], string>> = {
  memo: 'Memo',
  code: 'Code',
  definition: 'Definition',
  document: 'Document',
  case: 'Case',
  value: 'Attribute',
};

export function NoteHits() {
  const asked = useWindowStore((state) => state.search.asked);
  const query = asked ?? ({ text: '-', mode: 'words', exact: false } as const);
  const found = useQuery('search.notes', { query }, { enabled: asked !== null, keep: true });
  const open = useOpenNote();
  useGoOn();
  if (asked === null)
    return (
      <Empty>
        <p>Type words to find them in memos, definitions, names of codes and documents, and attributes.</p>
      </Empty>
    );
  if (found.failure !== null) return <Notice failure={found.failure} title="This cannot be looked for." />;
  if (found.data === undefined) return <Running what="Searching" />;
  const { total, rows } = found.data;
  return (
    <>
      <p className="sm t2 hit-count" role="status">
        {total === 0 ? 'Nothing holds these words.' : counted(total, 'hit')}
        {rows.length < total && `, the first ${rows.length} are shown`}
      </p>
      <div className="scroll note-hits">
        <PassageList label="Hits in memos, codes and names">
          {rows.map((row) => (
            <li key={`${row.kind} ${row.id} ${row.title}`}>
              <button type="button" className="passage inner-ring" onClick={() => open(row)}>
                <span className="line sm">
                  <span className="t2">{names[row.kind]}</span>
                  <b className="med cut">
                    <bdi>{row.title}</bdi>
                  </b>
                </span>
                <Quote before={row.before} quote={row.quote} after={row.after} />
              </button>
            </li>
          ))}
        </PassageList>
      </div>
    </>
  );
}

function useOpenNote(): (row: NoteRow) => void {
  const store = useWindowStoreApi();
  return ({ id, kind }) => {
    const { set, show, inspectCode, openDocument, say } = store.getState();
    if (kind === 'document') openDocument(id);
    else if (kind === 'memo') set({ memo: { kind: 'free', id, memo: id } });
    else if (kind === 'code' || kind === 'definition') {
      inspectCode(id);
      show('codebook');
    } else if (kind === 'case') {
      set({ cases: { kind: 'case', id } });
      show('cases');
    } else say('Values of documents stand in Cases, under Documents.');
  };
}
