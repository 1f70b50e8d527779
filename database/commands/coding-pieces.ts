/**
 * Cutting a coding in two and making one of several. Nothing that a person said about a part is lost: the
 * pieces of a cut all keep it, and what stood on a coding that goes away moves to the one that stays.
 */
import { type Cells, type Change, change } from '../../shared/changes.ts';
import type { Id } from '../../shared/ids.ts';
import { done, refuse } from '../../shared/result.ts';
import { type Handler, type Kit, missing } from '../kit.ts';
import type { CodingDetails, CodingState } from '../read.ts';
import { checkSpan, keyOf, lostCoding, ownCodings } from './coding.ts';

export const splitCoding: Handler<'coding.split'> = (kit, input) => {
  const codings = ownCodings(kit, [input.id]);
  if (!codings.ok) return codings;
  const [coding] = codings.value;
  const source = coding ? kit.read.source(coding.source) : null;
  if (coding === undefined || source === null) return missing('source');
  const lost = lostCoding(kit, [coding]);
  if (lost) return lost;
  const { start, end } = coding;
  const { at, rest } = input;
  if (at <= start || at >= end) {
    return refuse(
      'out-of-range',
      `Place ${at} is not inside the coding ${start}–${end} in “${source.name}”. Put the caret inside it.`,
    );
  }
  const wrong = checkSpan(kit, source, start, at) ?? checkSpan(kit, source, at, end);
  if (wrong) return { ok: false, error: wrong };
  if (kit.read.keyOf(rest) !== null)
    return refuse('duplicate', 'There is already something with that id. Nothing was changed.');
  for (const [from, to] of [
    [start, at],
    [at, end],
  ] as const) {
    const same = twin(kit, coding, from, to);
    if (same) return same;
  }
  const span = { revision: source.head };
  return done(
    kit.write([
      change('coding', coding.id, { span: { ...span, start, end: at } }),
      change('coding', rest, {
        source: coding.source,
        span: { ...span, start: at, end },
        coder: coding.coder,
        ...saidOf(coding, kit.read.codingDetails(coding.k)),
      }),
    ]),
  );
};

/** What a person said with a coding, as cells of a new one. */
function saidOf(coding: CodingState, details: CodingDetails): Cells<'coding'> {
  const { definition, layer, round, how, rule, weight, doubt, exemplar } = details;
  return {
    claim: { code: coding.code, definition },
    ...(layer === null ? {} : { layer }),
    ...(round === null ? {} : { round }),
    ...(how === null ? {} : { method: { how, rule } }),
    ...(weight === null ? {} : { weight }),
    ...(doubt.level === null ? {} : { doubt: { ...doubt } }),
    ...(exemplar ? { exemplar } : {}),
  };
}

export const joinCodings: Handler<'coding.join'> = (kit, input) => {
  const codings = ownCodings(kit, input.ids);
  if (!codings.ok) return codings;
  const parts = codings.value.toSorted((one, other) => one.start - other.start || other.end - one.end);
  const [first, ...others] = parts;
  const source = first ? kit.read.source(first.source) : null;
  if (first === undefined || source === null) return missing('source');
  const lost = lostCoding(kit, parts);
  if (lost) return lost;
  const apart = whatDiffers(kit, first, others);
  if (apart) return apart;
  const { over } = input;
  const start = Math.min(first.start, over?.start ?? first.start);
  const end = Math.max(...parts.map((part) => part.end), over?.end ?? first.end);
  const wrong = checkSpan(kit, source, start, end) ?? (over && checkSpan(kit, source, over.start, over.end));
  if (wrong) return { ok: false, error: wrong };
  const same = twin(kit, first, start, end, parts);
  if (same) return same;
  if (others.length === 0 && start === first.start && end === first.end) return done(kit.write([]));
  return done(
    kit.write([
      change('coding', first.id, {
        span: { revision: source.head, start, end },
        ...gathered(parts.map((part) => kit.read.codingDetails(part.k))),
      }),
      ...others.flatMap((other) => [
        change('coding', other.id, { deleted: true }),
        ...kit.read.memosOn(other.k).map((memo) => moved(memo, first.id)),
      ]),
    ]),
  );
};

function moved(memo: Id, to: Id): Change {
  return change('memo', memo, { on: { kind: 'coding', id: to } });
}

/** The refusal for codings that cannot become one; null when they can. */
function whatDiffers(kit: Kit, first: CodingState, others: readonly CodingState[]) {
  const layer = kit.read.codingDetails(first.k).layer;
  for (const other of others) {
    if (other.source !== first.source)
      return refuse('refused', 'These codings lie in different documents and cannot become one.');
    if (other.code !== first.code)
      return refuse('refused', 'These codings carry different codes. Recode one of them first.');
    if (kit.read.codingDetails(other.k).layer !== layer)
      return refuse('refused', 'A coder’s own coding and one of the consensus cannot become one.');
  }
  return null;
}

/**
 * What the merged coding says where the first says less: the first weight given, the strongest doubt with
 * every note, exemplar when one part was.
 */
function gathered(details: readonly CodingDetails[]): Cells<'coding'> {
  const [first, ...others] = details;
  if (first === undefined || others.length === 0) return {};
  const weight = details.find((one) => one.weight !== null)?.weight ?? null;
  const doubts = details.map(({ doubt }) => doubt).filter(({ level }) => level !== null);
  const notes = new Set(doubts.map(({ note }) => note ?? '').filter((note) => note !== ''));
  const isExemplar = details.some(({ exemplar }) => exemplar);
  return {
    ...(weight === first.weight ? {} : { weight }),
    ...(others.every(({ doubt }) => doubt.level === null)
      ? {}
      : {
          doubt: {
            level: Math.max(...doubts.map(({ level }) => level ?? 0)),
            alternative: doubts.find(({ alternative }) => alternative !== null)?.alternative ?? null,
            note: [...notes].join('\n'),
          },
        }),
    ...(isExemplar && !first.exemplar ? { exemplar: true } : {}),
  };
}

/** The refusal when a coding other than these has this code, by this coder, on exactly that span already. */
function twin(
  kit: Kit,
  coding: CodingState,
  start: number,
  end: number,
  except: readonly CodingState[] = [],
) {
  const [source, code, coder] = [coding.source, coding.code, coding.coder].map((id) => keyOf(kit, id));
  const keys = except.map(({ k }) => k);
  return kit.read.hasCoding(source ?? 0, start, end, code ?? 0, coder ?? 0, keys)
    ? refuse(
        'duplicate',
        'There is already a coding with this code on exactly that passage. Nothing was changed.',
      )
    : null;
}
