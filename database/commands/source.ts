/** Commands on documents and folders. */
import { change } from '../../shared/changes.ts';
import { done, refuse } from '../../shared/result.ts';
import { type Handler, missing } from '../kit.ts';
import { orderFor, wouldLoop } from '../placing.ts';

export const renameSource: Handler<'source.rename'> = (kit, input) => {
  const source = kit.read.source(input.id);
  if (source === null) return missing('source');
  return done(
    kit.write(source.name === input.name ? [] : [change('source', input.id, { name: input.name })]),
  );
};

export const moveSource: Handler<'source.move'> = (kit, input) => {
  if (kit.read.source(input.id) === null) return missing('source');
  if (input.folder !== null && kit.read.folder(input.folder) === null) return missing('folder');
  if (input.before !== null && kit.read.source(input.before) === null) return missing('source');
  const order = orderFor(kit.read, 'sources', input.folder, input.before, input.id);
  return done(kit.write([change('source', input.id, { place: { folder: input.folder, order } })]));
};

export const languageOfSource: Handler<'source.language'> = (kit, input) => {
  if (kit.read.source(input.id) === null) return missing('source');
  return done(
    kit.write([change('source', input.id, { language: { tag: input.tag, direction: input.direction } })]),
  );
};

export const removeSource: Handler<'source.remove'> = (kit, input) => {
  if (kit.read.source(input.id) === null) return missing('source');
  return done(kit.write([change('source', input.id, { deleted: true })]));
};

export const addFolder: Handler<'folder.add'> = (kit, input) => {
  if (kit.read.keyOf(input.id) !== null)
    return refuse('duplicate', 'There is already something with that id. Nothing was changed.');
  if (input.parent !== null && kit.read.folder(input.parent) === null) return missing('folder');
  const order = orderFor(kit.read, 'folders', input.parent, null, null);
  return done(
    kit.write([change('folder', input.id, { name: input.name, place: { folder: input.parent, order } })]),
  );
};

export const renameFolder: Handler<'folder.rename'> = (kit, input) => {
  const folder = kit.read.folder(input.id);
  if (folder === null) return missing('folder');
  return done(
    kit.write(folder.name === input.name ? [] : [change('folder', input.id, { name: input.name })]),
  );
};

export const moveFolder: Handler<'folder.move'> = (kit, input) => {
  if (kit.read.folder(input.id) === null) return missing('folder');
  if (input.parent !== null && kit.read.folder(input.parent) === null) return missing('folder');
  if (input.before !== null && kit.read.folder(input.before) === null) return missing('folder');
  if (wouldLoop(kit.read, 'folders', input.id, input.parent))
    return refuse('refused', 'A folder cannot be put inside itself. Nothing was changed.');
  const order = orderFor(kit.read, 'folders', input.parent, input.before, input.id);
  return done(kit.write([change('folder', input.id, { place: { folder: input.parent, order } })]));
};

/** What lay in the folder moves up to where the folder was. */
export const removeFolder: Handler<'folder.remove'> = (kit, input) => {
  const folder = kit.read.tree('folders').find((row) => row.id === input.id);
  if (folder === undefined) return missing('folder');
  const { parent } = folder;
  const inside = kit.read.siblings('sources', input.id, null);
  const folders = kit.read.siblings('folders', input.id, null);
  return done(
    kit.write([
      ...inside.map(({ id, order }) => change('source', id, { place: { folder: parent, order } })),
      ...folders.map(({ id, order }) => change('folder', id, { place: { folder: parent, order } })),
      change('folder', input.id, { deleted: true }),
    ]),
  );
};
