/** The bar that says what is being corrected and what it will do, and the editor below it. */
import { type KeyboardEvent, useRef, useState } from 'react';
import type { ActionId } from '../../shared/actions.ts';
import { actionFor } from '../../shared/keymap.ts';
import type { CodingRow } from '../../shared/queries/source.ts';
import { Icon } from '../design/Icon.tsx';
import { KeyCap } from '../design/KeyCap.tsx';
import { helpOn } from '../help/pages.ts';
import type { ReaderDocument } from '../reader/types.ts';
import { useWindowStore, useWindowStoreApi } from '../state/context.ts';
import { movedSentence, outlookSentence } from './outlook.ts';
import { ReplaceBar } from './ReplaceBar.tsx';
import { TextEditor, type TextEditorHandle } from './TextEditor.tsx';
import { type Begun, stretchSentence, useCorrection } from './use-correction.ts';
import { type FindAndReplace, useFindAndReplace } from './use-find-and-replace.ts';

const here = { context: 'correct' } as const;

export function Correcting(props: {
  document: ReaderDocument;
  codings: readonly CodingRow[];
  begun: Begun;
  onSaved: (revision: ReaderDocument['revision']) => void;
}) {
  const { document } = props;
  const correction = useCorrection(document, props.codings, props.begun);
  const store = useWindowStoreApi();
  const keymap = useWindowStore((state) => state.keymap);
  const [isSaving, setIsSaving] = useState(false);
  const editor = useRef<TextEditorHandle>(null);
  const finding = useFindAndReplace(correction, editor);
  const { outlook, shown } = correction;

  const close = (): void => {
    const { set, keepPlace, readerWanted } = store.getState();
    const place = editor.current?.place();
    if (place !== undefined) {
      const [caret, seen] = [correction.backIn(place.focus), correction.backIn(place.seen)];
      keepPlace(document.id, { anchor: caret, focus: caret, seen, y: place.y });
    }
    set({ correcting: null, readerWanted: readerWanted + 1 });
  };
  const leave = (): void => {
    const isChanged = correction.hasChanges();
    close();
    store.getState().say(isChanged ? 'Left. What you corrected is kept as a draft.' : 'Nothing was changed.');
  };
  const save = async (): Promise<void> => {
    if (isSaving) return;
    setIsSaving(true);
    const place = editor.current?.place();
    const result = await correction.save();
    setIsSaving(false);
    if (result === 'refused') return;
    const { tell, say, keepPlace } = store.getState();
    if (result === 'nothing') {
      close();
      say('Nothing was changed.');
      return;
    }
    if (place !== undefined) keepPlace(document.id, place);
    const done = outlook === null ? { changed: 0, lost: 0 } : { changed: outlook.change, lost: outlook.lost };
    const what = done.changed + done.lost === 0 ? 'all segments stay' : movedSentence(done);
    tell({ text: `Text corrected: ${what}`, undo: true });
    props.onSaved(document.revision);
  };
  const turn = (step: 1 | -1): void => {
    if (!correction.turn(step))
      store
        .getState()
        .say(step === 1 ? 'This is the end of the text.' : 'This is the beginning of the text.');
  };
  const press = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    const action = actionFor(keymap, 'correct', event.nativeEvent);
    // Escape and Ctrl Enter end the bar that finds words, not the correction.
    const isIn = (part: string): boolean =>
      event.target instanceof Element && event.target.closest(part) !== null;
    if (isIn('.find-bar') && (event.key === 'Escape' || event.key === 'Enter')) return;
    const isUndo =
      actionFor(keymap, 'window', event.nativeEvent) === 'history.undo' && isIn('.find-bar, .correct-field');
    if (isUndo && finding.takeBack()) store.getState().say('Taken back.');
    else if (action === 'correct.save') void save();
    else if (action === 'correct.leave') leave();
    else if (action === 'correct.earlier') turn(-1);
    else if (action === 'correct.later') turn(1);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const isWhole = shown.stretch.start === 0 && shown.stretch.end === shown.text.length;
  return (
    <div className="correct" onKeyDownCapture={press} {...helpOn('correcting')}>
      <section className="correct-bar" aria-label="Correction">
        <div className="line wrap">
          <h2 className="correct-title">
            <Icon name="edit" />
            <span>
              <b>
                Correcting “<bdi>{document.name}</bdi>”.
              </b>{' '}
              <span className="t2">Codings move with the words.</span>
            </span>
          </h2>
          <p className="correct-outlook" role="status">
            {outlook === null ? '' : outlookSentence(outlook)}
          </p>
        </div>
        <div className="line wrap">
          <label className="field correct-reason">
            <span className="t2">Why</span>
            <input
              aria-label="Why the text is corrected"
              placeholder="Optional; kept with the version"
              dir="auto"
              value={correction.reason}
              onChange={(event) => correction.explain(event.target.value)}
            />
          </label>
          <button type="button" className="btn quiet" onClick={leave}>
            Cancel <KeyCap action="correct.leave" {...here} />
          </button>
          <button type="button" className="btn primary" disabled={isSaving} onClick={() => void save()}>
            Save <KeyCap action="correct.save" {...here} />
          </button>
        </div>
        {!isWhole && (
          <p className="correct-stretch t2">
            <span>{stretchSentence(shown.stretch)}</span>
            <button type="button" className="btn small" onClick={() => turn(-1)}>
              Earlier <KeyCap action="correct.earlier" {...here} />
            </button>
            <button type="button" className="btn small" onClick={() => turn(1)}>
              Later <KeyCap action="correct.later" {...here} />
            </button>
          </p>
        )}
      </section>
      <Left words={props.begun.left} />
      {finding.asked !== null && <ReplaceBar finding={finding} turn={finding.asked} />}
      <TextEditor ref={editor} document={document} correction={correction} onAct={actOn(finding)} />
    </div>
  );
}

/** What menu, palette and keys of the window ask of the editor. */
function actOn(finding: FindAndReplace): (action: ActionId) => void {
  return (action) => {
    if (action === 'find.open' || finding.asked === null) finding.open();
    else finding.find.step(action === 'find.next' ? 'forward' : 'backward');
  };
}

/** Words of a draft that found no place: to be read and copied, because saving the draft lets go of them. */
function Left({ words }: { words: readonly string[] }) {
  const [isRead, setIsRead] = useState(false);
  if (words.length === 0 || isRead) return null;
  return (
    <div className="note warn correct-left" role="alert">
      <Icon name="alert" />
      <div className="grow">
        <p>The text was corrected since this draft was written. These words of it found no place any more:</p>
        <p className="read" dir="auto">
          {words.map((one) => `“${one}”`).join(' … ')}
        </p>
      </div>
      <button type="button" className="btn small" onClick={() => setIsRead(true)}>
        Close
      </button>
    </div>
  );
}
