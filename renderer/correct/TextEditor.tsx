/** The text of a stretch in an editor that looks as the reader does, with the coded words faintly marked. */
import { LexicalComposer } from '@lexical/react/LexicalComposer';
import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext';
import { ContentEditable } from '@lexical/react/LexicalContentEditable';
import { LexicalErrorBoundary } from '@lexical/react/LexicalErrorBoundary';
import { HistoryPlugin } from '@lexical/react/LexicalHistoryPlugin';
import { RichTextPlugin } from '@lexical/react/LexicalRichTextPlugin';
import { COMMAND_PRIORITY_CRITICAL, FORMAT_TEXT_COMMAND, type LexicalEditor } from 'lexical';
import { type Ref, useEffect, useImperativeHandle, useLayoutEffect, useMemo, useRef } from 'react';
import type { ActionId } from '../../shared/actions.ts';
import type { ReadingPlace } from '../../shared/desk.ts';
import type { Span } from '../../shared/revision.ts';
import { PastePlainText } from '../design/PastePlainText.tsx';
import { hearActs } from '../reader/act.ts';
import type { ReaderDocument } from '../reader/types.ts';
import { askingSpeaker, speakerColumn, writingOf } from '../reader/writing.ts';
import { useWindowStoreApi } from '../state/context.ts';
import { clearMarks, paintMarks } from './coded-words.ts';
import { clearHits, paintHits, replaceWords } from './editor-hits.ts';
import { editorPlaces } from './editor-places.ts';
import { $readText, $showText, keepLabelsInPlace, textNodes } from './lexical-text.ts';
import type { Correction } from './use-correction.ts';
import '../reader/reader.css';

/** All offsets are of the whole text; what is touched must be in the editor. */
export interface TextEditorHandle {
  /** Where caret and page stand. */
  place(): ReadingPlace | undefined;
  /** What is selected. */
  ends(): { anchor: number; focus: number };
  /** Selects, and takes the keyboard. */
  select(anchor: number, focus: number): void;
  /** Brings a place into sight. */
  reveal(offset: number): void;
  /** Puts words in the place of others, as typing would. */
  replace(span: Span, words: string): void;
  paintHits(hits: Int32Array, at: Span | null): void;
}

/** Room between the edge of the window and the line that is kept, as in the reader. */
const EDGE = 28;

export function TextEditor(props: {
  ref: Ref<TextEditorHandle>;
  document: ReaderDocument;
  correction: Correction;
  /** What menu and palette ask of the editor in place of the reader. */
  onAct: (action: ActionId) => void;
}) {
  const { document: source, correction } = props;
  const { shown } = correction;
  const writing = useMemo(() => writingOf(source), [source]);
  const asking = useMemo(() => askingSpeaker(source), [source]);
  const frame = useRef<HTMLDivElement>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const editor = useRef<LexicalEditor>(null);
  useLayoutEffect(() => {
    frame.current?.style.setProperty('--speakers', `${speakerColumn(source)}px`);
  }, [source]);
  useImperativeHandle(props.ref, () => {
    const { start, range } = correction;
    const inPage = <T,>(act: (root: HTMLElement, box: HTMLElement) => T): T | undefined => {
      const [root, box] = [editor.current?.getRootElement(), scroller.current];
      return root == null || box === null ? undefined : act(root, box);
    };
    return {
      place: () => inPage((root, box) => placeIn(root, box, start())),
      ends() {
        const [anchor, focus] = inPage(selectedIn) ?? [0, 0];
        return { anchor: start() + anchor, focus: start() + focus };
      },
      select: (anchor, focus) =>
        inPage((root) => {
          root.focus({ preventScroll: true });
          select(root, anchor - start(), focus - start());
        }),
      reveal: (offset) => inPage((root, box) => bringIntoSight(root, box, offset - start())),
      replace({ start: from, end }, words) {
        if (editor.current !== null)
          replaceWords(editor.current, { start: from - start(), end: end - start() }, words);
      },
      paintHits: (hits, at) => inPage((root) => paintHits(root, hits, at, range())),
    };
  });
  return (
    <div className="reader" ref={frame} dir={writing.direction} data-script={writing.script}>
      <div className="reader-scroller" ref={scroller}>
        <div className="reader-page">
          <LexicalComposer
            key={shown.turn}
            initialConfig={{
              namespace: 'correct',
              nodes: textNodes,
              editorState: () => $showText(shown.text, shown.stretch.blocks, asking),
              onError(error: Error) {
                throw error;
              },
            }}
          >
            <RichTextPlugin
              contentEditable={
                <ContentEditable
                  className="reader-text correct-field"
                  aria-label={`Text of ${source.name}`}
                  aria-multiline="true"
                  tabIndex={0}
                  lang={source.language ?? undefined}
                  spellCheck={false}
                  data-focus-first=""
                />
              }
              ErrorBoundary={LexicalErrorBoundary}
            />
            <HistoryPlugin />
            <PastePlainText clean={asText} />
            <Follow editor={editor} scroller={scroller} correction={correction} id={source.id} />
            <Hear onAct={props.onAct} />
          </LexicalComposer>
        </div>
      </div>
    </div>
  );
}

/** What a stored text may hold: LF line ends, no control characters but tabs. */
function asText(pasted: string): string {
  return pasted
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ufeff]/g, '')
    .toWellFormed();
}

function Hear({ onAct }: { onAct: (action: ActionId) => void }) {
  const [editor] = useLexicalComposerContext();
  const latest = useRef(onAct);
  latest.current = onAct;
  useEffect(() => {
    const root = editor.getRootElement();
    return root === null ? undefined : hearActs(root, (action) => latest.current(action));
  }, [editor]);
  return null;
}

/** Tells the correction what is typed, paints the marks, puts the caret where the reader had it. */
function Follow(props: {
  editor: { current: LexicalEditor | null };
  scroller: { readonly current: HTMLDivElement | null };
  correction: Correction;
  id: ReaderDocument['id'];
}) {
  const { correction, scroller, editor: handle } = props;
  const [editor] = useLexicalComposerContext();
  const store = useWindowStoreApi();
  const latest = useRef(correction);
  latest.current = correction;
  const { outlook } = correction;

  useEffect(() => {
    handle.current = editor;
    const stops = [
      keepLabelsInPlace(editor),
      // Letters that are to be bold have no meaning in a transcript.
      editor.registerCommand(FORMAT_TEXT_COMMAND, () => true, COMMAND_PRIORITY_CRITICAL),
      editor.registerUpdateListener(({ editorState, dirtyElements, dirtyLeaves }) => {
        const root = editor.getRootElement();
        if (dirtyElements.size > 0 || dirtyLeaves.size > 0)
          latest.current.change(editorState.read($readText));
        const caret = root === null ? null : caretIn(root);
        if (caret !== null) latest.current.moveTo(latest.current.start() + caret);
      }),
      clearMarks,
      clearHits,
    ];
    return () => {
      for (const stop of stops) stop();
    };
  }, [editor, handle]);

  useEffect(() => {
    const root = editor.getRootElement();
    const { start, text, shown } = latest.current;
    if (root === null || outlook === null) return;
    const behind = shown.text.length - shown.stretch.end;
    paintMarks(root, outlook, start(), text().length - behind - start());
  }, [editor, outlook]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: only when the editor appears
  useEffect(() => {
    const [root, box] = [editor.getRootElement(), scroller.current];
    if (root === null || box === null) return;
    const place = store.getState().placesIn[props.id];
    const { shown, start } = latest.current;
    if (!shown.isQuiet) {
      root.focus({ preventScroll: true });
      select(root, shown.caret - start(), shown.caret - start());
    }
    if (shown.seen != null) {
      scrollTo(root, box, shown.seen.offset - start(), shown.seen.y);
      return;
    }
    const isInside =
      place !== undefined && place.seen >= shown.stretch.start && place.seen <= shown.stretch.end;
    if (shown.turn === 0 && isInside) scrollTo(root, box, place.seen - start(), place.y);
    else scrollTo(root, box, shown.caret - start(), shown.turn === 0 || shown.isQuiet ? third(box) : EDGE);
  }, []);
  return null;
}

function caretIn(root: HTMLElement): number | null {
  const selection = root.ownerDocument.getSelection();
  if (selection?.focusNode == null || !root.contains(selection.focusNode)) return null;
  return editorPlaces(root).offset(selection.focusNode, selection.focusOffset);
}

/** Anchor and focus of the selection, offsets of the text in the editor. */
function selectedIn(root: HTMLElement): [number, number] | undefined {
  const selection = root.ownerDocument.getSelection();
  if (selection?.anchorNode == null || selection.focusNode === null) return undefined;
  const places = editorPlaces(root);
  const anchor = places.offset(selection.anchorNode, selection.anchorOffset);
  const focus = places.offset(selection.focusNode, selection.focusOffset);
  return anchor === null || focus === null ? undefined : [anchor, focus];
}

function select(root: HTMLElement, anchor: number, focus: number): void {
  const places = editorPlaces(root);
  const [from, to] = [places.range(anchor, anchor), places.range(focus, focus)];
  root.ownerDocument
    .getSelection()
    ?.setBaseAndExtent(from.startContainer, from.startOffset, to.startContainer, to.startOffset);
}

const third = (box: HTMLElement): number => box.clientHeight / 3;

/** Scrolls only where the words are not in sight. */
function bringIntoSight(root: HTMLElement, box: HTMLElement, offset: number): void {
  const { top, bottom } = box.getBoundingClientRect();
  const at = topOf(root, offset);
  if (at < top + EDGE || at > bottom - 2 * EDGE) scrollTo(root, box, offset, third(box));
}

function scrollTo(root: HTMLElement, box: HTMLElement, offset: number, y: number): void {
  box.scrollTop += topOf(root, offset) - box.getBoundingClientRect().top - y;
}

/** The height of the words at an offset in the window; of a label, which is set smaller, that of what follows it. */
function topOf(root: HTMLElement, offset: number): number {
  const places = editorPlaces(root);
  const { startContainer } = places.range(offset, offset);
  const label = startContainer.parentElement?.closest('.correct-speaker');
  const behind =
    label == null
      ? offset
      : (places.offset(startContainer, startContainer.textContent?.length ?? 0) ?? offset);
  const range = places.range(behind, behind + 1);
  return range.getClientRects()[0]?.top ?? range.getBoundingClientRect().top;
}

function placeIn(root: HTMLElement, box: HTMLElement, start: number): ReadingPlace | undefined {
  const places = editorPlaces(root);
  const caret = caretIn(root);
  const { left, top, width } = box.getBoundingClientRect();
  const found = root.ownerDocument.caretPositionFromPoint(left + width / 2, top + EDGE);
  const shown = (found === null ? null : places.offset(found.offsetNode, found.offset)) ?? caret;
  if (shown === null) return undefined;
  const focus = start + (caret ?? shown);
  return { anchor: focus, focus, seen: start + shown, y: topOf(root, shown) - top };
}
