/**
 * What goes between the program and the import process, in both directions, and the check of what
 * comes back. The process reads hostile files, so its answer is believed no more than the file: its
 * shape, the block model and the packed boundaries are all checked again on arrival.
 */
import { z } from 'zod';
import { checkBlocks, checkText, type ParsedDocument, parsedDocument } from '../../shared/blocks.ts';
import { unpackBoundaries } from '../../shared/units.ts';
import { accepted, type ImportResult, importError, refusal, shownName } from './import-error.ts';
import type { ImportInput } from './parse.ts';

/** Planted for tests of the boundary, and only honoured by a process started with PLANTED_FAULTS. */
export const plantedFault = z.enum(['loop', 'hog', 'exit', 'lie']);
export type PlantedFault = z.infer<typeof plantedFault>;
export const PLANTED_FAULTS = '--planted-faults';

export const importRequest = z.strictObject({
  id: z.int(),
  input: z.strictObject({
    name: z.string(),
    bytes: z.instanceof(Uint8Array),
    encoding: z.string().optional(),
    language: z.string().optional(),
  }),
  fault: plantedFault.optional(),
});
export type ImportRequest = { id: number; input: ImportInput; fault?: PlantedFault };

export const importReply = z.strictObject({
  id: z.int(),
  result: z.discriminatedUnion('ok', [
    z.strictObject({ ok: z.literal(true), value: parsedDocument }),
    z.strictObject({ ok: z.literal(false), error: importError }),
  ]),
});

/** A reply to request `id` about the file `name`, checked; anything unsound is a 'crashed' refusal. */
export function checkReply(raw: unknown, id: number, name: string): ImportResult<ParsedDocument> {
  const reply = importReply.safeParse(raw);
  if (!reply.success || reply.data.id !== id) return unsound(name);
  const { result } = reply.data;
  if (!result.ok) return result;
  const { text, blocks, sentences, words } = result.value;
  const isSound =
    checkText(text) === undefined &&
    checkBlocks(text, blocks) === undefined &&
    areInside(sentences, text.length) &&
    areInside(words, text.length);
  return isSound ? accepted(result.value) : unsound(name);
}

function areInside(packed: Uint8Array, length: number): boolean {
  try {
    return (unpackBoundaries(packed).at(-1) ?? 0) <= length;
  } catch {
    return false;
  }
}

function unsound(name: string): ImportResult<never> {
  return refusal(
    'crashed',
    `${shownName(name)} could not be read: the import answered with something unsound; save the file again in another format and import that.`,
  );
}
