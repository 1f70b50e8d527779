/** The documents of the project in their folders, with how far each is coded. */
import { newId, useCommand, useQuery } from '../api.ts';
import { Empty } from '../design/Empty.tsx';
import { Icon } from '../design/Icon.tsx';
import { ActMenu } from '../design/Menu.tsx';
import { withKeys } from '../design/menu-keys.ts';
import { useWindowStore } from '../state/context.ts';
import { CoverageStrip } from './CoverageStrip.tsx';
import { DocumentTree } from './DocumentTree.tsx';
import { ImportReport } from './ImportReport.tsx';
import { useImport } from './use-import.ts';

export function DocumentsPanel() {
  const list = useQuery('source.list', {}).data;
  const { chooseDocuments } = useImport();
  const addFolder = useCommand('folder.add');
  const set = useWindowStore((state) => state.set);
  const isEmpty = list !== undefined && list.sources.length === 0 && list.folders.length === 0;
  const makeFolder = async (): Promise<void> => {
    const id = newId();
    if ((await addFolder({ id, name: 'New folder' })) !== null) set({ renaming: id });
  };
  return (
    <aside className="nav" aria-label="Documents" data-region="documents">
      <div className="pane-head">
        <h2>Documents</h2>
        <span className="grow" />
        <ActMenu
          label="Add documents or a folder"
          choices={withKeys('window', [
            { id: 'import.documents', label: 'Import documents…' },
            { id: 'folder', label: 'New folder' },
          ])}
          onAct={(id) => void (id === 'import.documents' ? chooseDocuments() : makeFolder())}
        >
          <Icon name="plus" />
        </ActMenu>
      </div>
      {isEmpty ? (
        <Empty example=".txt .md .docx">
          <p>No documents yet. Drop files here, or import them.</p>
          <button type="button" className="btn" onClick={() => void chooseDocuments()}>
            Import documents…
          </button>
        </Empty>
      ) : (
        list !== undefined && <DocumentTree folders={list.folders} sources={list.sources} />
      )}
      <ImportReport />
      <CoverageStrip />
    </aside>
  );
}
