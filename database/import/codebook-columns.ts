/** The columns by which a table of codes is understood: those of our own export, and what other tables call them. */
const columns = {
  id: ['code_id', 'id', 'guid'],
  name: ['name', 'code', 'code name', 'mnemonic', 'label', 'title'],
  path: ['path', 'code path', 'full path', 'hierarchy'],
  parent: ['parent', 'parent code', 'parent name', 'category', 'family', 'group'],
  parentId: ['parent_id'],
  kind: ['kind', 'level name'],
  status: ['status'],
  brief: ['brief_definition', 'brief', 'definition', 'description', 'meaning', 'short definition'],
  full: ['full_definition', 'full', 'long definition', 'in full'],
  include: ['when_to_use', 'include', 'inclusion', 'inclusion criteria', 'includes', 'use for'],
  exclude: ['when_not_to_use', 'exclude', 'exclusion', 'exclusion criteria', 'excludes', 'not for'],
  examples: ['typical_examples'],
  example: ['example', 'examples', 'example quote', 'quote'],
  nearMisses: ['near_misses'],
  nearMissNote: ['near_miss_note', 'near miss'],
  origin: ['origin'],
  originNote: ['origin_note', 'reference', 'source'],
  type: ['type', 'code type'],
  unitRule: ['unit_rule', 'unit'],
  weightScale: ['weight_scale'],
  exclusiveWith: ['mutually_exclusive_with'],
  colour: ['colour', 'color'],
  texture: ['texture'],
  tag: ['tag', 'short name', 'abbreviation'],
} as const;
export type CodebookColumn = keyof typeof columns;

/** What a column is called when it is told to a person. */
const told: { readonly [C in CodebookColumn]: string } = {
  id: 'identity',
  name: 'name',
  path: 'place',
  parent: 'code above',
  parentId: 'code above',
  kind: 'level',
  status: 'status',
  brief: 'definition',
  full: 'definition in full',
  include: 'use it for',
  exclude: 'not for',
  examples: 'examples',
  example: 'example, added to the definition in full',
  nearMisses: 'near misses',
  nearMissNote: 'how to tell apart',
  origin: 'origin',
  originNote: 'reference',
  type: 'type',
  unitRule: 'unit',
  weightScale: 'weights',
  exclusiveWith: 'never beside',
  colour: 'colour',
  texture: 'texture',
  tag: 'tag',
};

export type Recognised = {
  /** For each column that is read, its place in a row. */
  at: ReadonlyMap<CodebookColumn, number>;
  read: { header: string; as: string }[];
  ignored: string[];
};

/** Which column of a table is which; a header that comes twice counts the first time. */
export function recogniseColumns(header: readonly string[]): Recognised {
  const at = new Map<CodebookColumn, number>();
  const read: Recognised['read'] = [];
  const ignored: string[] = [];
  header.forEach((title, i) => {
    const column = columnCalled(title);
    if (column === null || at.has(column)) {
      if (title.trim() !== '') ignored.push(title.trim());
      return;
    }
    at.set(column, i);
    read.push({ header: title.trim(), as: told[column] });
  });
  return { at, read, ignored };
}

const plain = (title: string): string =>
  title
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_-]+/g, ' ')
    .trim();

function columnCalled(title: string): CodebookColumn | null {
  const wanted = plain(title);
  let column: CodebookColumn;
  for (column in columns) if (columns[column].some((name) => plain(name) === wanted)) return column;
  return null;
}
