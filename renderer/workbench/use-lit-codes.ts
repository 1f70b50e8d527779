/** The codes as the workbench draws them: in their own colours, or under the spotlight. */
import { useMemo } from 'react';
import type { Id } from '../../shared/ids.ts';
import type { CodeRow } from '../../shared/queries/code.ts';
import { useCodes } from '../project/use-lookups.ts';
import { inSpotlight } from '../reader/spotlight.ts';
import { useWindowStore } from '../state/context.ts';

/** Every code in codebook order, and by id, to be drawn. What is written must come from `useCodes`. */
export function useLitCodes(): { rows: readonly CodeRow[]; byId: ReadonlyMap<Id, CodeRow> } {
  const codes = useCodes();
  const isOn = useWindowStore((state) => state.stripes === 'spotlight');
  const lit = useWindowStore((state) => state.spotlight);
  return useMemo(() => {
    if (!isOn) return codes;
    const rows = inSpotlight(codes.rows, lit);
    return { rows, byId: new Map(rows.map((row) => [row.id, row])) };
  }, [codes, isOn, lit]);
}
