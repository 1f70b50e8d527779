/** A look at an export before it is written: the same plan, walked without a folder. */
import { done, refuse } from '../../shared/result.ts';
import { type CsvCell, guardCell } from '../export/csv.ts';
import { MANIFEST } from '../export/manifest.ts';
import { planExport } from '../export/plan.ts';
import { inSlices } from '../export/slices.ts';
import type { Table } from '../export/table.ts';
import { type ExportView, presentView, viewAt } from '../export/view.ts';
import type { Answer, Ask } from './ask.ts';

const SHOWN = 50;

export const previewExport: Answer<'export.preview'> = async (ask, { options }) => {
  const { store } = ask.project;
  try {
    const view = options.at === undefined ? presentView(store) : await viewAt(store, options.at, ask);
    if (view === null) return refuse('not-found', 'This project has no such entry to export from.');
    try {
      return await preview(ask, view, options);
    } finally {
      view.close();
    }
  } catch (error) {
    if (ask.signal.aborted) return refuse('cancelled', 'The preview was cancelled.');
    throw error;
  }
};

async function preview(ask: Ask, view: ExportView, options: Parameters<typeof planExport>[1]) {
  const plan = planExport(view, options);
  if (!plan.ok) return plan;
  const files: { name: string; rows: number | null }[] = [];
  const rows: string[][] = [];
  let guarded = 0;
  for (const table of plan.value.tables) {
    const seen = await look(table, files.length === 0 ? rows : null, ask.signal);
    files.push({ name: table.name, rows: seen.rows });
    guarded += seen.guarded;
  }
  files.push(...plan.value.others.map((other) => ({ name: other.name, rows: other.rows })));
  const [first] = files;
  return done({
    head: view.head,
    files: [...files, { name: MANIFEST, rows: null }],
    columns: plan.value.tables[0]?.columns.map(({ name }) => name) ?? [],
    rows,
    total: first?.rows ?? 0,
    guarded: options.form === 'exact' ? 0 : guarded,
  });
}

/** Counts a table's rows and guarded cells, and puts its first rows into `shown`. */
async function look(table: Table, shown: string[][] | null, signal: AbortSignal) {
  let rows = 0;
  let guarded = 0;
  await inSlices(table.rows(), signal, (cells) => {
    rows++;
    for (const cell of cells) if (typeof cell === 'string' && guardCell(cell) !== cell) guarded++;
    if (shown !== null && shown.length < SHOWN) shown.push(cells.map(asText));
  });
  return { rows, guarded };
}

function asText(cell: CsvCell): string {
  return cell === null ? '' : String(cell);
}
