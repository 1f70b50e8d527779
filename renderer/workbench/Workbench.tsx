/** Documents, reader, codebook and inspector side by side; the borders between them can be moved. */
import { Group, Panel, Separator } from 'react-resizable-panels';
import { CodebookPanel } from '../codebook/CodebookPanel.tsx';
import { DocumentsPanel } from '../documents/DocumentsPanel.tsx';
import { Inspector } from '../inspector/Inspector.tsx';
import { useWindowStore } from '../state/context.ts';
import type { Pane } from '../state/store.ts';
import { useRoom } from '../window/use-width.ts';
import { ReaderPane } from './ReaderPane.tsx';

export function Workbench() {
  const panes = useWindowStore((state) => state.panes);
  const room = useRoom();
  const hasTools = panes.codebook || panes.inspector;
  if (room === 'stacked') return <Stacked panes={panes} />;
  const isWide = room === 'wide';
  return (
    <main className="stage">
      <Group key={room} orientation="horizontal" className="panes">
        {panes.documents && (
          <>
            <Panel
              id="documents"
              defaultSize={isWide ? '248px' : '192px'}
              minSize="180px"
              maxSize="400px"
              groupResizeBehavior="preserve-pixel-size"
            >
              <DocumentsPanel />
            </Panel>
            <Separator className="divider" aria-label="Width of Documents" />
          </>
        )}
        <Panel id="sheet" minSize="400px">
          <div className="sheet">
            <Group orientation="horizontal" className="panes">
              <Panel id="reader" minSize="320px">
                <ReaderPane />
              </Panel>
              {hasTools && (
                <>
                  <Separator className="divider" aria-label="Width of the codebook" />
                  <Panel
                    id="tools"
                    defaultSize={isWide ? '320px' : '288px'}
                    minSize="240px"
                    maxSize="480px"
                    groupResizeBehavior="preserve-pixel-size"
                  >
                    <Tools codebook={panes.codebook} inspector={panes.inspector} />
                  </Panel>
                </>
              )}
            </Group>
          </div>
        </Panel>
      </Group>
    </main>
  );
}

/** Where there is no room side by side: each pane as high as the view, below each other. */
function Stacked({ panes }: { panes: Record<Pane, boolean> }) {
  return (
    <main className="stage stacked">
      {panes.documents && <DocumentsPanel />}
      <ReaderPane />
      {panes.codebook && <CodebookPanel />}
      {panes.inspector && <Inspector />}
    </main>
  );
}

function Tools({ codebook, inspector }: { codebook: boolean; inspector: boolean }) {
  return (
    <Group orientation="vertical" className="panes">
      {codebook && (
        <Panel id="codebook" minSize="160px">
          <CodebookPanel />
        </Panel>
      )}
      {codebook && inspector && <Separator className="divider flat" aria-label="Height of the codebook" />}
      {inspector && (
        <Panel id="inspector" defaultSize="42%" minSize="120px">
          <Inspector />
        </Panel>
      )}
    </Group>
  );
}
