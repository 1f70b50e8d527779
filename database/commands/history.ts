/** Undo and redo: the inverse of an act as a new act. */
import { done, refuse } from '../../shared/result.ts';
import type { Handler, Kit } from '../kit.ts';
import { invert } from '../ledger/invert.ts';
import type { Act } from '../ledger/undo.ts';
import { sentenceOf } from '../queries/sentence.ts';
import type { Draft } from '../store.ts';

export const undo: Handler<'history.undo'> = (kit) => {
  const act = kit.project.undo.of(kit.author).undo.at(-1);
  return act
    ? takeBack(kit, act, 'history.undo', 'Undid')
    : refuse('refused', 'There is nothing of yours to undo.');
};

export const redo: Handler<'history.redo'> = (kit) => {
  const act = kit.project.undo.of(kit.author).redo.at(-1);
  return act ? takeBack(kit, act, 'history.redo', 'Redid') : refuse('refused', 'There is nothing to redo.');
};

function takeBack(kit: Kit, act: Act, command: 'history.undo' | 'history.redo', verb: string) {
  const { store } = kit.project;
  const sentence = sentenceOf(kit.read, store.entries.read(act.describes));
  const drafts: Draft[] = [];
  let restored = 0;
  let skipped = 0;
  for (const { seq, hash } of act.entries.toReversed()) {
    const inverse = invert(store, seq);
    restored += inverse.restored;
    skipped += inverse.skipped;
    drafts.push({ command, changes: inverse.changes, undoes: hash });
  }
  const written = kit.writeGroup(drafts);
  return done({ head: written.head, sentence: `${verb}: ${sentence}`, restored, skipped });
}
