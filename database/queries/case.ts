/** Answers about cases, the grid of their attributes, and surveys. */

import { missingReason } from '../../shared/commands/case.ts';
import type { Id } from '../../shared/ids.ts';
import type { Cell, GridRow } from '../../shared/queries/case.ts';
import { done } from '../../shared/result.ts';
import { turnsOf } from '../../shared/units.ts';
import { guessColumn, readSurvey } from '../import/survey-table.ts';
import { missing } from '../kit.ts';
import type { Answer, Ask } from './ask.ts';
import { inReadingOrder, quoteAt } from './code.ts';
import { standing } from './source.ts';

const SAMPLES = 3;
const QUOTED = 300;

export const caseGrid: Answer<'case.grid'> = (ask, input) => {
  const { db } = ask.project.store;
  const attributes = ask.read.attributes().filter(({ owner }) => owner === input.owner);
  const column = new Map(attributes.map(({ k }, at) => [k, at]));
  const filled = new Map<number, Cell[]>();
  const values = db
    .prepare<
      [],
      { owner: number | null; attribute: number | null; v: string | null; missing: string | null }
    >(
      `select owner, attribute, value_v as v, value_missing as missing from attribute_values
       where coalesce(deleted, 0) = 0 order by k`,
    )
    .all();
  for (const { owner, attribute, v, missing: why } of values) {
    const at = column.get(attribute ?? 0);
    if (at === undefined || owner === null) continue;
    const cells = filled.get(owner) ?? Array.from({ length: attributes.length }, () => null);
    const reason = missingReason.safeParse(why).data;
    cells[at] = reason === undefined ? v : { missing: reason };
    filled.set(owner, cells);
  }
  const linked = linksBy(ask, input.owner === 'case' ? 'case' : 'source');
  const rows = ownersOf(ask, input.owner).map(
    ({ k, name }): GridRow => ({
      id: ask.objects.idOf(k),
      name: name ?? '(erased)',
      linked: linked.get(k) ?? 0,
      cells: filled.get(k) ?? Array.from({ length: attributes.length }, () => null),
    }),
  );
  return done({ attributes: attributes.map(({ k: _, ...row }) => row), rows });
};

function ownersOf(ask: Ask, owner: 'case' | 'source'): { k: number; name: string | null }[] {
  return ask.project.store.db
    .prepare<[], { k: number; name: string | null }>(
      `select k, name from ${owner === 'case' ? 'cases' : 'sources'} where coalesce(deleted, 0) = 0 order by place_order, k`,
    )
    .all();
}

/** How many documents each case has, or how many cases each document. */
function linksBy(ask: Ask, side: 'case' | 'source'): Map<number, number> {
  const other = side === 'case' ? 'source' : 'case';
  const rows = ask.project.store.db
    .prepare<[], [number, number]>(
      `select p."${side}", count(distinct p."${other}") from case_parts p
       join sources s on s.k = p.source join cases c on c.k = p."case"
       where coalesce(p.deleted, 0) = 0 and coalesce(s.deleted, 0) = 0 and coalesce(c.deleted, 0) = 0 group by 1`,
    )
    .raw()
    .all();
  return new Map(rows);
}

type PartRow = { source: number; revision: number | null; start: number | null; end: number | null };

export const caseParts: Answer<'case.parts'> = async (ask, input) => {
  const found = ask.read.case(input.case);
  if (found === null) return missing('case');
  await ask.live.ready();
  const rows = ask.project.store.db
    .prepare<[number], PartRow>(
      `select source, span_revision as revision, span_start as start, span_end as "end" from case_parts
       where "case" = ? and coalesce(deleted, 0) = 0 and source is not null order by k`,
    )
    .all(found.k);
  const order = new Map(inReadingOrder(ask).map((k, at) => [k, at]));
  const parts = rows
    .filter(({ source }) => order.has(source))
    .map((row) => ({ place: order.get(row.source) ?? 0, ...partOf(ask, row) }))
    .toSorted((a, b) => a.place - b.place || (a.span?.start ?? -1) - (b.span?.start ?? -1));
  const codings = new Set(parts.flatMap(({ positions }) => positions)).size;
  return done({
    name: found.name,
    codings,
    parts: parts.map(({ positions: _, place: _place, ...part }) => part),
  });
};

function partOf(ask: Ask, { source, revision, start, end }: PartRow) {
  const id = ask.objects.idOf(source);
  const live = ask.live.sources().get(source);
  const marked = start === null || end === null ? null : { start, end };
  const now = marked === null ? null : ask.project.revisions.present(source, revision ?? 0, marked);
  const isLost = marked !== null && now === null;
  const span = now ?? marked;
  const text = ask.project.texts.text((isLost ? revision : live?.revision) ?? 0) ?? '';
  const to = Math.min(span?.end ?? text.length, (span?.start ?? 0) + QUOTED);
  const positions = isLost ? [] : codingsIn(ask, source, span?.start ?? 0, span?.end ?? live?.length ?? 0);
  return {
    source: id,
    sourceName: ask.read.nameOf(id) ?? '',
    span,
    isLost,
    quote: quoteAt(text, span?.start ?? 0, to, 0).quote,
    codings: positions.length,
    positions,
  };
}

/** Positions in the coding index of what overlaps a stretch of a document. */
function codingsIn(ask: Ask, source: number, start: number, end: number): number[] {
  const index = ask.indexNow();
  const columns = index.columns();
  const include = standing(ask);
  const found: number[] = [];
  for (const at of index.bySource(source)) {
    if ((columns.start[at] ?? 0) >= end) break;
    if ((columns.end[at] ?? 0) > start && include(at)) found.push(at);
  }
  return found;
}

export const casesOfSource: Answer<'case.of-source'> = (ask, input) => {
  const source = ask.read.source(input.source);
  if (source === null) return missing('source');
  const rows = ask.project.store.db
    .prepare<[number], { k: number; name: string | null }>(
      `select distinct c.k, c.name from case_parts p join cases c on c.k = p."case"
       where p.source = ? and coalesce(p.deleted, 0) = 0 and coalesce(c.deleted, 0) = 0 order by c.place_order, c.k`,
    )
    .all(source.k);
  return done(rows.map(({ k, name }) => ({ id: ask.objects.idOf(k), name: name ?? '(erased)' })));
};

export const speakersOf: Answer<'case.speakers'> = (ask, input) => {
  const found = new Map<string, { turns: number; documents: number }>();
  for (const id of new Set(input.sources)) {
    const source = ask.read.source(id);
    if (source === null) return missing('source');
    const whole = ask.project.texts.whole(source.revision);
    const here = new Set<string>();
    for (const { speaker } of whole === null ? [] : turnsOf(whole.text, whole.blocks)) {
      const counts = found.get(speaker) ?? { turns: 0, documents: 0 };
      counts.turns++;
      if (!here.has(speaker)) counts.documents++;
      here.add(speaker);
      found.set(speaker, counts);
    }
  }
  const byName = new Map<string, Id>(ask.read.cases().map(({ id, name }) => [alike(name), id]));
  return done(
    [...found]
      .map(([speaker, counts]) => ({ speaker, ...counts, case: byName.get(alike(speaker)) ?? null }))
      .toSorted((a, b) => b.turns - a.turns),
  );
};

const alike = (name: string): string => name.normalize('NFKC').toLowerCase();

export const readSurveyTable: Answer<'survey.read'> = async (ask, input) => {
  const path = await ask.host.pathOf(input.from);
  if (!path.ok) return path;
  const survey = await readSurvey(path.value);
  if (!survey.ok) return survey;
  const { headers, rows } = survey.value;
  return done({
    rows: rows.length,
    columns: headers.map((header, at) => {
      const filled = rows.map(({ cells }) => cells[at] ?? '').filter((cell) => cell !== '');
      const samples = [...new Set(filled)].slice(0, SAMPLES).map((cell) => cell.slice(0, 120).toWellFormed());
      return { header, filled: filled.length, samples, ...guessColumn(survey.value, at) };
    }),
  });
};
