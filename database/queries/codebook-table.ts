/** What a table of codes would bring, before anything is changed. */
import { colour } from '../../shared/commands/code.ts';
import { done } from '../../shared/result.ts';
import { freshIn } from '../commands/import-codebook.ts';
import { readCodebookTable } from '../import/codebook-table.ts';
import type { Answer } from './ask.ts';

const SHOWN = 500;

export const readTable: Answer<'codebook.read'> = async (ask, input) => {
  const path = await ask.host.pathOf(input.from);
  if (!path.ok) return path;
  const table = await readCodebookTable(path.value);
  if (!table.ok) return table;
  const { columns, codes, problems } = table.value;
  const fresh = new Set(freshIn(ask.read, table.value));
  return done({
    columns: columns.read,
    ignored: columns.ignored,
    add: fresh.size,
    known: codes.length - fresh.size,
    problems,
    rows: codes.slice(0, SHOWN).map((code) => ({
      line: code.line,
      name: code.name,
      level: code.path.length,
      brief: code.cells.get('brief') ?? '',
      colour: colour.safeParse(code.cells.get('colour')?.toLowerCase()).data ?? null,
      isKnown: !fresh.has(code),
    })),
  });
};
