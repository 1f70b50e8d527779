/** Importing documents: from a dialog or from files dropped on the window; the result is shown in the pane. */
import { useCallback } from 'react';
import type { Grant } from '../../shared/bridge.ts';
import { useCommand } from '../api.ts';
import { counted } from '../design/format.ts';
import { useWindowStoreApi } from '../state/context.ts';

export interface Importing {
  chooseDocuments: () => Promise<void>;
  importFiles: (files: readonly File[]) => Promise<void>;
}

export function useImport(): Importing {
  const execute = useCommand('source.import');
  const store = useWindowStoreApi();
  const importGrants = useCallback(
    async (grants: readonly Grant[]) => {
      if (grants.length === 0) return;
      const result = await execute({ from: grants.map(({ token }) => ({ token })) });
      if (result === null) return;
      const { set, tell, openDocument, source } = store.getState();
      const needsLook =
        result.refused.length > 0 ||
        result.imported.some(({ warnings, encoding }) => warnings.length > 0 || encoding?.guessed === true);
      set({ imported: needsLook ? result : null });
      const refused = result.refused.length === 0 ? '' : `, ${result.refused.length} refused`;
      tell({
        text: `${counted(result.imported.length, 'document')} imported${refused}`,
        undo: result.imported.length > 0,
      });
      const [first] = result.imported;
      if (source === null && first !== undefined) openDocument(first.id);
    },
    [execute, store],
  );
  const chooseDocuments = useCallback(
    async () => importGrants(await window.concord.openDialog('documents')),
    [importGrants],
  );
  const importFiles = useCallback(
    async (files: readonly File[]) => importGrants(await window.concord.grantFiles(files)),
    [importGrants],
  );
  return { chooseDocuments, importFiles };
}
