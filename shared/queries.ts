/** THE query table: everything that can be asked of a project, with what goes in and comes out. */
import type { z } from 'zod';
import { caseQueries } from './queries/case.ts';
import { codeQueries } from './queries/code.ts';
import { codebookQueries } from './queries/codebook.ts';
import { comparisonQueries } from './queries/comparison.ts';
import { memoQueries } from './queries/memo.ts';
import { projectQueries } from './queries/project.ts';
import { searchQueries } from './queries/search.ts';
import { sourceQueries } from './queries/source.ts';
import { timelineQueries } from './queries/timeline.ts';

export const queries = {
  ...projectQueries,
  ...sourceQueries,
  ...codeQueries,
  ...codebookQueries,
  ...memoQueries,
  ...comparisonQueries,
  ...searchQueries,
  ...timelineQueries,
  ...caseQueries,
} as const;

export type QueryName = keyof typeof queries;
/** What a caller writes; defaults may be left out. */
export type QueryInput<N extends QueryName> = z.input<(typeof queries)[N]['input']>;
/** What the query gets: parsed, defaults filled in. */
export type ParsedQuery<N extends QueryName> = z.output<(typeof queries)[N]['input']>;
export type QueryOutput<N extends QueryName> = z.output<(typeof queries)[N]['output']>;

/** Whether `name` is a query. */
export function isQuery(name: string): name is QueryName {
  return Object.hasOwn(queries, name);
}
