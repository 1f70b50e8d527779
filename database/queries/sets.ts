/** Answers about sets and links. Members and ends that are gone are left out; merged codes are who they became. */

import { linkType } from '../../shared/commands/set.ts';
import type { Id } from '../../shared/ids.ts';
import { done } from '../../shared/result.ts';
import type { Answer, Ask } from './ask.ts';
import { passageOf } from './passage.ts';

export const listSets: Answer<'set.list'> = (ask, input) => {
  const { db } = ask.project.store;
  const members = new Map<number, Set<Id>>();
  for (const row of db
    .prepare<[], { set: number; member: number }>(
      'select "set", member from set_members where coalesce(deleted, 0) = 0 and "set" is not null and member is not null order by k',
    )
    .all()) {
    const id = standing(ask, input.kind, row.member);
    if (id === null) continue;
    members.set(row.set, (members.get(row.set) ?? new Set()).add(id));
  }
  const rows = db
    .prepare<[string], { k: number; name: string | null }>(
      `select k, name from code_sets where coalesce(deleted, 0) = 0 and coalesce(kind, 'code') = ? order by name, k`,
    )
    .all(input.kind);
  return done(
    rows.map(({ k, name }) => ({
      id: ask.objects.idOf(k),
      name: name ?? '(erased)',
      members: [...(members.get(k) ?? [])],
    })),
  );
};

function standing(ask: Ask, kind: 'code' | 'source', member: number): Id | null {
  if (kind === 'source') return ask.live.sources().has(member) ? ask.idOf(member) : null;
  return ask.idOf(ask.live.codes().get(member) || null);
}

type LinkRow = {
  type: string | null;
  from_kind: string | null;
  from_id: number;
  to_kind: string | null;
  to_id: number;
};

export const listLinks: Answer<'link.list'> = async (ask, input) => {
  await ask.live.ready();
  const k = ask.objects.keyOf(input.of) ?? -1;
  const rows = ask.project.store.db
    .prepare<[number, number], LinkRow>(
      `select type, from_kind, from_id, to_kind, to_id from links
       where coalesce(deleted, 0) = 0 and (from_id = ? or to_id = ?) and from_id is not null and to_id is not null order by k`,
    )
    .all(k, k);
  const found = [];
  for (const row of rows) {
    const isFrom = row.from_id === k;
    const kind = (isFrom ? row.to_kind : row.from_kind) ?? '';
    const id = ask.objects.idOf(isFrom ? row.to_id : row.from_id);
    const passage = kind === 'coding' ? passageOf(ask, id) : null;
    const isThere = kind === 'coding' ? passage !== null : kind !== 'code' || ask.read.code(id) !== null;
    const type = linkType.safeParse(row.type);
    if (!isThere || !type.success) continue;
    found.push({ type: type.data, isFrom, other: { kind, id }, name: ask.read.nameOf(id) ?? '', passage });
  }
  return done(found);
};
