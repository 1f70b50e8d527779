/** Correcting the text of a document. */
import { done } from '../../shared/result.ts';
import { type Handler, missing } from '../kit.ts';
import { ownCodings } from './coding.ts';

export const correctSource: Handler<'source.correct'> = (kit, input) => {
  if (kit.read.source(input.id) === null) return missing('source');
  return done(kit.write([]));
};

export const settleCodings: Handler<'coding.settle'> = (kit, input) => {
  const codings = ownCodings(kit, input.ids);
  if (!codings.ok) return codings;
  return done(kit.write([]));
};
