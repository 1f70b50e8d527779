/**
 * Every entity of a project and its cells: THE table from which the stored form, the projection
 * tables and the checks of foreign files are derived. Numbers are permanent once released: a number
 * is never given to another meaning, a name may change. FORMAT.md repeats this table for strangers;
 * a test compares the two.
 *
 * A cell is the unit of change and of merging. Parts that must move together are one cell with
 * several parts. Kinds of part:
 *   id       another object's id              ids      a list of them
 *   int      a whole number                   real     a number
 *   flag     yes or no                        hash     an entry's hash
 *   word     an enum or technical word in ASCII, at most 64 characters, never what a person wrote
 *   data     numbers, words and ids in lists and maps: settings, options, parameters
 *   sealed   text a person wrote or said: lives in a content row, erasable
 *   content  a whole content row: document text, original bytes, a memo's body
 */
export type PartKind =
  | 'id'
  | 'ids'
  | 'int'
  | 'real'
  | 'flag'
  | 'hash'
  | 'word'
  | 'data'
  | 'sealed'
  | 'content';

/** A cell: its permanent number and its parts. A cell of one part names it ''. */
export type CellSpec = { n: number; parts: Record<string, PartKind> };

export type RecordSpec = {
  n: number;
  table: string;
  cells: Record<string, CellSpec>;
  /** Column names to index together, one list an index. */
  indexes?: readonly (readonly string[])[];
};

const one = <K extends PartKind, N extends number>(n: N, kind: K) => ({ n, parts: { '': kind } }) as const;
const cell = <P extends Record<string, PartKind>, N extends number>(n: N, parts: P) =>
  ({ n, parts }) as const;
const span = { revision: 'id', kind: 'word', start: 'int', end: 'int' } as const;

/** Cells that every entity may carry. */
export const commonCells = {
  deleted: one(0, 'flag'),
  foreign: one(30, 'data'),
  made: cell(31, { coder: 'id', at: 'int', origin: 'word' }),
} as const;

export const records = {
  project: {
    n: 1,
    table: 'projects',
    cells: {
      title: one(1, 'sealed'),
      language: one(2, 'word'),
      agreementSettings: one(3, 'data'),
      minimumReader: one(4, 'int'),
    },
  },
  coder: {
    n: 2,
    table: 'coders',
    cells: { name: one(1, 'sealed'), role: one(2, 'word'), colour: one(3, 'word'), into: one(4, 'id') },
  },
  key: {
    n: 3,
    table: 'coder_keys',
    cells: { coder: one(1, 'id'), device: one(2, 'word'), public: one(3, 'word'), revoked: one(4, 'flag') },
  },
  source: {
    n: 4,
    table: 'sources',
    cells: {
      name: one(1, 'sealed'),
      kind: one(2, 'word'),
      original: one(3, 'content'),
      place: cell(4, { folder: 'id', order: 'word' }),
      language: cell(5, { tag: 'word', direction: 'word' }),
      head: one(6, 'id'),
      status: one(7, 'word'),
      file: one(8, 'sealed'),
    },
  },
  folder: {
    n: 5,
    table: 'folders',
    cells: { name: one(1, 'sealed'), place: cell(2, { folder: 'id', order: 'word' }) },
  },
  revision: {
    n: 6,
    table: 'revisions',
    cells: {
      source: one(1, 'id'),
      base: one(2, 'id'),
      text: one(3, 'content'),
      blocks: one(4, 'content'),
      units: cell(5, { rule: 'word', content: 'content' }),
      changes: one(6, 'content'),
      importer: cell(7, { name: 'word', version: 'word', options: 'data' }),
      reason: one(8, 'sealed'),
      size: cell(9, { utf16: 'int', codePoints: 'int' }),
      dropped: one(10, 'data'),
      words: cell(11, { rule: 'word', content: 'content' }),
    },
    indexes: [['source']],
  },
  code: {
    n: 7,
    table: 'codes',
    cells: {
      name: one(1, 'sealed'),
      kind: one(2, 'word'),
      codable: one(3, 'flag'),
      place: cell(4, { parent: 'id', order: 'word' }),
      look: cell(5, { colour: 'word', texture: 'word' }),
      tag: one(6, 'sealed'),
      status: one(7, 'word'),
      into: one(8, 'id'),
      definition: one(9, 'id'),
    },
  },
  definition: {
    n: 8,
    table: 'definitions',
    cells: {
      code: one(1, 'id'),
      base: one(2, 'id'),
      brief: one(3, 'sealed'),
      full: one(4, 'sealed'),
      include: one(5, 'sealed'),
      exclude: one(6, 'sealed'),
      examples: one(7, 'ids'),
      nearMisses: cell(8, { codes: 'ids', note: 'sealed' }),
      origin: cell(9, { kind: 'word', source: 'id', note: 'sealed' }),
      type: one(10, 'word'),
      unitRule: one(11, 'word'),
      weightScale: one(12, 'data'),
      exclusiveWith: one(13, 'ids'),
      reason: one(14, 'sealed'),
    },
    indexes: [['code']],
  },
  coding: {
    n: 9,
    table: 'codings',
    cells: {
      source: one(1, 'id'),
      span: cell(2, span),
      claim: cell(3, { code: 'id', definition: 'id' }),
      coder: one(4, 'id'),
      layer: one(5, 'word'),
      round: one(6, 'id'),
      method: cell(7, { how: 'word', rule: 'id' }),
      weight: one(8, 'real'),
      doubt: cell(9, { level: 'int', alternative: 'id', note: 'sealed' }),
      exemplar: one(10, 'flag'),
    },
    indexes: [['source', 'span_start'], ['claim_code']],
  },
  set: {
    n: 10,
    table: 'code_sets',
    cells: { kind: one(1, 'word'), name: one(2, 'sealed'), place: cell(3, { parent: 'id', order: 'word' }) },
  },
  setMember: {
    n: 11,
    table: 'set_members',
    cells: { set: one(1, 'id'), member: one(2, 'id'), order: one(3, 'word') },
    indexes: [['set']],
  },
  link: {
    n: 12,
    table: 'links',
    cells: {
      from: cell(1, { kind: 'word', id: 'id' }),
      to: cell(2, { kind: 'word', id: 'id' }),
      type: one(3, 'word'),
      direction: one(4, 'word'),
      label: one(5, 'sealed'),
    },
  },
  memo: {
    n: 13,
    table: 'memos',
    cells: {
      kind: one(1, 'word'),
      on: cell(2, { kind: 'word', id: 'id' }),
      title: one(3, 'sealed'),
      body: one(4, 'content'),
      status: one(5, 'word'),
      tags: one(6, 'sealed'),
    },
    indexes: [['on_id']],
  },
  case: {
    n: 14,
    table: 'cases',
    cells: { name: one(1, 'sealed'), kind: one(2, 'word'), place: cell(3, { parent: 'id', order: 'word' }) },
  },
  casePart: {
    n: 15,
    table: 'case_parts',
    cells: { case: one(1, 'id'), source: one(2, 'id'), span: cell(3, span) },
    indexes: [['case'], ['source']],
  },
  attribute: {
    n: 16,
    table: 'attributes',
    cells: {
      owner: one(1, 'word'),
      name: one(2, 'sealed'),
      type: one(3, 'word'),
      choices: one(4, 'sealed'),
      order: one(5, 'word'),
    },
  },
  value: {
    n: 17,
    table: 'attribute_values',
    cells: {
      owner: one(1, 'id'),
      attribute: one(2, 'id'),
      value: cell(3, { kind: 'word', v: 'sealed', missing: 'word' }),
    },
    indexes: [['owner']],
  },
  round: {
    n: 18,
    table: 'rounds',
    cells: {
      name: one(1, 'sealed'),
      order: one(2, 'word'),
      codes: one(3, 'id'),
      codebookHead: one(4, 'hash'),
      unit: one(5, 'word'),
      blind: one(6, 'flag'),
      state: one(7, 'word'),
    },
  },
  assignment: {
    n: 19,
    table: 'assignments',
    cells: { round: one(1, 'id'), coder: one(2, 'id'), source: one(3, 'id'), state: one(4, 'word') },
    indexes: [['source']],
  },
  seen: {
    n: 20,
    table: 'seen_blocks',
    cells: { assignment: one(1, 'id'), block: one(2, 'int'), state: one(3, 'word') },
    indexes: [['assignment']],
  },
  sample: {
    n: 21,
    table: 'samples',
    cells: { round: one(1, 'id'), method: one(2, 'word'), seed: one(3, 'int'), units: one(4, 'data') },
  },
  item: {
    n: 22,
    table: 'items',
    cells: {
      round: one(1, 'id'),
      kind: one(2, 'word'),
      codings: one(3, 'ids'),
      span: cell(4, span),
      decision: one(5, 'id'),
      source: one(6, 'id'),
    },
  },
  decision: {
    n: 23,
    table: 'decisions',
    cells: {
      item: one(1, 'id'),
      outcome: one(2, 'word'),
      results: one(3, 'ids'),
      method: one(4, 'word'),
      by: one(5, 'ids'),
      moved: one(6, 'ids'),
      reason: one(7, 'sealed'),
      codebookChange: one(8, 'data'),
    },
  },
  rule: {
    n: 24,
    table: 'coding_rules',
    cells: {
      query: one(1, 'sealed'),
      unit: one(2, 'word'),
      code: one(3, 'id'),
      scope: one(4, 'data'),
      struck: one(5, 'data'),
    },
  },
  run: {
    n: 25,
    table: 'runs',
    cells: {
      kind: one(1, 'word'),
      inputs: one(2, 'data'),
      head: one(3, 'hash'),
      seed: one(4, 'int'),
      result: one(5, 'content'),
    },
  },
  checkpoint: { n: 26, table: 'checkpoints', cells: { name: one(1, 'sealed'), head: one(2, 'hash') } },
  savedQuery: { n: 27, table: 'saved_queries', cells: { name: one(1, 'sealed'), body: one(2, 'content') } },
  map: { n: 28, table: 'maps', cells: { name: one(1, 'sealed'), body: one(2, 'content') } },
} as const satisfies Record<string, RecordSpec>;

export type EntityName = keyof typeof records;

/** The specification of an entity by name. */
export function recordOf(entity: EntityName): RecordSpec {
  return records[entity];
}

/** All entity names, in the order of their numbers. */
export const entityNames: readonly EntityName[] = entitiesInOrder();

function entitiesInOrder(): EntityName[] {
  const names: EntityName[] = [];
  let name: EntityName;
  for (name in records) names.push(name);
  return names.sort((a, b) => records[a].n - records[b].n);
}

/** The entity with a number, or undefined. */
export function entityNumbered(n: number | null): EntityName | undefined {
  return entityNames.find((name) => records[name].n === n);
}

/** The cell of an entity by name, common cells included; undefined when it has none such. */
export function cellOf(entity: EntityName, name: string): CellSpec | undefined {
  const own: Record<string, CellSpec> = records[entity].cells;
  const common: Record<string, CellSpec> = commonCells;
  return own[name] ?? common[name];
}

/** Every cell of an entity, common ones included, as [name, specification]. */
export function cellsOf(entity: EntityName): [string, CellSpec][] {
  const own: Record<string, CellSpec> = records[entity].cells;
  return [...Object.entries(own), ...Object.entries(commonCells)];
}

/** The column of the projection table that holds one part of a cell. */
export function columnOf(cellName: string, part: string): string {
  return part === '' ? cellName : `${cellName}_${part}`;
}
