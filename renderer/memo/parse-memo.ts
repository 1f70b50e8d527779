/** A stored memo, read with care: an older or foreign form becomes one paragraph. */
import { type MemoBody, memoBody } from '../../shared/memo.ts';

/** The memo in `json`; never throws. */
export function parseMemo(json: string): MemoBody {
  try {
    const parsed = memoBody.safeParse(JSON.parse(json));
    if (parsed.success) return parsed.data;
  } catch {
    // Not JSON: falls through to plain text.
  }
  return json === '' ? [] : [{ kind: 'paragraph', runs: [{ text: json }] }];
}

/** Whether a memo says nothing. */
export function isEmptyMemo(body: MemoBody): boolean {
  return body.every((part) => part.kind !== 'quotation' && part.runs.every(({ text }) => text.trim() === ''));
}
