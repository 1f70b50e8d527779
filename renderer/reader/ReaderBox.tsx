/** The box that a question of the reader opens beside the text. */
import { type CSSProperties, useState } from 'react';
import { NameBox } from '../quick/NameBox.tsx';
import { QuickBox } from '../quick/QuickBox.tsx';
import type { createEntries } from '../quick/rank.ts';
import { recentUse } from '../quick/recent-use.ts';
import { ChoiceBox } from './ChoiceBox.tsx';
import { FlagBox } from './FlagBox.tsx';
import { Inline } from './Inline.tsx';
import type { BoxPlace } from './place-box.ts';
import { SegmentBox } from './SegmentBox.tsx';
import type { Asked, ReaderProps } from './types.ts';
import type { ReaderView } from './view.ts';

type Prepare = ReturnType<typeof createEntries>;
type Frame = { style: CSSProperties; isAbove: boolean; about: string; onClose: () => void };

export function ReaderBox(props: {
  question: Asked;
  place: BoxPlace;
  view: ReaderView | null;
  props: ReaderProps;
  /** Codes made ready to be searched. */
  prepare: Prepare;
  onClose: () => void;
}) {
  const { question, place, view, onClose } = props;
  const frame: Frame = {
    style: { top: place.top, left: place.left, width: place.width },
    isAbove: place.isAbove,
    about: question.about,
    onClose,
  };
  if (view === null) return null;
  if (question.kind === 'name') return <Name {...{ question, view, frame }} codes={props.props.codes} />;
  if (question.kind === 'quick')
    return <Quick {...{ question, view, frame }} reader={props.props} prepare={props.prepare} />;
  if (question.kind === 'choice') return <ChoiceBox {...frame} question={question} />;
  if (question.kind === 'flag')
    return (
      <FlagBox
        {...frame}
        codes={props.props.codes}
        entries={props.prepare(props.props.codes)}
        doubt={question.doubt}
        onKeep={(doubt) => {
          view.commands.flag(question.codings, doubt);
          onClose();
        }}
      />
    );
  if (question.kind === 'find') return null;
  if (question.kind === 'list')
    return (
      <SegmentBox
        {...frame}
        codings={question.codings}
        names={props.props}
        onChoose={(coding) => {
          onClose();
          view.commands.goTo(coding);
        }}
      />
    );
  return (
    <Inline {...frame} title="Definition">
      {props.props.definition?.(question.code) ?? props.props.codes.get(question.code)?.brief}
    </Inline>
  );
}

function Name({
  question,
  view,
  frame,
  codes,
}: {
  question: Extract<Asked, { kind: 'name' }>;
  view: ReaderView;
  frame: Frame;
  codes: ReaderProps['codes'];
}) {
  return (
    <NameBox
      {...frame}
      codes={codes}
      initial={question.name}
      title={question.method === 'in vivo' ? 'Name in vivo' : 'New code'}
      onCreate={(name, parent) => {
        view.commands.createCode(name, parent, question.span, question.method);
        frame.onClose();
      }}
    />
  );
}

function Quick({
  question,
  view,
  frame,
  reader,
  prepare,
}: {
  question: Extract<Asked, { kind: 'quick' }>;
  view: ReaderView;
  frame: Frame;
  reader: ReaderProps;
  prepare: Prepare;
}) {
  const { codes, codings, coder, slots, keymap } = reader;
  // Taken when the box opens: rows must not move under the hand.
  const [recent] = useState(() => recentUse(codings, coder, slots));
  const { span, mode } = question;
  const isRecode = mode === 'recode';
  return (
    <QuickBox
      {...frame}
      codes={codes}
      entries={prepare(codes)}
      keymap={keymap}
      recent={recent}
      applied={isRecode ? emptySet : view.commands.applied(span)}
      title={isRecode ? 'Recode as' : 'Code'}
      onChoose={(code, stays) => {
        if (!stays || isRecode) frame.onClose();
        if (isRecode) view.commands.recode(code);
        else view.commands.apply([code], question.isPicked ? undefined : span);
      }}
      onCreate={(name, parent) => {
        frame.onClose();
        view.commands.createCode(name, parent, span, 'manual');
      }}
      canCreate={!isRecode}
    />
  );
}

const emptySet: ReadonlySet<never> = new Set();
