/** One version of a definition as it stands in the tables, with nothing for what was not written. */
import { z } from 'zod';
import { codeOrigin, codeType, unitRule, weightScale } from '../../shared/commands/code.ts';
import { type Id, id as idSchema } from '../../shared/ids.ts';
import type { DefinitionVersion } from '../../shared/queries/codebook.ts';
import type { Project } from '../project.ts';

type Row = {
  brief: string | null;
  full: string | null;
  include: string | null;
  exclude: string | null;
  examples: string | null;
  nearCodes: string | null;
  nearNote: string | null;
  origin: string | null;
  originSource: number | null;
  originNote: string | null;
  type: string | null;
  unitRule: string | null;
  weightScale: string | null;
  exclusiveWith: string | null;
  reason: string | null;
};
type Words = Omit<DefinitionVersion, 'id' | 'version' | 'at' | 'coder'>;

const SELECT = `select brief, "full", include, exclude, examples, nearMisses_codes as nearCodes,
  nearMisses_note as nearNote, origin_kind as origin, origin_source as originSource, origin_note as originNote,
  type, unitRule, weightScale, exclusiveWith, reason from definitions where k = ?`;

/** The version with this id; an empty one where there is none. */
export function readDefinition(at: { project: Project }, definition: Id | null): Words {
  const { db, objects } = at.project.store;
  const k = definition === null ? null : objects.keyOf(definition);
  const row = db.prepare<[number | null], Row>(SELECT).get(k);
  const ids = (list: string | null | undefined): Id[] =>
    list == null ? [] : (z.array(idSchema).safeParse(JSON.parse(list)).data ?? []);
  const nearCodes = ids(row?.nearCodes);
  const nearNote = row?.nearNote ?? '';
  const kind = codeOrigin.shape.kind.safeParse(row?.origin);
  const source = row?.originSource == null ? null : objects.idOf(row.originSource);
  return {
    brief: row?.brief ?? '',
    full: row?.full ?? '',
    include: row?.include ?? '',
    exclude: row?.exclude ?? '',
    examples: ids(row?.examples),
    nearMisses: nearCodes.length === 0 && nearNote === '' ? null : { codes: nearCodes, note: nearNote },
    origin: kind.success ? { kind: kind.data, source, note: row?.originNote ?? null } : null,
    type: codeType.safeParse(row?.type).data ?? null,
    unitRule: unitRule.safeParse(row?.unitRule).data ?? null,
    weightScale:
      row?.weightScale == null ? null : (weightScale.safeParse(JSON.parse(row.weightScale)).data ?? null),
    exclusiveWith: ids(row?.exclusiveWith),
    reason: row?.reason ?? '',
  };
}
