/**
 * Exporting: a folder with tables, texts or a page, and a manifest that lets everybody check it. The
 * ledger records what was exported of which state; a project open for reading only is exported too,
 * without that record.
 */
import { join } from 'node:path';
import { done, refuse } from '../../shared/result.ts';
import { beginFolder, type FolderWriter, folderFailure } from '../export/folder.ts';
import { MANIFEST } from '../export/manifest.ts';
import { type Plan, planExport } from '../export/plan.ts';
import { presentView, viewAt } from '../export/view.ts';
import { type WrittenExport, writeExport } from '../export/write-export.ts';
import type { Handler, Kit } from '../kit.ts';

export const exportProject: Handler<'project.export'> = async (kit, input) => {
  const target = await kit.host.pathOf(input.to);
  if (!target.ok) return target;
  const { store, readOnly } = kit.project;
  // Another process may write to a file that is only read here; what stands under a head never changes.
  const at = input.options.at ?? (readOnly ? store.head() : undefined);
  try {
    const view = at === undefined ? presentView(store) : await viewAt(store, at, kit);
    if (view === null)
      return refuse('not-found', 'This project has no such entry to export from. Nothing was exported.');
    try {
      const plan = planExport(view, input.options);
      if (!plan.ok) return plan;
      return await writePlan(kit, plan.value, target.value, input.overwrite);
    } finally {
      view.close();
    }
  } catch (error) {
    if (kit.signal.aborted) return refuse('cancelled', 'The export was cancelled. Nothing was written.');
    const failure = folderFailure(error, target.value);
    if (failure === null) throw error;
    return { ok: false, error: failure };
  }
};

async function writePlan(kit: Kit, plan: Plan, target: string, overwrite: boolean) {
  const folder = beginFolder(target, overwrite);
  if (!folder.ok) return folder;
  const written = await writeOrDiscard(kit, plan, folder.value);
  record(kit, plan, written);
  written.placed.keep();
  return done({
    head: plan.scope.view.head,
    folder: target,
    files: written.files.map(({ name, ...rest }) => ({ path: join(target, name), ...rest })),
    manifest: join(target, MANIFEST),
  });
}

async function writeOrDiscard(kit: Kit, plan: Plan, folder: FolderWriter): Promise<WrittenExport> {
  try {
    return await writeExport(plan, folder, kit.host.program, kit);
  } finally {
    folder.discard();
  }
}

/** Notes the export in the ledger; what cannot be noted is taken back. */
function record(kit: Kit, plan: Plan, written: WrittenExport): void {
  if (kit.project.readOnly) return;
  const args = {
    format: plan.options.format,
    options: plan.options,
    digest: written.digest,
    head: plan.scope.view.head,
  };
  try {
    kit.writeGroup([{ command: 'project.export', changes: [], args }]);
  } catch (error) {
    written.placed.undo();
    throw error;
  }
}
