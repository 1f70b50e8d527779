/** The heads of groups in the list of segments: what the group is, and how many segments it has. */
import { Fragment, type ReactNode, useMemo } from 'react';
import type { Id } from '../../shared/ids.ts';
import { useQuery } from '../api.ts';
import { CodeMark } from '../design/CodeMark.tsx';
import { count } from '../design/format.ts';
import { useCoders, useCodes, useSources } from '../project/use-lookups.ts';
import type { SegmentsDesk } from './segments-desk.ts';

const noCases: readonly { id: Id; name: string }[] = [];

export interface GroupHeads {
  /** The head of the group that begins at a row, else null. */
  at(index: number): ReactNode;
  /** The head of the group that a row is in. */
  over(index: number): ReactNode;
}

/** `groups` in the order of the rows. Null without groups. */
export function useGroupHeads(
  by: SegmentsDesk['group'],
  groups: readonly { ids: readonly Id[]; count: number }[],
): GroupHeads | null {
  const sources = useSources().byId;
  const codes = useCodes().byId;
  const coders = useCoders().byId;
  const cases = useQuery('case.grid', {}, { enabled: by === 'case', keep: true }).data?.rows ?? noCases;
  return useMemo(() => {
    if (by === 'none') return null;
    const starts: number[] = [];
    let rows = 0;
    for (const group of groups) {
      starts.push(rows);
      rows += group.count;
    }
    const caseNames = new Map(cases.map(({ id, name }) => [id, name]));
    const nameOf = (id: Id): ReactNode => {
      if (by === 'case') return <bdi>{caseNames.get(id)}</bdi>;
      const code = by === 'code' ? codes.get(id) : undefined;
      if (code !== undefined) return <CodeMark code={code} />;
      return <bdi className="cut">{(by === 'coder' ? coders : sources).get(id)?.name}</bdi>;
    };
    const head = (index: number): ReactNode => {
      const group = groups[index];
      if (group === undefined) return null;
      return (
        <>
          {group.ids.length === 0 && <span className="t2">In no case</span>}
          <span className="cut">
            {group.ids.map((id, i) => (
              <Fragment key={id}>
                {i > 0 && '; '}
                {nameOf(id)}
              </Fragment>
            ))}
          </span>
          <span className="grow" />
          <span className="t2 num">{count(group.count)}</span>
        </>
      );
    };
    const first = new Map(starts.map((start, i) => [start, i]));
    return {
      at: (index) => head(first.get(index) ?? -1),
      over: (index) => head(starts.findLastIndex((start) => start <= index)),
    };
  }, [by, groups, sources, codes, coders, cases]);
}
