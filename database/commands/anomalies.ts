/** What a merge leaves for people to decide: told as sentences, never decided here. */
import type { Kit } from '../kit.ts';
import { sameName } from './code.ts';

const MOST = 100;

/** Things that make sense alone but not together. */
export function anomaliesOf(kit: Kit): string[] {
  return [...sameNamedCodes(kit), ...codingsOfGoneCodes(kit), ...documentsTwice(kit)].slice(0, MOST);
}

function sameNamedCodes(kit: Kit): string[] {
  const codes = kit.read.tree('codes');
  const found: string[] = [];
  codes.forEach((code, i) => {
    const twin = codes
      .slice(0, i)
      .find((other) => other.parent === code.parent && sameName(other.name, code.name));
    if (twin)
      found.push(`There are two codes “${code.name}” in one place. Merge them if they mean the same.`);
  });
  return found;
}

function codingsOfGoneCodes(kit: Kit): string[] {
  const codes = kit.project.live.codes();
  const rows = kit.project.store.db
    .prepare<[], { k: number; name: string | null; n: number }>(
      `select c.k, c.name, count(*) as n from codings g join codes c on c.k = g.claim_code
       where coalesce(g.deleted, 0) = 0 group by c.k`,
    )
    .all();
  return rows
    .filter((row) => codes.get(row.k) === 0)
    .map(
      (row) =>
        `${row.n} codings use “${row.name ?? ''}”, which was removed. Bring the code back or recode them.`,
    );
}

function documentsTwice(kit: Kit): string[] {
  const rows = kit.project.store.db
    .prepare<[], { a: string | null; b: string | null }>(
      `select min(s.name) as a, max(s.name) as b from sources s join content_digest d on d.k = s.original
       where coalesce(s.deleted, 0) = 0 group by d.sha256 having count(*) > 1`,
    )
    .all();
  return rows.map((row) => `“${row.a ?? ''}” and “${row.b ?? ''}” are the same document, imported twice.`);
}
