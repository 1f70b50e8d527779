/** The boxes that the rows of a list open: code here, recode, flag, definition. They stand beside the row. */
import { type ReactNode, useMemo, useState } from 'react';
import type { Id } from '../../shared/ids.ts';
import { noId } from '../project/use-coding-text.ts';
import { useCodes } from '../project/use-lookups.ts';
import { QuickBox } from '../quick/QuickBox.tsx';
import { createEntries } from '../quick/rank.ts';
import { recentUse } from '../quick/recent-use.ts';
import { FlagBox } from '../reader/FlagBox.tsx';
import { Inline } from '../reader/Inline.tsx';
import type { Doubt } from '../reader/types.ts';
import { useWindowStore } from '../state/context.ts';
import { CodeDefinition } from '../workbench/CodeDefinition.tsx';
import { useReaderSlots } from '../workbench/use-reader-slots.ts';
import type { BoxPlace } from './box-place.ts';

export type RowQuestion = { place: BoxPlace; about: string } & (
  | { kind: 'code'; title: string; canCreate: boolean }
  | { kind: 'flag'; doubt: Doubt | null }
  | { kind: 'definition'; code: Id }
);

export function RowBox(props: {
  question: RowQuestion;
  onCode: (code: Id, stays: boolean) => void;
  onCreate: (name: string, parent: Id | null) => void;
  onFlag: (doubt: Doubt | null) => void;
  onClose: () => void;
}): ReactNode {
  const { question, onClose } = props;
  const { top, left, width, isAbove } = question.place;
  const frame = { style: { top, left, width }, isAbove, about: question.about, onClose };
  const codes = useCodes().byId;
  const slots = useReaderSlots();
  const keymap = useWindowStore((state) => state.keymap);
  const coder = useWindowStore((state) => state.coder);
  const [prepare] = useState(createEntries);
  const entries = useMemo(() => prepare(codes), [prepare, codes]);
  // Taken when the box opens: rows must not move under the hand.
  const [recent] = useState(() => recentUse([], coder ?? noId, slots));
  if (question.kind === 'flag')
    return (
      <FlagBox {...frame} codes={codes} entries={entries} doubt={question.doubt} onKeep={props.onFlag} />
    );
  if (question.kind === 'definition')
    return (
      <Inline {...frame} title="Definition">
        <CodeDefinition code={question.code} />
      </Inline>
    );
  return (
    <QuickBox
      {...frame}
      codes={codes}
      entries={entries}
      keymap={keymap}
      recent={recent}
      applied={nothing}
      title={question.title}
      canCreate={question.canCreate}
      onChoose={props.onCode}
      onCreate={props.onCreate}
    />
  );
}

const nothing: ReadonlySet<never> = new Set();
