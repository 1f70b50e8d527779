/** Commands on codings. A coder changes only his own; another's layer is never touched. */
import { type Change, change } from '../../shared/changes.ts';
import type { Failure } from '../../shared/errors.ts';
import type { Id } from '../../shared/ids.ts';
import { done, type Result, refuse } from '../../shared/result.ts';
import { type Handler, type Kit, missing } from '../kit.ts';
import { readDefinition } from '../queries/definition-read.ts';
import type { CodingState, NamedState, SourceState } from '../read.ts';
import { defined } from './code.ts';

export const addCodings: Handler<'coding.add'> = (kit, input) => {
  const coder = acting(kit);
  if (!coder.ok) return coder;
  const changes: Change[] = [];
  const seen = new Set<string>();
  for (const coding of input.codings) {
    const checked = checkNew(kit, coding, coder.value, seen);
    if (!checked.ok) return checked;
    changes.push(checked.value);
  }
  return done(kit.write(changes));
};

type NewCoding = { id: Id; source: Id; start: number; end: number; code: Id; method: string };

function checkNew(kit: Kit, coding: NewCoding, coder: NamedState, seen: Set<string>): Result<Change> {
  const { read } = kit;
  const { id, start, end } = coding;
  const source = read.source(coding.source);
  if (source === null) return missing('source');
  const code = read.code(coding.code);
  if (code === null) return missing('code');
  if (code.codable === 0)
    return refuse('refused', `“${code.name}” only groups other codes and is not applied itself.`);
  const span = checkSpan(kit, source, start, end);
  if (span) return { ok: false, error: span };
  const key = `${coding.source} ${start} ${end} ${coding.code}`;
  if (seen.has(key) || read.hasCoding(source.k, start, end, code.k, coder.k)) {
    return refuse(
      'duplicate',
      `${coder.name} has coded exactly this passage “${code.name}” already. Nothing was changed.`,
    );
  }
  if (seen.has(id) || read.keyOf(id) !== null)
    return refuse('duplicate', 'There is already something with that id. Nothing was changed.');
  seen.add(key).add(id);
  return done(
    change('coding', id, {
      source: source.id,
      span: { revision: source.head, start, end },
      claim: { code: code.id, definition: code.definition },
      coder: coder.id,
      ...(coding.method === 'manual' ? {} : { method: { how: coding.method } }),
    }),
  );
}

/** What is wrong with a span of UTF-16 units in a document's present text; null when it is sound. */
export function checkSpan(kit: Kit, source: SourceState, start: number, end: number): Failure | null {
  if (source.status === 'erased')
    return { kind: 'refused', message: `The text of “${source.name}” was erased and cannot be coded.` };
  const where = `${start}–${end} in “${source.name}”`;
  if (start >= end)
    return { kind: 'out-of-range', message: `The passage ${where} is empty or ends before it starts.` };
  if (end > source.length)
    return {
      kind: 'out-of-range',
      message: `The passage ${where} goes beyond the text, which has ${source.length} units.`,
    };
  const text = kit.read.texts.text(source.revision) ?? '';
  if (splitsCharacter(text, start) || splitsCharacter(text, end)) {
    return { kind: 'out-of-range', message: `The passage ${where} begins or ends inside a character.` };
  }
  return null;
}

function splitsCharacter(text: string, at: number): boolean {
  const before = text.charCodeAt(at - 1);
  const after = text.charCodeAt(at);
  return before >= 0xd800 && before <= 0xdbff && after >= 0xdc00 && after <= 0xdfff;
}

/** The coder who acts. */
export function acting(kit: Kit): Result<NamedState> {
  const coder = kit.author === null ? null : kit.read.coder(kit.author);
  return coder === null
    ? refuse('refused', 'Choose a coder first: every change says who made it.')
    : done(coder);
}

/** The acting coder's own codings by id, or the refusal. */
export function ownCodings(kit: Kit, ids: readonly Id[]): Result<CodingState[]> {
  const coder = acting(kit);
  if (!coder.ok) return coder;
  const found: CodingState[] = [];
  for (const id of new Set(ids)) {
    const coding = kit.read.coding(id);
    if (coding === null) return missing('coding');
    if (personOf(kit, coding.coder) !== personOf(kit, coder.value.id)) {
      const owner = kit.read.coder(coding.coder)?.name ?? 'another coder';
      return refuse(
        'refused',
        `This coding is by ${owner}. Switch to that coder to change it; nothing was changed.`,
      );
    }
    found.push(coding);
  }
  return done(found);
}

/** The person behind a profile: profiles may have been merged. */
function personOf(kit: Kit, coder: Id): number | undefined {
  return kit.project.live.coders().get(keyOf(kit, coder));
}

export const removeCodings: Handler<'coding.remove'> = (kit, input) => {
  const codings = ownCodings(kit, input.ids);
  if (!codings.ok) return codings;
  return done(kit.write(codings.value.map(({ id }) => change('coding', id, { deleted: true }))));
};

export const recode: Handler<'coding.recode'> = (kit, input) => {
  const codings = ownCodings(kit, input.ids);
  if (!codings.ok) return codings;
  const code = kit.read.code(input.code);
  if (code === null) return missing('code');
  const changes: Change[] = [];
  for (const coding of codings.value) {
    if (coding.code === code.id) continue;
    const { source, start, end, coder } = coding;
    const isThere = kit.read.hasCoding(keyOf(kit, source), start, end, code.k, keyOf(kit, coder));
    if (isThere && !coding.isLost) {
      return refuse(
        'duplicate',
        `This passage already carries “${code.name}”. Remove the other coding instead.`,
      );
    }
    changes.push(change('coding', coding.id, { claim: { code: code.id, definition: code.definition } }));
  }
  return done(kit.write(changes));
};

export const keepCodings: Handler<'coding.keep'> = (kit, input) => {
  const codings = ownCodings(kit, input.ids);
  if (!codings.ok) return codings;
  const changes: Change[] = [];
  for (const coding of codings.value) {
    const k = kit.project.live.codes().get(keyOf(kit, coding.code)) ?? 0;
    const standing = kit.read.idOf(k === 0 ? null : k);
    const code = standing === null ? null : kit.read.code(standing);
    if (code === null) return missing('code');
    changes.push(change('coding', coding.id, { claim: { code: code.id, definition: code.definition } }));
  }
  return done(kit.write(changes));
};

/** The integer key of an id; 0 for one that is nothing. */
export function keyOf(kit: Kit, id: Id): number {
  return kit.read.keyOf(id) ?? 0;
}

export const adjustCoding: Handler<'coding.adjust'> = (kit, input) => {
  const codings = ownCodings(kit, [input.id]);
  if (!codings.ok) return codings;
  const [coding] = codings.value;
  const source = coding ? kit.read.source(coding.source) : null;
  if (coding === undefined || source === null) return missing('source');
  const { start, end } = input;
  const wrong = checkSpan(kit, source, start, end);
  if (wrong) return { ok: false, error: wrong };
  if (!coding.isLost && start === coding.start && end === coding.end) return done(kit.write([]));
  if (kit.read.hasCoding(source.k, start, end, keyOf(kit, coding.code), keyOf(kit, coding.coder))) {
    return refuse(
      'duplicate',
      'There is already a coding with this code on exactly that passage. Nothing was changed.',
    );
  }
  return done(kit.write([change('coding', coding.id, { span: { revision: source.head, start, end } })]));
};

/** The refusal for codings whose words are lost in the present text; null where none is. */
export function lostCoding(kit: Kit, codings: readonly CodingState[]): { ok: false; error: Failure } | null {
  const lost = codings.find(({ isLost }) => isLost);
  return lost === undefined
    ? null
    : refuse(
        'refused',
        `The words of this coding are gone from “${kit.read.nameOf(lost.source) ?? ''}” since its text was corrected. Code the right words, or remove it; nothing was changed.`,
      );
}

export const rateCoding: Handler<'coding.rate'> = (kit, input) => {
  const codings = ownCodings(kit, [input.id, ...input.also]);
  if (!codings.ok) return codings;
  const alternative = input.doubt?.alternative;
  if (alternative && kit.read.code(alternative) === null) return missing('code');
  const offScale = wrongWeight(kit, input.id, input.weight ?? null);
  if (offScale !== null) return refuse('out-of-range', offScale);
  const cells = defined({ weight: input.weight, doubt: input.doubt, exemplar: input.exemplar });
  if (Object.keys(cells).length === 0) return done(kit.write([]));
  return done(kit.write(codings.value.map(({ id }) => change('coding', id, cells))));
};

/** Why a weight does not fit the scale of its code; null where it fits or there is no scale. */
function wrongWeight(kit: Kit, id: Id, weight: number | null): string | null {
  const coding = kit.read.coding(id);
  const k = coding === null ? 0 : (kit.project.live.codes().get(keyOf(kit, coding.code)) ?? 0);
  const standing = kit.read.idOf(k === 0 ? null : k);
  const code = standing === null ? null : kit.read.code(standing);
  if (weight === null || code === null) return null;
  const scale = readDefinition(kit, code.definition).weightScale;
  if (scale === null) return null;
  const steps = (weight - scale.min) / scale.step;
  const isOnStep = Math.abs(steps - Math.round(steps)) < 1e-9;
  return weight >= scale.min && weight <= scale.max && isOnStep
    ? null
    : `Weights of “${code.name}” go from ${scale.min} to ${scale.max} in steps of ${scale.step}. Nothing was changed.`;
}
