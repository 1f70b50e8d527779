/** Ids made from what they join, so that adding twice is adding once, also when two copies did it. */
import { createHash } from 'node:crypto';
import { derivedId, type Id } from '../../shared/ids.ts';
import type { Kit } from '../kit.ts';
import { toBytes } from '../ledger/bytes.ts';

/** The id of a pair of things joined in some way, and of what tells several such pairs apart. */
export function joinedId(what: string, a: Id, b: Id, more = ''): Id {
  const hash = createHash('sha256').update(what).update(toBytes(a)).update(toBytes(b));
  return derivedId((more === '' ? hash : hash.update(more)).digest());
}

/** Whether a pair is there now; null where it never was. */
export function standsIn(
  kit: Pick<Kit, 'read'>,
  entity: 'setMember' | 'link' | 'casePart' | 'value',
  id: Id,
): boolean | null {
  return kit.read.stands(entity, id);
}
