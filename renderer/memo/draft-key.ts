/** The key under which an unfinished memo is kept: what it is on. */
import { id } from '../../shared/ids.ts';
import type { MemoPlace } from '../state/store.ts';

const KINDS = ['project', 'source', 'code', 'coding'] as const;

/** "memo coding 0190…". */
export function draftKey({ kind, id: on }: MemoPlace): string {
  return `memo ${kind} ${on}`;
}

/** The place a key names; null for keys of other things. */
export function draftPlace(key: string): MemoPlace | null {
  const [what, kindText, idText] = key.split(' ');
  const kind = KINDS.find((one) => one === kindText);
  const on = id.safeParse(idText);
  return what === 'memo' && kind !== undefined && on.success ? { kind, id: on.data } : null;
}
