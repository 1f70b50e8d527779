/** What FORMAT.md tells strangers is what the program does: the table of entities, and the version. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { program } from '../../shared/program.ts';
import { type CellSpec, cellsOf, commonCells, entityNames, recordOf } from '../../shared/records.ts';

const read = (name: string): string => readFileSync(new URL(`../../${name}`, import.meta.url), 'utf8');

function cellText([name, spec]: [string, CellSpec]): string {
  const single = spec.parts[''];
  const parts = Object.entries(spec.parts).map(([part, kind]) => `${part}: ${kind}`);
  return `${spec.n} ${name} (${single ?? `{${parts.join(', ')}}`})`;
}

test('FORMAT.md lists every entity and cell with its number', () => {
  const common: Record<string, CellSpec> = commonCells;
  const rows = entityNames.map((entity) => {
    const own = cellsOf(entity).filter(([name]) => common[name] === undefined);
    return `| ${recordOf(entity).n} | ${entity} | ${own.map(cellText).join(' · ')} |`;
  });
  rows.push(`| all | every entity | ${Object.entries(common).map(cellText).join(' · ')} |`);
  const page = read('FORMAT.md');
  expect(rows.filter((row) => !page.includes(row))).toEqual([]);
});

test('no number of an entity or cell is used twice', () => {
  const numbers = entityNames.map((entity) => recordOf(entity).n);
  expect(new Set(numbers).size).toBe(numbers.length);
  for (const entity of entityNames) {
    const cells = cellsOf(entity).map(([, spec]) => spec.n);
    expect(new Set(cells).size, entity).toBe(cells.length);
  }
});

test('the program calls itself what package.json says', () => {
  const manifest = z
    .object({ productName: z.string(), version: z.string() })
    .parse(JSON.parse(read('package.json')));
  expect(program).toEqual({ name: manifest.productName, version: manifest.version });
});
