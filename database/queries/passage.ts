/**
 * The words of single codings, wherever something refers to them: examples, evidence, quotations in memos.
 * One whose words are gone since the text was corrected says what they were.
 */
import type { Id } from '../../shared/ids.ts';
import type { ExampleRow } from '../../shared/queries/codebook.ts';
import type { Ask } from './ask.ts';
import { openDocuments, paragraphAt, paragraphStarts, quoteAt, segmentAt, standingCode } from './code.ts';
import { personOf } from './source.ts';

type Row = ReturnType<typeof segmentAt>;

/** The codings at positions of the index with their words, in the order given. */
export function passagesAt(ask: Ask, positions: Iterable<number>, context = 0): Row[] {
  const columns = ask.indexNow().columns();
  const documents = openDocuments(ask);
  const origin = ask.project.store.db.prepare<[number], { id: Uint8Array; born: number | null }>(
    'select id, born from object where k = ?',
  );
  const live = ask.live.sources();
  return [...positions].flatMap((at) => {
    const made = origin.get(columns.key[at] ?? 0);
    const source = columns.source[at] ?? 0;
    return made === undefined || !live.has(source)
      ? []
      : [segmentAt(ask, documents(source), made, at, context)];
  });
}

/** The words of one coding; null where it or its document is gone. */
export function passageOf(ask: Ask, coding: Id): ExampleRow | null {
  const columns = ask.indexNow().columns();
  const k = ask.objects.keyOf(coding) ?? -1;
  const at = columns.key.indexOf(k);
  const found = at < 0 || at >= columns.length ? undefined : passagesAt(ask, [at])[0];
  return found === undefined ? lostPassage(ask, coding) : withoutContext(found);
}

/** A row of segments as an example. */
export function withoutContext({ before: _before, after: _after, ...row }: Row): ExampleRow {
  return { ...row, isLost: false };
}

/** A coding that has no place in the present text, with its words and its place of then. */
function lostPassage(ask: Ask, id: Id): ExampleRow | null {
  const coding = ask.read.coding(id);
  const source = coding?.isLost === true ? ask.read.source(coding.source) : null;
  const made = ask.objects.row(id);
  if (coding === null || source === null || source.status === 'erased' || made === null) return null;
  const revision = coding.revision === null ? 0 : (ask.objects.keyOf(coding.revision) ?? 0);
  const whole = ask.project.texts.whole(revision);
  const { start, end } = coding;
  return {
    id,
    source: source.id,
    sourceName: source.name,
    start,
    end,
    code: standingCode(ask, ask.objects.keyOf(coding.code) ?? 0),
    coder: ask.objects.idOf(personOf(ask, ask.objects.keyOf(coding.coder) ?? 0)),
    quote: quoteAt(whole?.text ?? '', start, end, 0).quote,
    paragraph: paragraphAt(paragraphStarts(whole?.blocks ?? []), start),
    at: ask.originOf(made.born ?? 1, id).at,
    isLost: true,
  };
}
