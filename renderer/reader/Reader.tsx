/**
 * The document reader: text with a caret of its own, marks, stripes and the boxes that ask for a code.
 *
 * It has no data access: it draws its props and reports through `actions`. The view inside is made anew
 * for every revision of a document and otherwise only told what changed.
 */
import { useCallback, useEffect, useId, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { createEntries } from '../quick/rank.ts';
import { FindBar } from './FindBar.tsx';
import { type BoxPlace, placeBox } from './place-box.ts';
import { ReaderBox } from './ReaderBox.tsx';
import type { Asked, ReaderElements, ReaderProps } from './types.ts';
import { createReaderView, type ReaderView } from './view.ts';
import { speakerColumn, writingOf } from './writing.ts';
import './reader.css';

/** Mount it in a box with a height; it fills the box and scrolls inside. */
export function Reader(props: ReaderProps) {
  return <RevisionReader key={`${props.document.id} ${props.document.revision}`} {...props} />;
}

function RevisionReader(props: ReaderProps) {
  const { document: source } = props;
  const elements = useElements();
  const view = useRef<ReaderView>(null);
  const [asked, setAsked] = useState<{ question: Asked; place: BoxPlace } | null>(null);
  /** Counts how often find was asked for; null while its bar is closed. */
  const [finding, setFinding] = useState<number | null>(null);
  const [prepare] = useState(createEntries);
  const help = useId();

  const ask = useCallback(
    (question: Asked | null) => {
      const parts = elements.all();
      if (question?.kind === 'find') {
        setFinding((turn) => (turn ?? 0) + 1);
        return;
      }
      const isPlaced = question !== null && parts !== null;
      setAsked(isPlaced ? { question, place: placeBox(parts, question.span, source) } : null);
    },
    [elements, source],
  );

  const writing = useMemo(() => writingOf(source), [source]);
  const frame = useRef<HTMLDivElement>(null);
  // Before the text is laid out for the first time: set afterwards it would have it laid out again.
  useLayoutEffect(() => {
    frame.current?.style.setProperty('--speakers', `${speakerColumn(source)}px`);
  }, [source]);
  const latest = useRef(props);
  latest.current = props;
  useLayoutEffect(() => {
    const parts = elements.all();
    if (parts === null) return;
    const made = createReaderView(parts, latest.current, ask);
    view.current = made;
    return () => {
      view.current = null;
      made.dispose();
    };
  }, [elements, ask]);
  useEffect(() => {
    view.current?.update(props);
  });

  // The codebook is made ready for the box while nothing else happens.
  useEffect(() => {
    const idle = requestIdleCallback(() => prepare(props.codes));
    return () => cancelIdleCallback(idle);
  }, [prepare, props.codes]);

  const close = useCallback(() => {
    setAsked(null);
    view.current?.focus();
  }, []);

  return (
    <div className="reader" ref={frame} dir={writing.direction} data-script={writing.script}>
      {finding !== null && view.current !== null && (
        <FindBar
          find={view.current.find}
          turn={finding}
          onClose={() => {
            setFinding(null);
            view.current?.focus();
          }}
        />
      )}
      <div className="reader-scroller" ref={elements.scroller}>
        <div className="reader-page" ref={elements.page}>
          {/* biome-ignore lint/a11y/useSemanticElements: no element is read-only text with a caret of its own. */}
          <div
            className="reader-text"
            ref={elements.text}
            role="textbox"
            tabIndex={0}
            aria-multiline="true"
            aria-readonly="true"
            aria-label={`${source.name}, read-only, keys are commands`}
            aria-describedby={help}
            lang={source.language ?? undefined}
            spellCheck={false}
          />
          <div className="reader-gutter" ref={elements.gutter} aria-hidden="true" />
          <div className="reader-margin" ref={elements.margin} aria-hidden="true" />
          <div className="reader-caret" ref={elements.caret} aria-hidden="true" />
          {asked !== null && (
            <ReaderBox {...asked} view={view.current} props={props} prepare={prepare} onClose={close} />
          )}
        </div>
      </div>
      <p className="reader-unseen" id={help}>
        Arrows move, S takes a sentence, Enter codes it, I says the codes at the caret.
      </p>
      <ul className="reader-unseen" ref={elements.list} aria-label="Segments on the screen" />
    </div>
  );
}

/** The elements the view fills, and all of them together once they are mounted. */
function useElements() {
  const scroller = useRef<HTMLDivElement>(null);
  const page = useRef<HTMLDivElement>(null);
  const text = useRef<HTMLDivElement>(null);
  const margin = useRef<HTMLDivElement>(null);
  const gutter = useRef<HTMLDivElement>(null);
  const caret = useRef<HTMLDivElement>(null);
  const list = useRef<HTMLUListElement>(null);
  return useMemo(
    () => ({
      scroller,
      page,
      text,
      margin,
      gutter,
      caret,
      list,
      all(): ReaderElements | null {
        const [one, two, three, four, five, six, seven] = [
          scroller.current,
          page.current,
          text.current,
          margin.current,
          gutter.current,
          caret.current,
          list.current,
        ];
        if (!one || !two || !three || !four || !five || !six || !seven) return null;
        return { scroller: one, page: two, text: three, margin: four, gutter: five, caret: six, list: seven };
      },
    }),
    [],
  );
}
