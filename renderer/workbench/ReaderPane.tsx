/** The open documents as tabs and the one that is read. */
import { Group, Panel, Separator } from 'react-resizable-panels';
import { Empty } from '../design/Empty.tsx';
import { Icon } from '../design/Icon.tsx';
import { KeyCap } from '../design/KeyCap.tsx';
import { useImport } from '../documents/use-import.ts';
import { useSources } from '../project/use-lookups.ts';
import { useWindowStore } from '../state/context.ts';
import { OpenDocument } from './OpenDocument.tsx';

export function ReaderPane() {
  const source = useWindowStore((state) => state.source);
  const beside = useWindowStore((state) => state.beside);
  const sources = useSources();
  const isThere = source !== null && sources.byId.has(source);
  return (
    <section className="pane" aria-label="Reader">
      <Tabs />
      {beside === null || !isThere ? (
        <div className="side" data-region="reader">
          {isThere ? (
            <OpenDocument key={source} id={source} side="left" />
          ) : (
            <NoDocument hasAny={sources.rows.length > 0} />
          )}
        </div>
      ) : (
        <Group orientation="horizontal" className="panes">
          <Panel id="left" minSize="240px">
            <Side side="left" />
          </Panel>
          <Separator className="divider" aria-label="Width of the left document" />
          <Panel id="right" minSize="240px">
            <Side side="right" />
          </Panel>
        </Group>
      )}
    </section>
  );
}

/** One of two documents side by side; taking the keyboard makes it the one in use. */
function Side({ side }: { side: 'left' | 'right' }) {
  const isInUse = useWindowStore((state) => state.side === side);
  const id = useWindowStore((state) => (state.side === side ? state.source : state.beside));
  const swapSides = useWindowStore((state) => state.swapSides);
  return (
    <section
      className={`side ${isInUse ? 'in-use' : ''}`}
      aria-label={side === 'left' ? 'Left document' : 'Right document'}
      data-region={isInUse ? 'reader' : 'reader-beside'}
      onFocusCapture={() => {
        if (!isInUse) swapSides();
      }}
    >
      {id !== null && <OpenDocument key={id} id={id} side={side} />}
    </section>
  );
}

function Tabs() {
  const tabs = useWindowStore((state) => state.tabs);
  const source = useWindowStore((state) => state.source);
  const openDocument = useWindowStore((state) => state.openDocument);
  const closeTab = useWindowStore((state) => state.closeTab);
  const places = useWindowStore((state) => state.places);
  const beside = useWindowStore((state) => state.beside);
  const toggleSplit = useWindowStore((state) => state.toggleSplit);
  const travel = useWindowStore((state) => state.travel);
  const sources = useSources().byId;
  const open = tabs.filter((id) => sources.has(id));
  return (
    <div className="tabs">
      <ul className="line grow tab-list" aria-label="Open documents">
        {open.map((id) => (
          <li key={id} className={`tab ${id === source || id === beside ? 'on' : ''}`}>
            <button
              type="button"
              className="line"
              aria-current={id === source ? 'page' : undefined}
              onClick={() => openDocument(id)}
            >
              <Icon name="document" />
              <bdi className="cut">{sources.get(id)?.name}</bdi>
            </button>
            <button
              type="button"
              className="tab-close"
              aria-label={`Close ${sources.get(id)?.name}`}
              onClick={() => closeTab(id)}
            >
              <Icon name="close" className="x" />
            </button>
          </li>
        ))}
      </ul>
      <button
        type="button"
        className="icon"
        aria-label="Back"
        disabled={places.here <= 0}
        onClick={() => travel(-1)}
      >
        <Icon name="chevronLeft" />
      </button>
      <button
        type="button"
        className="icon"
        aria-label="Forward"
        disabled={places.here >= places.list.length - 1}
        onClick={() => travel(1)}
      >
        <Icon name="chevronRight" />
      </button>
      <button
        type="button"
        className="icon"
        aria-label="Split view"
        aria-pressed={beside !== null}
        disabled={source === null}
        onClick={toggleSplit}
      >
        <Icon name="split" />
      </button>
    </div>
  );
}

function NoDocument({ hasAny }: { hasAny: boolean }) {
  const { chooseDocuments } = useImport();
  return (
    <Empty example={hasAny ? '' : 'Interviews, field notes, answers to open questions: .txt .md .docx'}>
      {hasAny ? (
        <p>Choose a document on the left to read and code it.</p>
      ) : (
        <>
          <p>Documents are read and coded here. Drop files on the window, or choose them.</p>
          <button type="button" className="btn primary" onClick={() => void chooseDocuments()}>
            Import documents… <KeyCap action="import.documents" />
          </button>
        </>
      )}
    </Empty>
  );
}
