/** What a merge leaves for people to decide: told as sentences, never decided here. */
import type { Kit } from '../kit.ts';
import { sameName } from './code.ts';

const MOST = 100;

/** Things that make sense alone but not together. */
export function anomaliesOf(kit: Kit): string[] {
  return [
    ...sameNamedCodes(kit),
    ...codingsOfGoneCodes(kit),
    ...documentsTwice(kit),
    ...correctedTwice(kit),
  ].slice(0, MOST);
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

/** Texts with a version that stands beside the present one: it was made of the same as that, in another copy. */
function correctedTwice(kit: Kit): string[] {
  const { revisions, store } = kit.project;
  const versions = store.db
    .prepare<[], { source: number; k: number; head: number; name: string | null }>(
      `select s.k as source, s.head, s.name, r.k from sources s join revisions r on r.source = s.k
       where coalesce(s.deleted, 0) = 0 and coalesce(r.deleted, 0) = 0 and r.base is not null order by s.k, r.k`,
    )
    .all();
  const aside = new Map<number, string>();
  for (const { source, k, head, name } of versions)
    if (!revisions.lineOf(head).includes(k)) aside.set(source, name ?? '');
  return [...aside.values()].map(
    (name) =>
      `The text of “${name}” was corrected on both sides. One correction stands; read the other among the versions of the text, and correct what is still missing.`,
  );
}
