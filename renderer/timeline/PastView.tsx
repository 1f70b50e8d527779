/**
 * The study as it stood after an event, read-only in an amber frame: documents, text with codings, codes.
 * The slider steps through the events; Escape leaves from anywhere in it.
 */
import { useEffect, useState } from 'react';
import type { Id } from '../../shared/ids.ts';
import type { HistoryRow } from '../../shared/queries/project.ts';
import { AtContext } from '../api.ts';
import { CodeMark } from '../design/CodeMark.tsx';
import { counted, dayAndTime } from '../design/format.ts';
import { Icon } from '../design/Icon.tsx';
import { useCodes, useSources } from '../project/use-lookups.ts';
import { focusRegion } from '../window/regions.ts';
import { PastDocument } from './PastDocument.tsx';

/** How long the slider must rest before the state is read, in milliseconds. */
const REST = 200;

export function PastView(props: {
  event: HistoryRow;
  index: number;
  total: number;
  onStep: (index: number) => void;
  onLeave: () => void;
}) {
  const { event, index, total } = props;
  const [head, setHead] = useState(event.hash);
  const [document, setDocument] = useState<Id | null>(null);
  useEffect(() => {
    const timer = setTimeout(() => setHead(event.hash), REST);
    return () => clearTimeout(timer);
  }, [event.hash]);
  useEffect(() => void focusRegion('past'), []);
  const position = total - index;
  const when = dayAndTime(event.at, Date.now());
  return (
    <main
      className="stage past"
      data-region="past"
      onKeyDownCapture={(press) => {
        if (press.key !== 'Escape') return;
        press.preventDefault();
        press.stopPropagation();
        props.onLeave();
      }}
    >
      <div className="past-bar">
        <Icon name="history" />
        <b>As it stood {when}</b>
        <span className="cut grow t2">
          {event.coderName ?? 'Concord'} <bdi>{event.sentence}</bdi>
        </span>
        <input
          type="range"
          data-focus-first=""
          aria-label="Event"
          min={1}
          max={total}
          value={position}
          aria-valuetext={`event ${position} of ${total}, ${when}`}
          onChange={({ target }) => props.onStep(total - Number(target.value))}
        />
        <span className="num">
          {position} of {total}
        </span>
        <button type="button" className="btn" onClick={props.onLeave}>
          Back to now <kbd className="kbd">Esc</kbd>
        </button>
      </div>
      <AtContext value={head}>
        <div className="past-parts">
          <PastDocuments chosen={document} onChoose={setDocument} />
          <PastPane chosen={document} />
          <PastCodes />
        </div>
      </AtContext>
    </main>
  );
}

function PastDocuments({ chosen, onChoose }: { chosen: Id | null; onChoose: (id: Id) => void }) {
  const sources = useSources().rows;
  return (
    <nav className="pane tool scroll" aria-label="Documents as they stood" data-region="documents">
      <div className="pane-head">
        <h2>Documents</h2>
        <span className="t2">{sources.length}</span>
      </div>
      <ul className="past-list">
        {sources.map((source) => (
          <li key={source.id}>
            <button
              type="button"
              className={`row ${source.id === chosen ? 'sel' : ''}`}
              aria-current={source.id === chosen ? 'true' : undefined}
              onClick={() => onChoose(source.id)}
            >
              <bdi className="cut grow">{source.name}</bdi>
              <span className="num t2">{source.codings}</span>
            </button>
          </li>
        ))}
      </ul>
      {sources.length === 0 && <p className="empty t2">There were no documents yet.</p>}
    </nav>
  );
}

function PastPane({ chosen }: { chosen: Id | null }) {
  const sources = useSources();
  const shown = chosen !== null && sources.byId.has(chosen) ? chosen : sources.rows[0]?.id;
  return (
    <section className="pane" aria-label="Document as it stood" data-region="reader">
      {shown === undefined ? (
        <p className="empty t2">Nothing to read at this point.</p>
      ) : (
        <PastDocument key={shown} id={shown} />
      )}
    </section>
  );
}

function PastCodes() {
  const codes = useCodes().rows;
  return (
    <section className="pane tool scroll" aria-label="Codebook as it stood" data-region="codebook">
      <div className="pane-head">
        <h2>Codebook</h2>
        <span className="t2">{counted(codes.length, 'code')}</span>
      </div>
      <ul className="past-list">
        {codes.map((code) => (
          <li key={code.id} className="row">
            <CodeMark code={code} />
            <span className="grow" />
            <span className="num t2">{code.codings}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
