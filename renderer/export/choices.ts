/** What a person chose for an export, and what that means for the command. */
import type { z } from 'zod';
import type { ExportFormat, exportOptions } from '../../shared/export.ts';
import type { Id } from '../../shared/ids.ts';

export interface Choices {
  format: ExportFormat;
  coders: readonly Id[];
  codes: readonly Id[];
  sources: readonly Id[];
  form: 'spreadsheet-safe' | 'exact';
  names: 'real' | 'pseudonyms';
  attributes: boolean;
  context: number;
  texts: boolean;
  verifier: boolean;
}

export const startChoices: Choices = {
  format: 'coding-table',
  coders: [],
  codes: [],
  sources: [],
  form: 'spreadsheet-safe',
  names: 'real',
  attributes: true,
  context: 60,
  texts: false,
  verifier: false,
};

export const formats: readonly { format: ExportFormat; title: string; means: string }[] = [
  { format: 'coding-table', title: 'Coding table', means: 'One row a coding, with its words and offsets' },
  { format: 'codebook', title: 'Codebook', means: 'Every code with its definition' },
  { format: 'memos', title: 'Memos', means: 'One row a memo, with what it is on' },
  { format: 'quotations', title: 'Quotations', means: 'The coded words by code, to read and quote' },
  { format: 'ledger', title: 'Ledger', means: 'Every change since the project began' },
];

/** The options of the command. */
export function optionsFrom(choices: Choices): z.input<typeof exportOptions> {
  const { coders, codes, sources, attributes, ...rest } = choices;
  const hasCases = attributes && choices.format === 'coding-table';
  return { ...rest, attributes: hasCases, coders: [...coders], codes: [...codes], sources: [...sources] };
}

/** "2026-11-22 Rural care coding-table". */
export function suggestedFolder(title: string, format: ExportFormat, now: Date): string {
  const day = [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) =>
    String(part).padStart(2, '0'),
  );
  const safe = title
    .replace(/[\\/:*?"<>|]/gu, ' ')
    .trim()
    .slice(0, 60);
  return `${day.join('-')} ${safe} ${format}`;
}
