/**
 * Commands on attributes and their values. What is typed must fit the attribute's type, or the whole block
 * is refused with the place of the first cell that does not; nothing is half done.
 */
import { fittingValue } from '../../shared/attribute-value.ts';
import { type Change, change } from '../../shared/changes.ts';
import type { AttributeType } from '../../shared/commands/case.ts';
import type { ParsedInput } from '../../shared/commands.ts';
import type { Id } from '../../shared/ids.ts';
import { done, type Result, refuse } from '../../shared/result.ts';
import type { AttributeState } from '../attributes-read.ts';
import { type Handler, type Kit, missing } from '../kit.ts';
import { orderFor } from '../placing.ts';
import { inEntries } from './case.ts';
import { defined, sameName } from './code.ts';
import { joinedId, standsIn } from './joined.ts';

/** Choices are kept as lines of one sealed text. */
const asLines = (choices: readonly string[]): string => choices.join('\n');

function twin(kit: Kit, owner: 'case' | 'source', name: string, except: Id | null) {
  const found = kit.read
    .attributes()
    .find((row) => row.owner === owner && row.id !== except && sameName(row.name, name));
  return found === undefined
    ? null
    : refuse('duplicate', `There is already an attribute “${found.name}”. Choose another name.`);
}

export const addAttribute: Handler<'attribute.add'> = (kit, input) => {
  if (kit.read.keyOf(input.id) !== null)
    return refuse('duplicate', 'There is already something with that id. Nothing was changed.');
  const same = twin(kit, input.owner, input.name, null);
  if (same !== null) return same;
  const { owner, name, type } = input;
  const order = orderFor(kit.read, 'attributes', null, null, null);
  const choices = input.choices.length > 0 ? { choices: asLines(input.choices) } : {};
  return done(kit.write([change('attribute', input.id, { owner, name, type, order, ...choices })]));
};

export const changeAttribute: Handler<'attribute.change'> = (kit, input) => {
  const found = kit.read.attribute(input.id);
  if (found === null) return missing('attribute');
  const same = input.name === undefined ? null : twin(kit, found.owner, input.name, input.id);
  if (same !== null) return same;
  const next = { type: input.type ?? found.type, choices: input.choices ?? found.choices };
  const values = refit(kit, found, next);
  if (!values.ok) return values;
  const cells = defined({
    name: input.name === found.name ? undefined : input.name,
    type: input.type === found.type ? undefined : input.type,
    choices: input.choices === undefined ? undefined : asLines(input.choices),
  });
  const own = Object.keys(cells).length > 0 ? [change('attribute', input.id, cells)] : [];
  return done(kit.writeGroup(inEntries('attribute.change', [...own, ...values.value])));
};

/** The values in the form of the new type; refused where one does not fit it. */
function refit(
  kit: Kit,
  attribute: AttributeState,
  next: { type: AttributeType; choices: readonly string[] },
): Result<Change[]> {
  const changes: Change[] = [];
  for (const row of kit.read.valuesOf(attribute.k)) {
    if (row.v === null || row.v === '') continue;
    const fitting = fittingValue(next.type, next.choices, row.v);
    const owner = row.owner === null ? '' : ` of “${kit.read.nameOf(row.owner) ?? ''}”`;
    if (!fitting.ok)
      return refuse(
        'refused',
        `The value of “${attribute.name}”${owner} does not fit: ${fitting.error.message}. Change it first; nothing was changed.`,
      );
    if (fitting.value !== row.v || next.type !== attribute.type)
      changes.push(change('value', row.id, { value: { kind: next.type, v: fitting.value, missing: null } }));
  }
  return done(changes);
}

export const moveAttribute: Handler<'attribute.move'> = (kit, input) => {
  if (kit.read.attribute(input.id) === null) return missing('attribute');
  if (input.before !== null && kit.read.attribute(input.before) === null) return missing('attribute');
  const order = orderFor(kit.read, 'attributes', null, input.before, input.id);
  return done(kit.write([change('attribute', input.id, { order })]));
};

export const removeAttribute: Handler<'attribute.remove'> = (kit, input) => {
  if (kit.read.attribute(input.id) === null) return missing('attribute');
  return done(kit.write([change('attribute', input.id, { deleted: true })]));
};

/** Rows looked at before other work is let in. */
const ROWS_AT_ONCE = 500;

export const setValues: Handler<'value.set'> = async (kit, input) => {
  const attributes: AttributeState[] = [];
  for (const id of input.attributes) {
    const found = kit.read.attribute(id);
    if (found === null) return missing('attribute');
    attributes.push(found);
  }
  const changes: Change[] = [];
  const seen = new Set<Id>();
  for (const [at, { owner, values }] of input.rows.entries()) {
    if (at % ROWS_AT_ONCE === ROWS_AT_ONCE - 1) {
      kit.progress(at, input.rows.length, 'Cells');
      await new Promise((resolve) => setImmediate(resolve));
      if (kit.signal.aborted) return refuse('cancelled', 'Filling in was cancelled. Nothing was changed.');
    }
    for (const [column, attribute] of attributes.entries()) {
      const given = values[column] ?? null;
      if (given === null) continue;
      const made = valueChange(kit, attribute, owner, given, at);
      if (!made.ok) return made;
      if (made.value === null) continue;
      if (seen.has(made.value.id))
        return refuse('duplicate', `Row ${at + 1} fills in the same cell again. Nothing was changed.`);
      seen.add(made.value.id);
      changes.push(made.value);
    }
  }
  return done({ ...kit.writeGroup(inEntries('value.set', changes)), cells: changes.length });
};

type Given = NonNullable<ParsedInput<'value.set'>['rows'][number]['values'][number]>;

/** The change of one cell; null where it changes nothing. */
export function valueChange(
  kit: Kit,
  attribute: Pick<AttributeState, 'id' | 'name' | 'owner' | 'type' | 'choices'>,
  owner: Id,
  given: Given,
  at: number,
): Result<Change | null> {
  const named = attribute.owner === 'case' ? kit.read.case(owner) : kit.read.source(owner);
  if (named === null) return missing(attribute.owner);
  const fitting =
    typeof given === 'string' ? fittingValue(attribute.type, attribute.choices, given) : done('');
  if (!fitting.ok)
    return refuse(
      'invalid',
      `Row ${at + 1}, “${attribute.name}”: ${fitting.error.message}. Nothing was changed.`,
    );
  const id = joinedId('value', owner, attribute.id);
  const stands = standsIn(kit, 'value', id);
  if (typeof given === 'string' && fitting.value === '')
    return done(stands === true ? change('value', id, { deleted: true }) : null);
  const value =
    typeof given === 'string'
      ? { kind: attribute.type, v: fitting.value, missing: null }
      : { kind: attribute.type, v: null, missing: given.missing };
  if (stands === true && kit.read.isValue(id, value.v, value.missing)) return done(null);
  const cells = { owner, attribute: attribute.id, value };
  return done(change('value', id, stands === null ? cells : { ...cells, deleted: null }));
}
