/** Answers about the versions of a document's text, and what corrections did to codings. */
import { done } from '../../shared/result.ts';
import { missing } from '../kit.ts';
import type { Answer } from './ask.ts';

export const revisionsOf: Answer<'source.revisions'> = (ask, input) =>
  ask.read.source(input.id) === null ? missing('source') : done([]);

export const movedIn: Answer<'source.moved'> = (ask, input) =>
  ask.read.source(input.id) === null ? missing('source') : done({ moved: 0, changed: 0, lost: 0, rows: [] });
