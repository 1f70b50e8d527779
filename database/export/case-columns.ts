/**
 * The cases of a coding and what is known of them, as columns of the coding table. A segment belongs to
 * every case that has the whole document or a part that shares a character with it. In several cases their
 * ids, names and values stand in the same order, joined with "; "; in no case the cells are empty.
 */
import type { AttributeType } from '../../shared/commands/case.ts';
import type { Id } from '../../shared/ids.ts';
import { openCaseParts } from '../index/case-parts.ts';
import { toId } from '../ledger/bytes.ts';
import { ERASED } from './codebook.ts';
import type { ExportedCoding, Scope } from './codings.ts';
import type { CsvCell } from './csv.ts';
import { type Column, type ColumnType, column } from './table.ts';
import type { ExportView } from './view.ts';

const BETWEEN = '; ';
const NO_CASE = 'in no case';

/** Written in place of a value where it is known why there is none. */
const MISSING: ReadonlyMap<string, string> = new Map([
  ['unknown', '(unknown)'],
  ['not-asked', '(not asked)'],
  ['refused', '(refused)'],
]);
const TYPES: Record<AttributeType, ColumnType> = {
  text: 'text',
  number: 'number',
  date: 'text',
  choice: 'text',
  'yes-no': 'word',
};

type Attribute = { k: number; id: Id; name: string; type: AttributeType };

/** Case, name, and a column for each attribute of cases in their order. */
export function caseColumns(scope: Scope, names: 'real' | 'pseudonyms'): Column<ExportedCoding>[] {
  const { view } = scope;
  const nameOf = caseNames(view, names);
  const values = readValues(view);
  const casesOf = finder(view);
  const each = (coding: ExportedCoding, say: (k: number) => string): string | null => {
    const said = casesOf(coding).map(say);
    return said.every((one) => one === '') ? null : said.join(BETWEEN);
  };
  return [
    column(
      'case_id',
      'id',
      'The case that the segment belongs to; several are joined with "; ", here and in the columns of cases.',
      (c) => each(c, (k) => view.objects.idOf(k)),
      NO_CASE,
    ),
    column(
      'case_name',
      'text',
      'Its name, or a pseudonym.',
      (c) => each(c, (k) => nameOf.get(k) ?? ERASED),
      NO_CASE,
    ),
    ...columnNames(readAttributes(view)).map(({ attribute, name }) =>
      column<ExportedCoding>(
        name,
        TYPES[attribute.type],
        `The attribute “${attribute.name}” of the case (${attribute.type}); (unknown), (not asked) and (refused) say why there is no value.`,
        (c) =>
          asCell(
            attribute,
            each(c, (k) => values.get(`${k} ${attribute.k}`) ?? ''),
          ),
        'in no case, or where nothing was said',
      ),
    ),
  ];
}

/** Objects whose sealed words the columns rest on: cases and attributes by name, values. */
export function* caseCells(
  { view, choice }: Scope,
  names: 'real' | 'pseudonyms',
): Generator<{ id: Id; cell: string }> {
  const owners = casesIn(view, choice.sources);
  if (names === 'real') for (const k of owners) yield { id: view.objects.idOf(k), cell: 'name' };
  for (const { id } of readAttributes(view)) yield { id, cell: 'name' };
  const values = view.db
    .prepare<[], { owner: number | null; id: Uint8Array }>(
      `select v.owner, o.id from attribute_values v join object o on o.k = v.k
       join attributes a on a.k = v.attribute
       where coalesce(v.deleted, 0) = 0 and coalesce(a.owner, 'case') <> 'source' order by o.id`,
    )
    .all();
  for (const { owner, id } of values) if (owners.has(owner ?? 0)) yield { id: toId(id), cell: 'value' };
}

/** The cases with a part in one of the documents, by age: nothing of other cases leaves the project. */
function casesIn(view: ExportView, sources: ReadonlySet<number> | null): Set<number> {
  const rows = view.db
    .prepare<[], [number, number | null]>(
      `select c.k, p.source from cases c join object o on o.k = c.k join case_parts p on p."case" = c.k
       where coalesce(c.deleted, 0) = 0 and coalesce(p.deleted, 0) = 0 order by o.id`,
    )
    .raw()
    .all();
  const chosen = rows.filter(([, source]) => sources === null || sources.has(source ?? 0));
  return new Set(chosen.map(([k]) => k));
}

function finder(view: ExportView): (coding: ExportedCoding) => readonly number[] {
  const parts = openCaseParts(view.db, view.revisions);
  let last: { coding: ExportedCoding; cases: number[] } | null = null;
  return (coding) => {
    if (last?.coding === coding) return last.cases;
    const { document, revision, start, end } = coding;
    const now = view.revisions.present(document.k, revision.k, { start, end });
    const cases =
      now === null ? parts.ofLost(document.k, revision.k, { start, end }) : parts.of(document.k, now);
    last = { coding, cases };
    return cases;
  };
}

/** Pseudonyms number cases by age, those removed since included, so that a number stays with its case. */
export function caseNames(view: ExportView, names: 'real' | 'pseudonyms'): Map<number, string> {
  const rows = view.db
    .prepare<[], { k: number; name: string | null }>(
      'select c.k, c.name from cases c join object o on o.k = c.k order by o.id',
    )
    .all();
  return new Map(
    rows.map(({ k, name }, at) => [k, names === 'pseudonyms' ? `Case ${at + 1}` : (name ?? ERASED)]),
  );
}

function readAttributes(view: ExportView): Attribute[] {
  const known = new Set<string>(Object.keys(TYPES));
  const isType = (type: string | null): type is AttributeType => type !== null && known.has(type);
  return view.db
    .prepare<[], { k: number; id: Uint8Array; name: string | null; type: string | null }>(
      `select a.k, o.id, a.name, a.type from attributes a join object o on o.k = a.k
       where coalesce(a.deleted, 0) = 0 and coalesce(a.owner, 'case') <> 'source'
       order by coalesce(a."order", ''), o.id`,
    )
    .all()
    .map(({ k, id, name, type }) => ({
      k,
      id: toId(id),
      name: name ?? ERASED,
      type: isType(type) ? type : 'text',
    }));
}

/** "case.District"; the second attribute of a name, as after a merge, is "case.District (2)". */
function columnNames(attributes: readonly Attribute[]): { attribute: Attribute; name: string }[] {
  const taken = new Set<string>();
  return attributes.map((attribute) => {
    let name = `case.${attribute.name}`;
    for (let n = 2; taken.has(name); n++) name = `case.${attribute.name} (${n})`;
    taken.add(name);
    return { attribute, name };
  });
}

/** What is said of each attribute of each case, by "case attribute" of keys. */
function readValues(view: ExportView): Map<string, string> {
  const rows = view.db
    .prepare<
      [],
      { owner: number | null; attribute: number | null; v: string | null; missing: string | null }
    >(
      `select owner, attribute, value_v as v, value_missing as missing from attribute_values
       where coalesce(deleted, 0) = 0`,
    )
    .all();
  return new Map(
    rows.map(({ owner, attribute, v, missing }) => [
      `${owner} ${attribute}`,
      MISSING.get(missing ?? '') ?? v ?? '',
    ]),
  );
}

/** A number as a number, so that a minus is no formula to guard. */
function asCell({ type }: Attribute, said: string | null): CsvCell {
  if (type !== 'number' || said === null) return said;
  const number = Number(said);
  return Number.isFinite(number) && String(number) === said ? number : said;
}
