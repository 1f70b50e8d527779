/** The rules of autocoding: what was looked for, and how many of the codings it made still stand. */
import { z } from 'zod';
import { id } from '../../shared/ids.ts';
import type { QueryOutput } from '../../shared/queries.ts';
import { done } from '../../shared/result.ts';
import { searchMode } from '../../shared/search/query.ts';
import type { CodingUnit } from '../../shared/search/scope.ts';
import { missing } from '../kit.ts';
import { spansIn, struckFrom } from '../search/struck-hits.ts';
import type { Answer } from './ask.ts';
import { paragraphAt, paragraphStarts, quoteAt } from './code.ts';

const storedQuery = z.object({
  text: z.string(),
  mode: searchMode,
  exact: z.boolean(),
  speaker: z.string().default(''),
});
/** `folder` stands in rules made before a search could be in several. */
const storedScope = z
  .object({
    sources: z.array(id).default([]),
    folders: z.array(id).default([]),
    folder: id.nullable().default(null),
  })
  .transform(({ sources, folders, folder }) => ({
    sources,
    folders: folder === null ? folders : [...folders, folder],
  }));

export const listRules: Answer<'rule.list'> = (ask) => {
  const rows = ask.project.store.db
    .prepare<
      [],
      {
        k: number;
        born: number;
        query: string | null;
        unit: string | null;
        code: number | null;
        scope: string | null;
        struck: string | null;
        n: number;
      }
    >(
      `select r.k, o.born, r.query, r.unit, r.code, r.scope, r.struck,
              (select count(*) from codings c where c.method_rule = r.k and coalesce(c.deleted, 0) = 0) as n
       from coding_rules r join object o on o.k = r.k where coalesce(r.deleted, 0) = 0 order by r.k desc`,
    )
    .all();
  return done(
    rows.flatMap((row) => {
      const code = ask.idOf(ask.live.codes().get(row.code ?? 0) || null);
      const query = storedQuery.safeParse(parsed(row.query)).data;
      if (code === null || query === undefined) return [];
      const own = ask.objects.idOf(row.k);
      const { author, at } = ask.originOf(row.born, own);
      return [
        {
          id: own,
          code,
          ...query,
          unit: unitOf(row.unit ?? 'hit'),
          scope: storedScope.safeParse(parsed(row.scope)).data ?? { sources: [], folders: [] },
          coder: author,
          at,
          codings: row.n,
          struck: struckFrom(row.struck).reduce((sum, { spans }) => sum + spans.length / 2, 0),
        },
      ];
    }),
  );
};

/** Words around a struck out hit, in UTF-16 units. */
const AROUND = 60;

export const struckBy: Answer<'rule.struck'> = (ask, { rule, limit }) => {
  const row = ask.project.store.db
    .prepare<[number], { struck: string | null }>(
      'select struck from coding_rules where k = ? and coalesce(deleted, 0) = 0',
    )
    .get(ask.objects.keyOf(rule) ?? 0);
  if (row === undefined) return missing('rule');
  const rows: QueryOutput<'rule.struck'>['rows'] = [];
  const places: QueryOutput<'rule.struck'>['places'] = [];
  for (const struck of struckFrom(row.struck)) {
    const source = ask.read.source(struck.source);
    if (source === null) continue;
    const marked = ask.objects.keyOf(struck.revision) ?? 0;
    for (const span of spansIn(struck)) {
      const now = ask.project.revisions.present(source.k, marked, span);
      if (now !== null) places.push({ source: source.id, start: now.start });
      if (rows.length >= limit) continue;
      const { start, end } = now ?? span;
      const whole = ask.project.texts.whole(now === null ? marked : source.revision);
      rows.push({
        source: source.id,
        sourceName: source.name,
        start,
        end,
        ...quoteAt(whole?.text ?? '', start, end, AROUND),
        paragraph: paragraphAt(paragraphStarts(whole?.blocks ?? []), start),
        isLost: now === null,
      });
    }
  }
  return done({ rows, places });
};

function parsed(json: string | null): unknown {
  try {
    return JSON.parse(json ?? '{}');
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function unitOf(word: string): CodingUnit {
  const around = /^words-(\d{1,3})$/.exec(word)?.[1];
  if (around !== undefined) return { kind: 'words', around: Math.max(1, Math.min(100, Number(around))) };
  return { kind: word === 'sentence' || word === 'paragraph' || word === 'turn' ? word : 'hit' };
}
