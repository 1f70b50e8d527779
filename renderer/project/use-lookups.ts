/** The codebook, the coders and the documents of the project, ready to look up by id. */
import { useMemo } from 'react';
import type { Id } from '../../shared/ids.ts';
import type { CodeRow } from '../../shared/queries/code.ts';
import type { CoderRow } from '../../shared/queries/project.ts';
import type { SourceRow } from '../../shared/queries/source.ts';
import { useQuery } from '../api.ts';
import { useWindowStore } from '../state/context.ts';

const noCodes: readonly CodeRow[] = [];
const noCoders: readonly CoderRow[] = [];
const noSources: readonly SourceRow[] = [];

/** Every code in codebook order, and by id. */
export function useCodes(): { rows: readonly CodeRow[]; byId: ReadonlyMap<Id, CodeRow> } {
  const coder = useWindowStore((state) => state.coder);
  const rows = useQuery('code.tree', { coder }, { keep: true }).data ?? noCodes;
  return useMemo(() => ({ rows, byId: new Map(rows.map((row) => [row.id, row])) }), [rows]);
}

/** Every coder, and by id. */
export function useCoders(): { rows: readonly CoderRow[]; byId: ReadonlyMap<Id, CoderRow> } {
  const rows = useQuery('coder.list', {}).data ?? noCoders;
  return useMemo(() => ({ rows, byId: new Map(rows.map((row) => [row.id, row])) }), [rows]);
}

/** Every document, and by id. */
export function useSources(): { rows: readonly SourceRow[]; byId: ReadonlyMap<Id, SourceRow> } {
  const rows = useQuery('source.list', {}).data?.sources ?? noSources;
  return useMemo(() => ({ rows, byId: new Map(rows.map((row) => [row.id, row])) }), [rows]);
}
