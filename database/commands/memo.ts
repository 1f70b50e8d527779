/** Commands on memos and on drafts, the texts that are still being written. */
import { Buffer } from 'node:buffer';
import { change } from '../../shared/changes.ts';
import type { ParsedInput } from '../../shared/commands.ts';
import { bodyOfMemo, isEmptyMemo, storedTags } from '../../shared/memo.ts';
import { done, refuse } from '../../shared/result.ts';
import { type Handler, type Kit, missing } from '../kit.ts';
import { MIME } from '../texts.ts';

export const writeMemo: Handler<'memo.write'> = (kit, input) => {
  const body = bodyOfMemo(input.body);
  if (body === null)
    return refuse('invalid', 'The memo is not in a form that Concord can keep. Nothing was changed.');
  const target = targetOf(kit, input.on);
  if (target === null)
    return refuse(
      'not-found',
      'What this memo was written on does not exist any more. Copy its text to another memo.',
    );
  const known = kit.read.memo(input.id);
  if (known === null && kit.read.keyOf(input.id) !== null) return missing('memo');
  if (known === null && isEmptyMemo(body) && input.title === '') {
    return refuse('refused', 'An empty memo is not saved.');
  }
  const cells = {
    title: input.title,
    body: { mime: MIME.memo, bytes: Buffer.from(JSON.stringify(body)) },
    status: input.status,
    ...(input.tags === undefined ? {} : { tags: storedTags(input.tags) }),
    ...(known === null ? { kind: input.on?.kind ?? 'free', ...(input.on ? { on: input.on } : {}) } : {}),
  };
  return done(kit.write([change('memo', input.id, cells)]));
};

function targetOf(kit: Kit, on: ParsedInput<'memo.write'>['on']): true | null {
  if (on === null) return true;
  const { read } = kit;
  const look = {
    source: read.source,
    code: read.code,
    coding: read.coding,
    project: read.keyOf,
    case: read.keyOf,
  };
  return look[on.kind](on.id) === null ? null : true;
}

export const removeMemo: Handler<'memo.remove'> = (kit, input) => {
  if (kit.read.memo(input.id) === null) return missing('memo');
  return done(kit.write([change('memo', input.id, { deleted: true })]));
};

export const saveDraft: Handler<'draft.save'> = (kit, input) => {
  kit.project.store.db
    .prepare(
      'insert into draft(key, body, at) values (?, ?, ?) on conflict(key) do update set body = excluded.body, at = excluded.at',
    )
    .run(input.key, input.body, kit.now());
  return done({});
};

export const dropDraft: Handler<'draft.drop'> = (kit, input) => {
  kit.project.store.db.prepare('delete from draft where key = ?').run(input.key);
  return done({});
};
