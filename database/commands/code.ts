/** Commands on the codebook. */
import { change } from '../../shared/changes.ts';
import { textures } from '../../shared/commands/code.ts';
import { done, refuse } from '../../shared/result.ts';
import { type Handler, type Kit, missing } from '../kit.ts';
import { orderFor, ordersFor, wouldLoop } from '../placing.ts';
import { freeTag } from './tags.ts';

/** The palette in the order in which families take it: far apart first (the first eight are told apart by everybody). */
export const FAMILY_COLOURS = [
  2, 6, 8, 4, 1, 5, 7, 10, 12, 21, 18, 9, 24, 20, 13, 16, 11, 23, 14, 19, 15, 17, 22, 3,
];

export const addCode: Handler<'code.add'> = (kit, input) => {
  const { read } = kit;
  if (read.keyOf(input.id) !== null)
    return refuse('duplicate', 'There is already something with that id. Nothing was changed.');
  const definitionId = input.definition?.id;
  if (definitionId !== undefined && (definitionId === input.id || read.keyOf(definitionId) !== null))
    return refuse(
      'duplicate',
      'There is already something with the id of the definition. Nothing was changed.',
    );
  if (input.parent !== null && read.code(input.parent) === null) return missing('code');
  const tree = read.tree('codes');
  const twin = tree.find((code) => code.parent === input.parent && sameName(code.name, input.name));
  if (twin)
    return refuse(
      'duplicate',
      `There is already a code “${twin.name}” in that place. Use it, or choose another name.`,
    );
  const look = {
    ...nextLook(kit, input.parent),
    ...defined({ colour: input.colour, texture: input.texture }),
  };
  const order = orderFor(read, 'codes', input.parent, null, null);
  const { definition } = input;
  const changes = [
    change('code', input.id, {
      name: input.name,
      kind: input.kind,
      place: { parent: input.parent, order },
      look,
      tag: input.tag ?? freeTag(input.name, new Set(tree.map((code) => code.tag ?? ''))),
      status: 'draft',
      ...(definition ? { definition: definition.id } : {}),
    }),
  ];
  if (definition) {
    const origin = definition.origin ? { origin: definition.origin } : {};
    changes.push(
      change('definition', definition.id, { code: input.id, brief: definition.brief, ...origin }, input.id),
    );
  }
  return done(kit.write(changes));
};

/** Codes at the top take the next colour; codes below share the family's colour and differ by texture. */
function nextLook(
  kit: Kit,
  parent: Parameters<Kit['read']['siblings']>[1],
): { colour: string; texture: string } {
  const siblings = kit.read.siblings('codes', parent, null).length;
  const family = parent === null ? null : (kit.read.code(parent)?.colour ?? null);
  if (family === null)
    return { colour: String(FAMILY_COLOURS[siblings % FAMILY_COLOURS.length]), texture: 'solid' };
  return { colour: family, texture: textures[siblings % textures.length] ?? 'solid' };
}

export const renameCode: Handler<'code.rename'> = (kit, input) => {
  const code = kit.read.code(input.id);
  if (code === null) return missing('code');
  if (code.name === input.name) return done(kit.write([]));
  const twin = kit.read
    .tree('codes')
    .find(
      (other) => other.id !== input.id && other.parent === code.parent && sameName(other.name, input.name),
    );
  if (twin)
    return refuse(
      'duplicate',
      `There is already a code “${twin.name}” in that place. Choose another name, or merge the two.`,
    );
  return done(kit.write([change('code', input.id, { name: input.name })]));
};

export const moveCode: Handler<'code.move'> = (kit, input) => {
  const { read } = kit;
  const ids = [...new Set(input.ids)];
  if (ids.some((id) => read.code(id) === null)) return missing('code');
  if (input.parent !== null && read.code(input.parent) === null) return missing('code');
  if (input.before !== null && read.code(input.before) === null) return missing('code');
  if (ids.some((id) => wouldLoop(read, 'codes', id, input.parent)))
    return refuse('refused', 'A code cannot be put under itself. Nothing was changed.');
  const orders = ordersFor(read, 'codes', input.parent, input.before, ids);
  return done(
    kit.write(
      ids.map((id, i) => change('code', id, { place: { parent: input.parent, order: orders[i] ?? '1' } })),
    ),
  );
};

export const lookOfCode: Handler<'code.look'> = (kit, input) => {
  const code = kit.read.code(input.id);
  if (code === null) return missing('code');
  const look = { colour: input.colour ?? code.colour, texture: input.texture ?? code.texture };
  const cells = {
    ...(input.colour || input.texture ? { look } : {}),
    ...(input.tag ? { tag: input.tag } : {}),
  };
  return done(kit.write(Object.keys(cells).length > 0 ? [change('code', input.id, cells)] : []));
};

export const statusOfCode: Handler<'code.status'> = (kit, input) => {
  if (kit.read.code(input.id) === null) return missing('code');
  return done(
    kit.write([change('code', input.id, { status: input.status, ...defined({ kind: input.kind }) })]),
  );
};

/** Removes codes; those below must be among them or have been moved out before. */
export const removeCode: Handler<'code.remove'> = (kit, input) => {
  const going = new Set(input.ids);
  for (const id of going) if (kit.read.code(id) === null) return missing('code');
  const below = kit.read
    .tree('codes')
    .filter(({ id, parent }) => parent !== null && going.has(parent) && !going.has(id));
  if (below.length > 0) {
    return refuse('refused', `There are ${below.length} codes below this one. Move or remove them first.`);
  }
  return done(kit.write([...going].map((id) => change('code', id, { deleted: true }))));
};

/** Names are the same when only case or the form of letters differs. */
export function sameName(a: string, b: string): boolean {
  return a.normalize('NFKC').toLowerCase() === b.normalize('NFKC').toLowerCase();
}

/** Leaves out what was not given. */
export function defined<T extends Record<string, unknown>>(
  parts: T,
): { [K in keyof T]?: Exclude<T[K], undefined> } {
  const given: { [K in keyof T]?: Exclude<T[K], undefined> } = {};
  for (const key in parts) {
    const value = parts[key];
    if (value !== undefined) given[key] = value as Exclude<T[typeof key], undefined>;
  }
  return given;
}
