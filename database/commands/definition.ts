/**
 * Defining a code. A definition is written once: each change is a new version on top of the one before,
 * so that a coding can say for ever which words it was made under.
 */
import { type Cells, change } from '../../shared/changes.ts';
import type { Id } from '../../shared/ids.ts';
import { done, refuse } from '../../shared/result.ts';
import { type Handler, type Kit, missing } from '../kit.ts';
import { readDefinition } from '../queries/definition-read.ts';
import { defined } from './code.ts';

export const defineCode: Handler<'code.define'> = (kit, input) => {
  const { read } = kit;
  const code = read.code(input.code);
  if (code === null) return missing('code');
  if (read.keyOf(input.id) !== null)
    return refuse('duplicate', 'There is already something with that id. Nothing was changed.');
  const { id, code: _code, reason, ...given } = input;
  const others = [...(given.exclusiveWith ?? []), ...(given.nearMisses?.codes ?? [])];
  if (others.some((one) => read.code(one) === null)) return missing('code');
  if (others.includes(code.id))
    return refuse('refused', 'A code is not told apart from itself. Nothing was changed.');
  const { source } = given.origin ?? { source: null };
  if (source !== null && read.source(source) === null) return missing('source');
  const known = new Set(readDefinition(kit, code.definition).examples);
  if ((given.examples ?? []).some((one) => !known.has(one) && read.coding(one) === null))
    return missing('coding');
  const before = standing(kit, code.definition);
  const after: Cells<'definition'> = { ...before, ...defined(given) };
  if (same(before, after)) return done(kit.write([]));
  const cells = { ...filled(after), code: code.id, base: code.definition, reason };
  return done(
    kit.write([change('definition', id, cells, code.id), change('code', code.id, { definition: id })]),
  );
};

/** What the present version says, as cells of the next: all but the reason, which is given anew. */
function standing(kit: Kit, definition: Id | null): Cells<'definition'> {
  const { reason: _, ...said } = readDefinition(kit, definition);
  return said;
}

function same(a: Cells<'definition'>, b: Cells<'definition'>): boolean {
  return JSON.stringify(filled(a)) === JSON.stringify(filled(b));
}

/** Without what is empty: an empty list or text is the default and is not stored. */
function filled(cells: Cells<'definition'>): Cells<'definition'> {
  return Object.fromEntries(
    Object.entries(cells).filter(
      ([, value]) => value !== null && value !== '' && !(Array.isArray(value) && value.length === 0),
    ),
  );
}
