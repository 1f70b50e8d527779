/** What of a project an export takes: the filters of its options as keys, and the names of coders. */
import { createHash } from 'node:crypto';
import type { ExportOptions } from '../../shared/export.ts';
import { derivedId, type Hash, type Id } from '../../shared/ids.ts';
import { done, type Result, refuse } from '../../shared/result.ts';
import { toId } from '../ledger/bytes.ts';
import { type Codebook, ERASED } from './codebook.ts';
import type { ExportView } from './view.ts';

/** Sets of keys; null takes everything. Coders and codes are what merged ones stand for. */
export type Choice = {
  coders: ReadonlySet<number> | null;
  codes: ReadonlySet<number> | null;
  sources: ReadonlySet<number> | null;
};

/** The keys behind the filters; refused where an id is none of this project at that state. */
export function choiceOf(view: ExportView, options: ExportOptions, codebook: Codebook): Result<Choice> {
  const keys = (ids: readonly Id[], resolve: (k: number) => number): Set<number> | null | 'unknown' => {
    if (ids.length === 0) return null;
    const found = new Set<number>();
    for (const id of ids) {
      const k = resolve(view.objects.keyOf(id) ?? 0);
      if (k === 0) return 'unknown';
      found.add(k);
    }
    return found;
  };
  const live = view.db.prepare<[number], { k: number }>(
    'select k from sources where k = ? and coalesce(deleted, 0) = 0',
  );
  const coders = keys(options.coders, (k) => view.coders.get(k) ?? 0);
  const codes = keys(options.codes, (k) => view.codes.get(k) ?? 0);
  const sources = keys(options.sources, (k) => live.get(k)?.k ?? 0);
  const unknown = (what: string) =>
    refuse('not-found', `One of the ${what} chosen does not exist in this project. Nothing was exported.`);
  if (coders === 'unknown') return unknown('coders');
  if (codes === 'unknown') return unknown('codes');
  if (sources === 'unknown') return unknown('documents');
  return done({ coders, codes: codes === null ? null : withDescendants(codes, codebook), sources });
}

function withDescendants(codes: ReadonlySet<number>, codebook: Codebook): Set<number> {
  const wanted = new Set(codes);
  // Parents come before children, so one pass reaches every depth.
  for (const code of codebook.tree) if (code.parent !== null && wanted.has(code.parent)) wanted.add(code.k);
  return wanted;
}

export type ExportedCoder = { k: number; id: Id; name: string; role: string | null };

/** Coders by key; a profile merged into another is listed as the other. Pseudonyms number people by age. */
export function readCoders(view: ExportView, names: ExportOptions['names']): Map<number, ExportedCoder> {
  const rows = view.db
    .prepare<[], { k: number; id: Uint8Array; name: string | null; role: string | null }>(
      'select c.k, o.id, c.name, c.role from coders c join object o on o.k = c.k order by o.id',
    )
    .all();
  const people = new Map<number, ExportedCoder>();
  for (const { k, id, name, role } of rows) {
    if (view.coders.get(k) !== k) continue;
    const shown = names === 'pseudonyms' ? `Coder ${people.size + 1}` : (name ?? ERASED);
    people.set(k, { k, id: toId(id), name: shown, role });
  }
  const all = new Map<number, ExportedCoder>();
  for (const { k } of rows) {
    const person = people.get(view.coders.get(k) ?? 0);
    if (person) all.set(k, person);
  }
  return all;
}

/** Options as the manifest and the ledger name them: in a fixed order, filters sorted, without `at`. */
export function canonicalOptions(options: ExportOptions) {
  const { format, form, names, context, texts, verifier, attributes } = options;
  const sorted = (ids: readonly Id[]): Id[] => [...new Set(ids)].sort();
  return {
    format,
    coders: sorted(options.coders),
    codes: sorted(options.codes),
    sources: sorted(options.sources),
    form,
    names,
    context,
    texts: texts || verifier,
    verifier,
    // Named only where it is on, so that exports made before it was there keep their id.
    ...(attributes ? { attributes } : {}),
  };
}

export type CanonicalOptions = ReturnType<typeof canonicalOptions>;

/** The id of an export: the same for the same state, format and options, wherever it is made. */
export function exportIdOf(head: Hash, options: CanonicalOptions): Id {
  const digest = createHash('sha256').update('concord export 1\0').update(head);
  return derivedId(digest.update(JSON.stringify(options)).digest());
}
