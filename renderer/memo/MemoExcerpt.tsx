/** A memo in short: its title, and its words with links by their present names. */
import { useMemo } from 'react';
import { memoText, referencesIn } from '../../shared/memo.ts';
import type { MemoRow } from '../../shared/queries/memo.ts';
import { parseMemo } from './parse-memo.ts';
import { thingName, useThings } from './things.ts';

/** Longer memos are cut, in UTF-16 units. */
const SHOWN = 600;

export function MemoExcerpt({ memo }: { memo: Pick<MemoRow, 'title' | 'body'> }) {
  const body = useMemo(() => parseMemo(memo.body), [memo.body]);
  const links = useMemo(() => referencesIn(body.filter(({ kind }) => kind !== 'quotation')), [body]);
  const things = useThings(links);
  const words = memoText(body, ({ id }) => {
    const found = things?.get(id);
    return found === undefined ? '…' : thingName(found);
  });
  return (
    <span className="memo-excerpt">
      {memo.title !== '' && (
        <b className="med" dir="auto">
          {memo.title}
        </b>
      )}
      <span dir="auto">{words.length > SHOWN ? `${words.slice(0, SHOWN).trimEnd()}…` : words}</span>
    </span>
  );
}
