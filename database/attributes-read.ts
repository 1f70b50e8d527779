/** Looking up attributes, their values, and whether things made of a pair stand. A part of read.ts. */
import { type AttributeType, attributeType } from '../shared/commands/case.ts';
import type { Id } from '../shared/ids.ts';
import { recordOf } from '../shared/records.ts';
import type { Connection } from './connection.ts';
import type { Objects } from './projection/objects.ts';

export type AttributeState = {
  k: number;
  id: Id;
  owner: 'case' | 'source';
  name: string;
  type: AttributeType;
  choices: string[];
};

type Joining = 'setMember' | 'link' | 'casePart' | 'value';
type Row = {
  k: number;
  owner: string | null;
  name: string | null;
  type: string | null;
  choices: string | null;
};

/** The look-ups of one database. */
export function openAttributes(db: Connection, objects: Objects) {
  const select = 'select k, owner, name, type, choices from attributes where coalesce(deleted, 0) = 0';
  const one = db.prepare<[number], Row>(`${select} and k = ?`);
  const all = db.prepare<[], Row>(`${select} order by "order", k`);
  const values = db.prepare<[number], { k: number; owner: number | null; v: string | null }>(
    'select k, owner, value_v as v from attribute_values where attribute = ? and coalesce(deleted, 0) = 0 order by k',
  );
  const value = db.prepare<[number], { v: string | null; missing: string | null }>(
    'select value_v as v, value_missing as missing from attribute_values where k = ?',
  );
  const standing = (entity: Joining) =>
    db.prepare<[number], { deleted: number | null }>(
      `select deleted from ${recordOf(entity).table} where k = ?`,
    );
  const joins = {
    setMember: standing('setMember'),
    link: standing('link'),
    casePart: standing('casePart'),
    value: standing('value'),
  };
  const stateOf = (row: Row): AttributeState => ({
    k: row.k,
    id: objects.idOf(row.k),
    owner: row.owner === 'source' ? 'source' : 'case',
    name: row.name ?? '',
    type: attributeType.safeParse(row.type).data ?? 'text',
    choices: row.choices === null || row.choices === '' ? [] : row.choices.split('\n'),
  });

  return {
    attribute(id: Id): AttributeState | null {
      const row = one.get(objects.keyOf(id) ?? 0);
      return row === undefined ? null : stateOf(row);
    },
    /** The attributes that stand, of cases and of documents, in their order. */
    attributes: (): AttributeState[] => all.all().map(stateOf),
    /** The values that stand under an attribute. */
    valuesOf: (attribute: number): { id: Id; owner: Id | null; v: string | null }[] =>
      values.all(attribute).map((row) => ({
        id: objects.idOf(row.k),
        owner: row.owner === null ? null : objects.idOf(row.owner),
        v: row.v,
      })),
    /** Whether a value is exactly this. */
    isValue(id: Id, v: string | null, missing: string | null): boolean {
      const row = value.get(objects.keyOf(id) ?? 0);
      return row !== undefined && row.v === v && row.missing === missing;
    },
    /** Whether what joins two things is there now; null where it never was. */
    stands(entity: Joining, id: Id): boolean | null {
      const row = joins[entity].get(objects.keyOf(id) ?? 0);
      return row === undefined ? null : row.deleted !== 1;
    },
  };
}
