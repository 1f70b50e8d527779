/**
 * manifest.json: what an export is, of which state, with which options, and every file's digest. It
 * says in words what the numbers count and what a reader can check with how much in hand. The same
 * state, options and program give the same bytes.
 */
import { z } from 'zod';
import { exportFormat, exportOptions } from '../../shared/export.ts';
import { hash, id } from '../../shared/ids.ts';
import type { Plan } from './plan.ts';

export const MANIFEST = 'manifest.json';

const writtenFile = z.strictObject({
  name: z.string(),
  bytes: z.int().nonnegative(),
  sha256: z.string(),
  rows: z.int().nonnegative().nullable(),
});
/** A file as it was written: its name inside the folder with "/", and what the manifest says of it. */
export type WrittenFile = z.infer<typeof writtenFile>;

/** A manifest as it is read back. Keys that a later version adds are passed over. */
export const manifest = z.object({
  concord: z.literal('manifest 1'),
  program: z.object({ name: z.string(), version: z.string() }),
  project: z.object({ id, title: z.string() }),
  head: hash,
  export_id: id,
  format: exportFormat,
  options: exportOptions.omit({ at: true }),
  files: z.array(writtenFile),
});

const OFFSETS = {
  codepoint:
    'start_codepoint and end_codepoint count Unicode code points (as Python and R do) from 0; the end is not included.',
  utf16:
    'start_utf16 and end_utf16 count UTF-16 units (as JavaScript and Java do) from 0; the end is not included.',
  text: 'Both refer to the text with LF line ends and without a byte order mark whose SHA-256 is given here.',
};

/** The bytes of the manifest, as text. */
export function manifestText(
  plan: Plan,
  files: readonly WrittenFile[],
  program: { name: string; version: string },
): string {
  const { view, codebook } = plan.scope;
  const value = {
    concord: 'manifest 1',
    program,
    project: { id: view.project, title: plan.title },
    head: view.head,
    export_id: plan.exportId,
    format: plan.options.format,
    options: plan.options,
    codebook_version: codebook.version,
    counts: plan.counts,
    offsets: OFFSETS,
    files,
    sources: plan.sources.map(({ sha256, ...rest }) => ({ ...rest, sha256, erased: sha256 === null })),
    what_can_be_checked: statement(plan),
  };
  return `${JSON.stringify(value, null, 2)}\n`;
}

function statement({ options }: Plan): Record<string, string> {
  const within = options.verifier
    ? 'Run "python3 verify.py ." in this folder: every file against its digest, every quote against the text at its offsets, every text and name against the sealed contents of the ledger, every row against the entries of the ledger, and that no row is missing.'
    : options.texts
      ? 'Every file against its digest, and every quote against the text at its offsets.'
      : 'Every file against its digest, and every quote against its own digest.';
  return {
    with_this_folder: within,
    with_the_project:
      'Concord checks every row against the history of the project at the head named here, that no row is missing, and that the project records this very export.',
    not_at_all:
      'That the times are right (they come from the clocks of the computers), that a coder is the person named, and that nobody made another project with another history.',
  };
}
