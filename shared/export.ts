/** What can be exported, with which options, and what an export says of itself. */
import { z } from 'zod';
import { hash, id } from './ids.ts';

export const exportFormat = z.enum(['coding-table', 'codebook', 'memos', 'ledger', 'quotations']);
export type ExportFormat = z.infer<typeof exportFormat>;

export const exportOptions = z.strictObject({
  format: exportFormat,
  /** Only these coders; everybody when empty. */
  coders: z.array(id).default([]),
  /** Only these codes and what is below them; all when empty. */
  codes: z.array(id).default([]),
  /** Only these documents; all when empty. */
  sources: z.array(id).default([]),
  /** "spreadsheet-safe" guards cells that a spreadsheet would run as formulas; "exact" is for R and Python. */
  form: z.enum(['spreadsheet-safe', 'exact']).default('spreadsheet-safe'),
  /** Names of coders and cases as they are, or "Coder 1", "Case 1". */
  names: z.enum(['real', 'pseudonyms']).default('real'),
  /** Add to the coding table the cases that each segment belongs to, with their attributes. */
  attributes: z.boolean().default(false),
  /** Characters of text before and after each quote. */
  context: z.int().min(0).max(1_000).default(60),
  /** Add the documents' texts, so that quotes can be checked without the project. */
  texts: z.boolean().default(false),
  /** Add verify.py and the ledger, so that the export can be checked without Concord. */
  verifier: z.boolean().default(false),
  /** Export as of this entry and its ancestors instead of now. */
  at: hash.optional(),
});
export type ExportOptions = z.infer<typeof exportOptions>;

export const exportResult = z.strictObject({
  /** The state that was exported; the ledger's head is one entry later, the one that records the export. */
  head: hash,
  folder: z.string(),
  /** Every file with its path, the manifest last. Rows only where a file has rows. */
  files: z.array(
    z.strictObject({ path: z.string(), bytes: z.int(), sha256: z.string(), rows: z.int().nullable() }),
  ),
  /** The path of manifest.json. */
  manifest: z.string(),
});
export type ExportResult = z.infer<typeof exportResult>;
