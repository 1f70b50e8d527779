/** The key under which an unfinished memo is kept: what it is on, and which memo it is. */
import { id } from '../../shared/ids.ts';
import { memoKinds } from '../../shared/memo.ts';
import type { MemoRow } from '../../shared/queries/memo.ts';
import type { MemoPlace } from '../state/store.ts';

/** "memo coding 0190… 0191…": the second id is the memo's own. */
export function draftKey({ kind, id: on }: MemoPlace, memo: MemoPlace['id']): string {
  return `memo ${kind} ${on} ${memo}`;
}

/** The place a key names; null for keys of other things. Keys of earlier versions name no memo. */
export function draftPlace(key: string): MemoPlace | null {
  const [what, kindText, idText, memoText] = key.split(' ');
  const kind = memoKinds.find((one) => one === kindText);
  const on = id.safeParse(idText);
  if (what !== 'memo' || kind === undefined || !on.success) return null;
  const memo = id.safeParse(memoText);
  return { kind, id: on.data, ...(memo.success ? { memo: memo.data } : {}) };
}

/** The place of a memo that is stored. */
export function placeOf({ id, kind, on }: Pick<MemoRow, 'id' | 'kind' | 'on'>): MemoPlace {
  const place = on === null ? null : draftPlace(`memo ${kind} ${on.id} ${id}`);
  return place ?? { kind: 'free', id, memo: id };
}
