/**
 * Correcting the text of a document: a new version of it, made of the one that stands. Codings keep the
 * version they were made on; where their words stand now is worked out (index/revisions.ts), so that a
 * correction is one entry, and taking it back is one too.
 */
import { Buffer } from 'node:buffer';
import { checkBlocks, checkText } from '../../shared/blocks.ts';
import { type Cells, type Change, change, type Data } from '../../shared/changes.ts';
import { offsetMap } from '../../shared/offsets.ts';
import { done, type Result, refuse } from '../../shared/result.ts';
import { diffTexts } from '../../shared/revision.ts';
import { dividedAnew } from '../../shared/revision-blocks.ts';
import { packBoundaries, SENTENCE_RULE, unpackBoundaries } from '../../shared/units.ts';
import { WORD_RULE } from '../../shared/words.ts';
import { excessOf, IMPORT_LIMITS } from '../import/limits.ts';
import { type Handler, type Kit, missing } from '../kit.ts';
import type { SourceState } from '../read.ts';
import { encodeBlocks, MIME, type RevisionText } from '../texts.ts';
import { acting, lostCoding, ownCodings } from './coding.ts';
import { changesContent } from './import.ts';

export const correctSource: Handler<'source.correct'> = async (kit, input) => {
  const coder = acting(kit);
  if (!coder.ok) return coder;
  const source = kit.read.source(input.id);
  if (source === null) return missing('source');
  const whole = kit.read.texts.whole(source.revision);
  if (source.status === 'erased' || whole === null)
    return refuse('refused', `The text of “${source.name}” was erased and cannot be corrected.`);
  if (input.base !== source.head) {
    return refuse(
      'conflict',
      `The text of “${source.name}” was changed while you corrected it. Look at how it stands now and correct that; nothing was changed.`,
    );
  }
  if (kit.read.keyOf(input.revision) !== null)
    return refuse('duplicate', 'There is already something with that id. Nothing was changed.');
  const { text } = input;
  if (text === whole.text) return done(kit.write([]));
  const fault = faultOf(source.name, text);
  if (!fault.ok) return fault;
  const reason = input.reason.trim();
  const cells = { ...revisionCells(kit, source, whole, text), ...(reason === '' ? {} : { reason }) };
  const written = kit.write([
    change('revision', input.revision, cells, source.id),
    change('source', source.id, { head: input.revision }),
  ]);
  await kit.project.textIndex.catchUp(kit);
  return done(written);
};

/** The refusal for a text that no document may have. */
function faultOf(name: string, text: string): Result<null> {
  const broken = checkText(text);
  if (broken !== undefined) return refuse('invalid', `${broken} Take it out; nothing was changed.`);
  if (!/\S/u.test(text))
    return refuse('invalid', `No text would be left of “${name}”. Remove the document instead.`);
  const excess = excessOf(text);
  if (excess === null) return done(null);
  const most = {
    text: `may have at most ${IMPORT_LIMITS.textUnits.toLocaleString('en')} characters`,
    blocks: `may have at most ${IMPORT_LIMITS.blocks.toLocaleString('en')} lines`,
    line: `may have at most ${IMPORT_LIMITS.lineUnits.toLocaleString('en')} characters in a line`,
  }[excess.what];
  const where = excess.what === 'line' ? `, and line ${excess.line} has more` : '';
  return refuse('invalid', `A document ${most}${where}. Nothing was changed.`);
}

/** A new version of a text: its blocks and units, what changed, and where the first version came from. */
function revisionCells(kit: Kit, source: SourceState, whole: RevisionText, text: string): Cells<'revision'> {
  const { words } = kit.read.texts;
  const stored = words(source.revision);
  const old = {
    text: whole.text,
    blocks: whole.blocks,
    sentences: whole.sentences,
    words: stored.rule === WORD_RULE ? unpackBoundaries(stored.packed) : null,
  };
  const { language, importer, dropped } = madeBy(kit, source);
  const runs = diffTexts(whole.text, text);
  const { blocks, ...units } = dividedAnew(old, text, runs, language);
  const broken = checkBlocks(text, blocks);
  if (broken !== undefined) throw new Error(`The correction broke the block model: ${broken}`);
  const subject = source.id;
  const packed = (bounds: Int32Array) => ({ mime: MIME.units, bytes: packBoundaries(bounds), subject });
  return {
    source: source.id,
    base: source.head,
    text: { mime: MIME.text, bytes: Buffer.from(text, 'utf8'), subject },
    blocks: { mime: MIME.blocks, bytes: encodeBlocks(blocks), subject },
    units: { rule: SENTENCE_RULE, content: packed(units.sentences) },
    words: { rule: WORD_RULE, content: packed(units.words) },
    changes: changesContent(runs, subject),
    importer,
    size: { utf16: text.length, codePoints: offsetMap(text).points },
    ...(dropped === null ? {} : { dropped }),
  };
}

/** Which importer read the version that stands, what it left out, and the language of the document. */
function madeBy(kit: Kit, source: SourceState) {
  const row = kit.project.store.db
    .prepare<[number, number], Record<'tag' | 'name' | 'version' | 'options' | 'dropped', string | null>>(
      `select s.language_tag as tag, r.importer_name as name, r.importer_version as version,
              r.importer_options as options, r.dropped from sources s, revisions r where s.k = ? and r.k = ?`,
    )
    .get(source.k, source.revision);
  const data = (stored: string | null | undefined): Data => (stored == null ? null : JSON.parse(stored));
  return {
    language: row?.tag ?? undefined,
    importer: { name: row?.name ?? null, version: row?.version ?? null, options: data(row?.options) },
    dropped: data(row?.dropped),
  };
}

export const settleCodings: Handler<'coding.settle'> = (kit, input) => {
  const codings = ownCodings(kit, input.ids);
  if (!codings.ok) return codings;
  const lost = lostCoding(kit, codings.value);
  if (lost) return lost;
  const changes: Change[] = [];
  for (const { id, source, revision, start, end } of codings.value) {
    const found = kit.read.source(source);
    if (found === null) return missing('source');
    if (revision !== found.head)
      changes.push(change('coding', id, { span: { revision: found.head, start, end } }));
  }
  return done(kit.write(changes));
};
