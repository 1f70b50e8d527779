/** A coding of the open document with its words. */
import { type Id, id as idSchema } from '../../shared/ids.ts';
import type { CodingRow } from '../../shared/queries/source.ts';
import { useQuery } from '../api.ts';
import { useWindowStore } from '../state/context.ts';

export interface CodingText {
  coding: CodingRow;
  text: string;
  source: Id;
  /** Counted from 1. */
  paragraph: number;
}

/** Stands in the key of a query that is not asked. */
export const noId = idSchema.parse('00000000-0000-7000-8000-000000000000');

/** Null while it is fetched, and when the coding is in another document. */
export function useCodingText(coding: Id | null): CodingText | null {
  const source = useWindowStore((state) => state.source);
  const enabled = coding !== null && source !== null;
  const id = source ?? noId;
  const codings = useQuery('source.codings', { id, coders: [] }, { enabled }).data;
  const document = useQuery('source.document', { id }, { enabled }).data;
  const found = codings?.find((one) => one.id === coding);
  if (found === undefined || document === undefined || source === null) return null;
  const { start, end } = found;
  const before = document.blocks.filter((block) => block.start <= start && block.end > block.start);
  return { coding: found, text: document.text.slice(start, end), source, paragraph: before.length };
}
