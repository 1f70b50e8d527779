/** The codebook as tables: one row for each code, and one for each version of a definition that codings use. */
import type { Id } from '../../shared/ids.ts';
import type { ExportedCode, ExportedDefinition } from './codebook.ts';
import { type Scope, spansOf } from './codings.ts';
import { readDocuments } from './documents.ts';
import { type Column, column, flag, type Table, tableOf } from './table.ts';
import { utc } from './timeline.ts';

const NONE = 'when there is none';
const UNWRITTEN = 'when it was not written';

type CodeRecord = {
  code: ExportedCode;
  definition: ExportedDefinition | null;
  codings: number;
  documents: number;
  coders: number;
};

/** Every code of the choice, parents before children, then the codes merged into them. */
export function codebookTable(scope: Scope): Table {
  const { view, coders } = scope;
  const idOf = (k: number | null): Id | null => (k === null ? null : view.objects.idOf(k));
  const authorOf = (id: Id | null): string | null => {
    const coder = id === null ? undefined : coders.get(view.objects.keyOf(id) ?? 0);
    return coder?.id ?? id;
  };
  const columns: Column<CodeRecord>[] = [
    column('code_id', 'id', 'The code; the same in every export.', (r) => r.code.id),
    column('name', 'text', 'Its name.', (r) => r.code.name),
    column(
      'path',
      'text',
      'The names from the outermost code to this one, joined with "/".',
      (r) => r.code.path,
    ),
    column('parent_id', 'id', 'The code above it.', (r) => idOf(r.code.parent), 'at the top'),
    column('level', 'integer', 'Its depth, from 1.', (r) => r.code.levels.length),
    column('kind', 'word', 'theme, category or code.', (r) => r.code.kind),
    column('is_codable', 'true/false', 'Whether it may be applied to segments.', (r) => flag(r.code.codable)),
    column('status', 'word', 'draft, stable, retired or merged.', (r) => r.code.status),
    column(
      'merged_into',
      'id',
      'The code that it was merged into.',
      (r) => idOf(r.code.into),
      'unless merged',
    ),
    ...definitionColumns<CodeRecord>((r) => r.definition, idOf),
    column('colour', 'word', 'Its colour: a number of the palette or #rrggbb.', (r) => r.code.colour, NONE),
    column('texture', 'word', 'The texture of its mark.', (r) => r.code.texture, NONE),
    column('tag', 'text', 'Its short tag.', (r) => r.code.tag, NONE),
    column('created_at', 'time', 'When it was made, UTC.', (r) => timeOf(r.code, 'made')),
    column('created_by', 'id', 'Who made it.', (r) => authorOf(r.code.life?.made.author ?? null), NONE),
    column('changed_at', 'time', 'When it was last changed, UTC.', (r) => timeOf(r.code, 'changed')),
    column(
      'changed_by',
      'id',
      'Who changed it last.',
      (r) => authorOf(r.code.life?.changed.author ?? null),
      NONE,
    ),
    column('codings', 'integer', 'Codings with this very code in this export.', (r) => r.codings),
    column('documents', 'integer', 'Documents with such codings.', (r) => r.documents),
    column('coders', 'integer', 'Coders of such codings.', (r) => r.coders),
  ];
  return tableOf('codebook.csv', ['code_id'], columns, () => codeRecords(scope));
}

function timeOf(code: ExportedCode, which: 'made' | 'changed'): string | null {
  return code.life === null ? null : utc(code.life[which].at);
}

function* codeRecords(scope: Scope): Generator<CodeRecord> {
  const { codebook, choice } = scope;
  const used = countUse(scope);
  const wanted = (k: number): boolean => choice.codes === null || choice.codes.has(k);
  const merged = [...codebook.byKey.values()].filter((code) => code.into !== null && wanted(code.into));
  for (const code of [...codebook.tree.filter(({ k }) => wanted(k)), ...merged]) {
    const use = used.get(code.k);
    yield {
      code,
      definition: codebook.definitions.get(code.definition ?? 0) ?? null,
      codings: use?.codings ?? 0,
      documents: use?.documents.size ?? 0,
      coders: use?.coders.size ?? 0,
    };
  }
}

type Use = { codings: number; documents: Set<number>; coders: Set<number> };

function countUse(scope: Scope): Map<number, Use> {
  const used = new Map<number, Use>();
  for (const document of readDocuments(scope.view, scope.choice.sources)) {
    for (const { code, coder } of spansOf(scope, document)) {
      let use = used.get(code);
      if (use === undefined) {
        use = { codings: 0, documents: new Set(), coders: new Set() };
        used.set(code, use);
      }
      use.codings++;
      use.documents.add(document.k);
      use.coders.add(coder);
    }
  }
  return used;
}

/** The columns of a definition, shared by the codebook and the definitions. */
function definitionColumns<R>(
  of: (record: R) => ExportedDefinition | null,
  idOf: (k: number | null) => Id | null,
): Column<R>[] {
  const text = (
    name: string,
    meaning: string,
    read: (d: ExportedDefinition) => string | null,
    empty = UNWRITTEN,
  ): Column<R> =>
    column(
      name,
      'text',
      meaning,
      (record) => {
        const definition = of(record);
        return definition === null ? null : read(definition);
      },
      empty,
    );
  const from =
    <T extends string | number>(read: (d: ExportedDefinition) => T | null) =>
    (record: R) => {
      const definition = of(record);
      return definition === null ? null : read(definition);
    };
  return [
    column(
      'definition_id',
      'id',
      'The version of its definition.',
      from((d) => d.id),
      NONE,
    ),
    column(
      'definition_version',
      'integer',
      'The number of that version, from 1.',
      from((d) => d.version),
      NONE,
    ),
    text('brief_definition', 'What the code means, in short.', (d) => d.brief),
    text('full_definition', 'What the code means, in full.', (d) => d.full),
    text('when_to_use', 'When to apply it.', (d) => d.include),
    text('when_not_to_use', 'When not to apply it.', (d) => d.exclude),
    text('typical_examples', 'Codings that are typical, by id.', (d) => spaced(d.examples), NONE),
    text(
      'near_misses',
      'Codes that are close but not meant, by id.',
      (d) => spaced(d.nearMisses_codes),
      NONE,
    ),
    text('near_miss_note', 'How to tell them apart.', (d) => d.nearMisses_note),
    column(
      'origin',
      'word',
      'data, in vivo, theory or stakeholder.',
      from((d) => d.origin_kind),
      NONE,
    ),
    column(
      'origin_source_id',
      'id',
      'The document it comes from.',
      from((d) => idOf(d.origin_source)),
      NONE,
    ),
    text('origin_note', 'Where it comes from.', (d) => d.origin_note),
    column(
      'type',
      'word',
      'What kind of coding it is for.',
      from((d) => d.type),
      NONE,
    ),
    column(
      'unit_rule',
      'word',
      'What it is applied to.',
      from((d) => d.unitRule),
      NONE,
    ),
    text('weight_scale', 'The scale of its weights, as JSON.', (d) => d.weightScale, NONE),
    text(
      'mutually_exclusive_with',
      'Codes not to be used beside it, by id.',
      (d) => spaced(d.exclusiveWith),
      NONE,
    ),
    text('change_reason', 'Why the definition was changed.', (d) => d.reason),
  ];
}

/** A stored list of ids as one cell. */
function spaced(list: string | null): string | null {
  if (list === null) return null;
  const ids: unknown = JSON.parse(list);
  return Array.isArray(ids) ? ids.join(' ') : null;
}

type DefinitionRecord = { definition: ExportedDefinition; code: ExportedCode | null };

/** One row for each version of a definition that a coding of this export was made under, oldest first. */
export function definitionsTable(scope: Scope): Table {
  const { view, codebook } = scope;
  const idOf = (k: number | null): Id | null => (k === null ? null : view.objects.idOf(k));
  const columns: Column<DefinitionRecord>[] = [
    column('code_id', 'id', 'The code that it defines.', (r) => idOf(r.definition.code), NONE),
    column(
      'code_name',
      'text',
      'The name that the code has now.',
      (r) => r.code?.name ?? null,
      'when the code is gone',
    ),
    ...definitionColumns<DefinitionRecord>((r) => r.definition, idOf),
    column('replaces', 'id', 'The version before it.', (r) => idOf(r.definition.base), 'in the first'),
    column('is_current', 'true/false', 'Whether it still stands.', (r) =>
      flag(r.code?.definition === r.definition.k),
    ),
    column('created_at', 'time', 'When it was written, UTC.', (r) =>
      r.definition.life ? utc(r.definition.life.made.at) : null,
    ),
  ];
  return tableOf('definitions.csv', ['definition_id'], columns, function* () {
    const used = usedDefinitions(scope);
    for (const definition of codebook.definitions.values()) {
      if (used.has(definition.k))
        yield { definition, code: codebook.byKey.get(definition.code ?? 0) ?? null };
    }
  });
}

function usedDefinitions(scope: Scope): Set<number> {
  const used = new Set<number>();
  for (const document of readDocuments(scope.view, scope.choice.sources)) {
    for (const { definition } of spansOf(scope, document)) if (definition !== null) used.add(definition);
  }
  return used;
}
