/** A stored memo, read with care: an older or foreign form becomes one paragraph. */
import { z } from 'zod';
import { bodyOfMemo, type MemoBody, type MemoStatus, memoBody, memoStatus } from '../../shared/memo.ts';

/** A memo as it is written: what one entry keeps. */
export interface MemoText {
  title: string;
  status: MemoStatus;
  tags: readonly string[];
  body: MemoBody;
}

export const noMemo: MemoText = { title: '', status: 'thought', tags: [], body: [] };

/** The body in `json`; never throws. */
export function parseMemo(json: string): MemoBody {
  return bodyOfMemo(json) ?? (json === '' ? [] : [{ kind: 'paragraph', runs: [{ text: json }] }]);
}

const draft = z.strictObject({
  title: z.string(),
  status: memoStatus,
  tags: z.array(z.string()),
  body: memoBody,
});

/** A draft as it is kept. */
export function draftText(memo: MemoText): string {
  return JSON.stringify(memo);
}

/** The draft in `json`. Drafts of earlier versions are a body alone: the rest is as in `saved`. */
export function parseDraft(json: string, saved: MemoText): MemoText {
  const body = bodyOfMemo(json);
  if (body !== null) return { ...saved, body };
  try {
    const found = draft.safeParse(JSON.parse(json));
    if (found.success) return found.data;
  } catch {
    // Not JSON: falls through to plain text.
  }
  return { ...saved, body: parseMemo(json) };
}
