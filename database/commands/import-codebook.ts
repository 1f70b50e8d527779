/**
 * Importing a table of codes: the codes that are not there yet are made with their definitions, as one act
 * that Undo takes back. A code with the same path stays as it is. Codes above that the table only names in a
 * path are made too.
 */
import type { z } from 'zod';
import { type Cells, type Change, change } from '../../shared/changes.ts';
import {
  codeKind,
  codeOrigin,
  codeStatus,
  codeType,
  colour,
  texture,
  textures,
  unitRule,
  weightScale,
} from '../../shared/commands/code.ts';
import { type Id, id as idSchema } from '../../shared/ids.ts';
import { keyAfter } from '../../shared/order.ts';
import { done, refuse } from '../../shared/result.ts';
import { LIMITS } from '../../shared/text.ts';
import type { CodebookColumn } from '../import/codebook-columns.ts';
import { type CodebookTable, readCodebookTable, type TableCode } from '../import/codebook-table.ts';
import type { Handler, Kit } from '../kit.ts';
import type { Read } from '../read.ts';
import type { Draft } from '../store.ts';
import { FAMILY_COLOURS } from './code.ts';
import { freeTag } from './tags.ts';

export const importCodebook: Handler<'codebook.import'> = async (kit, input) => {
  const path = await kit.host.pathOf(input.from);
  if (!path.ok) return path;
  const table = await readCodebookTable(path.value);
  if (!table.ok) return table;
  const [problem] = table.value.problems;
  if (problem !== undefined)
    return refuse(
      'invalid',
      `${problem} Nothing was imported; ${table.value.problems.length} lines need mending.`,
    );
  const known = table.value.codes.length - freshIn(kit.read, table.value).length;
  const changes = new Importer(kit, table.value).changes();
  const drafts: Draft[] = [];
  for (let at = 0; at < changes.length; at += LIMITS.changesPerEntry)
    drafts.push({ command: 'codebook.import', changes: changes.slice(at, at + LIMITS.changesPerEntry) });
  const added = changes.filter(({ entity }) => entity === 'code').length;
  const { head, entry } = kit.writeGroup(drafts);
  return done({ head, entry, added, known });
};

const alike = (name: string): string => name.normalize('NFKC').toLowerCase();
const keyOf = (path: readonly string[]): string => path.map(alike).join('\n');

/** The standing codes by path. */
function knownPaths(read: Read): Map<string, Id> {
  const tree = read.tree('codes');
  const byId = new Map(tree.map((code) => [code.id, code]));
  const paths = new Map<string, Id>();
  for (const code of tree) {
    const path: string[] = [];
    const seen = new Set<Id>();
    for (let at: Id | null = code.id; at !== null && !seen.has(at); at = byId.get(at)?.parent ?? null) {
      seen.add(at);
      path.unshift(byId.get(at)?.name ?? '');
    }
    const key = keyOf(path);
    if (!paths.has(key)) paths.set(key, code.id);
  }
  return paths;
}

/** The codes of a table that are not in the project. */
export function freshIn(read: Read, table: CodebookTable): TableCode[] {
  const known = knownPaths(read);
  return table.codes.filter(({ path }) => !known.has(keyOf(path)));
}

/** Makes codes top down and remembers which row became which code, so that rows can name each other. */
class Importer {
  private readonly made: Change[] = [];
  private readonly known: Map<string, Id>;
  private readonly tags: Set<string>;
  private readonly counted = new Map<string, number>();
  private readonly orders = new Map<Id | null, string | null>();
  private readonly counts = new Map<Id | null, number>();
  private readonly colours = new Map<Id, string>();
  private readonly byRowId = new Map<string, Id>();
  private readonly kit: Kit;
  private readonly table: CodebookTable;

  constructor(kit: Kit, table: CodebookTable) {
    this.kit = kit;
    this.table = table;
    this.known = knownPaths(kit.read);
    this.tags = new Set(kit.read.tree('codes').map(({ tag }) => tag ?? ''));
  }

  changes(): Change[] {
    const fresh = freshIn(this.kit.read, this.table);
    for (const code of this.table.codes) {
      const rowId = code.cells.get('id');
      const id = this.known.get(keyOf(code.path)) ?? this.freeId(rowId);
      if (rowId !== undefined) this.byRowId.set(rowId, id);
    }
    const rows = new Map(fresh.map((code) => [keyOf(code.path), code]));
    for (const code of fresh) this.codeAt(code.path, rows);
    return this.made;
  }

  /** The id of a row where nothing has it yet, so that a codebook keeps its identity from study to study. */
  private freeId(rowId: string | undefined): Id {
    const given = idSchema.safeParse(rowId);
    return given.success && this.kit.read.keyOf(given.data) === null ? given.data : this.kit.mint();
  }

  /** The code at a path, made with all above it where it is not there. */
  private codeAt(path: readonly string[], rows: ReadonlyMap<string, TableCode>): Id {
    const key = keyOf(path);
    const there = this.known.get(key);
    if (there !== undefined) return there;
    const parent = path.length === 1 ? null : this.codeAt(path.slice(0, -1), rows);
    const row = rows.get(key);
    const cells = row?.cells ?? new Map<CodebookColumn, string>();
    const id = this.byRowId.get(cells.get('id') ?? '') ?? this.kit.mint();
    this.known.set(key, id);
    const name = path.at(-1) ?? '';
    const definition = this.definition(id, cells);
    this.made.push(
      change('code', id, {
        name,
        kind: codeKind.safeParse(cells.get('kind')?.toLowerCase()).data ?? 'code',
        place: { parent, order: this.nextOrder(parent) },
        look: this.look(id, parent, cells),
        tag: this.tag(name, cells.get('tag')),
        status: codeStatus.safeParse(cells.get('status')?.toLowerCase()).data ?? 'draft',
        ...(definition === null ? {} : { definition: definition.id }),
      }),
    );
    if (definition !== null) this.made.push(definition);
    return id;
  }

  private nextOrder(parent: Id | null): string {
    const last = this.orders.has(parent)
      ? (this.orders.get(parent) ?? null)
      : (this.kit.read.siblings('codes', parent, null).at(-1)?.order ?? null);
    const order = keyAfter(last);
    this.orders.set(parent, order);
    return order;
  }

  private look(id: Id, parent: Id | null, cells: ReadonlyMap<CodebookColumn, string>) {
    const n = this.counts.get(parent) ?? this.kit.read.siblings('codes', parent, null).length;
    this.counts.set(parent, n + 1);
    const family =
      parent === null ? null : (this.colours.get(parent) ?? this.kit.read.code(parent)?.colour ?? null);
    const given = colour.safeParse(cells.get('colour')?.toLowerCase()).data;
    const chosen = given ?? family ?? String(FAMILY_COLOURS[n % FAMILY_COLOURS.length]);
    this.colours.set(id, chosen);
    const own = texture.safeParse(cells.get('texture')?.toLowerCase()).data;
    return {
      colour: chosen,
      texture: own ?? (parent === null ? 'solid' : (textures[n % textures.length] ?? 'solid')),
    };
  }

  private tag(name: string, given: string | undefined): string {
    const isFree = given !== undefined && Array.from(given).length <= 4 && !this.tags.has(given);
    const tag = isFree ? given : freeTag(name, this.tags, this.counted);
    this.tags.add(tag);
    return tag;
  }

  private definition(code: Id, cells: ReadonlyMap<CodebookColumn, string>): Change | null {
    const text = (column: CodebookColumn): string => cells.get(column) ?? '';
    const example = text('example');
    const near = this.codesIn(text('nearMisses'));
    const origin = codeOrigin.shape.kind.safeParse(text('origin').toLowerCase()).data;
    const given: Cells<'definition'> = {
      brief: text('brief') || null,
      full:
        [text('full'), example === '' ? '' : `Example: ${example}`]
          .filter((part) => part !== '')
          .join('\n') || null,
      include: text('include') || null,
      exclude: text('exclude') || null,
      examples: this.standing(text('examples'), (id) => this.kit.read.coding(id) !== null),
      nearMisses:
        near.length === 0 && text('nearMissNote') === '' ? null : { codes: near, note: text('nearMissNote') },
      origin:
        origin === undefined && text('originNote') === ''
          ? null
          : { kind: origin ?? 'theory', note: text('originNote') || null },
      type: codeType.safeParse(text('type').toLowerCase()).data ?? null,
      unitRule: unitRule.safeParse(text('unitRule').toLowerCase()).data ?? null,
      weightScale: scaleIn(text('weightScale')),
      exclusiveWith: this.codesIn(text('exclusiveWith')),
    };
    const written = Object.fromEntries(
      Object.entries(given).filter(
        ([, value]) => value !== null && !(Array.isArray(value) && value.length === 0),
      ),
    );
    return Object.keys(written).length === 0
      ? null
      : change('definition', this.kit.mint(), { code, ...written }, code);
  }

  /** Codes that a cell names by the ids of the table. */
  private codesIn(text: string): Id[] {
    return text.split(/\s+/).flatMap((one) => {
      const id = this.byRowId.get(one);
      if (id !== undefined) return [id];
      return this.standing(one, (known) => this.kit.read.code(known) !== null);
    });
  }

  private standing(text: string, isThere: (id: Id) => boolean): Id[] {
    return text.split(/\s+/).flatMap((one) => {
      const id = idSchema.safeParse(one);
      return id.success && isThere(id.data) ? [id.data] : [];
    });
  }
}

function scaleIn(text: string): z.infer<typeof weightScale> | null {
  try {
    return weightScale.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null; // not in the form that our export writes
  }
}
