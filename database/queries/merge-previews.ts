/** What merging codes, or two profiles of a coder, would do: counted before anything is done. */
import type { Id } from '../../shared/ids.ts';
import { done, refuse } from '../../shared/result.ts';
import { missing } from '../kit.ts';
import type { Answer, Ask } from './ask.ts';
import { positionsOf } from './code.ts';
import { readDefinition } from './definition-read.ts';
import { personOf } from './source.ts';

export const previewCodeMerge: Answer<'code.merge-preview'> = async (ask, input) => {
  const into = ask.read.code(input.into);
  const from = input.from.map((id) => ask.read.code(id));
  const going = from.filter((code) => code !== null);
  if (into === null || going.length < from.length) return missing('code');
  const index = await ask.live.ready();
  const columns = index.columns();
  const positions = positionsOf(ask, index, new Set(going.map(({ k }) => k)), []);
  const placeOf = (at: number): string =>
    [
      columns.source[at],
      columns.start[at],
      columns.end[at],
      columns.layer[at],
      personOf(ask, columns.coder[at] ?? 0),
    ].join();
  const kept = new Set([...positionsOf(ask, index, new Set([into.k]), [])].map(placeOf));
  const [documents, coders] = [new Set<number>(), new Set<number>()];
  let doubles = 0;
  for (const at of positions) {
    documents.add(columns.source[at] ?? 0);
    coders.add(personOf(ask, columns.coder[at] ?? 0));
    if (kept.has(placeOf(at))) doubles++;
    kept.add(placeOf(at));
  }
  const ids = new Set(going.map(({ id }) => id));
  return done({
    codings: positions.length,
    documents: documents.size,
    coders: coders.size,
    doubles,
    below: ask.read
      .tree('codes')
      .filter(({ id, parent }) => parent !== null && ids.has(parent) && !ids.has(id)).length,
    memos: going.reduce((sum, { k }) => sum + memosOn(ask, k), 0),
    definitions: going.filter(({ definition }) => isWritten(ask, definition)).map(({ name }) => name),
  });
};

function memosOn(ask: Ask, k: number): number {
  const row = ask.project.store.db
    .prepare<[number], { n: number }>(
      'select count(*) as n from memos where on_id = ? and coalesce(deleted, 0) = 0',
    )
    .get(k);
  return row?.n ?? 0;
}

function isWritten(ask: Ask, definition: Id | null): boolean {
  const { brief, full, include, exclude } = readDefinition(ask, definition);
  return brief + full + include + exclude !== '';
}

export const previewCoderMerge: Answer<'coder.merge-preview'> = async (ask, input) => {
  if (ask.read.coder(input.from) === null || ask.read.coder(input.into) === null) return missing('coder');
  const [from, into] = [input.from, input.into].map((id) => personOf(ask, ask.objects.keyOf(id) ?? 0));
  if (from === into) return refuse('refused', 'These two are the same person already. Nothing was changed.');
  const index = await ask.live.ready();
  const columns = index.columns();
  const codes = ask.live.codes();
  const counts = { from: 0, into: 0, doubles: 0 };
  const documents = new Set<number>();
  for (const source of index.sources()) {
    const places = new Map<string, number>();
    for (const at of index.bySource(source)) {
      const coder = personOf(ask, columns.coder[at] ?? 0);
      if (coder !== from && coder !== into) continue;
      if (coder === from) documents.add(source);
      counts[coder === from ? 'from' : 'into']++;
      const place = [columns.start[at], columns.end[at], codes.get(columns.code[at] ?? 0)].join();
      const other = places.get(place);
      if (other !== undefined && other !== coder) counts.doubles++;
      places.set(place, coder ?? 0);
    }
  }
  return done({ ...counts, documents: documents.size });
};
