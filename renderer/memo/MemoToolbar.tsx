/** The few forms a memo knows, as buttons beside their keys. */
import { INSERT_ORDERED_LIST_COMMAND, INSERT_UNORDERED_LIST_COMMAND } from '@lexical/list';
import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext';
import {
  $getSelection,
  $insertNodes,
  $isRangeSelection,
  FORMAT_TEXT_COMMAND,
  type TextFormatType,
} from 'lexical';
import { useEffect, useState } from 'react';
import type { Id } from '../../shared/ids.ts';
import { shownKey } from '../../shared/keymap.ts';
import { Icon } from '../design/Icon.tsx';
import type { IconName } from '../design/icons.ts';
import { KeyCap } from '../design/KeyCap.tsx';
import { useWindowStore } from '../state/context.ts';
import { $createQuotationNode } from './QuotationNode.tsx';

const formats: readonly { format: Extract<TextFormatType, IconName>; label: string }[] = [
  { format: 'bold', label: 'Bold' },
  { format: 'italic', label: 'Italic' },
  { format: 'underline', label: 'Underline' },
];

export function MemoToolbar({ quotable, onLink }: { quotable: Id | null; onLink: () => void }) {
  const [editor] = useLexicalComposerContext();
  const keymap = useWindowStore((state) => state.keymap);
  const [active, setActive] = useState<readonly string[]>([]);
  useEffect(
    () =>
      editor.registerUpdateListener(({ editorState }) => {
        editorState.read(() => {
          const selection = $getSelection();
          const held = $isRangeSelection(selection)
            ? formats.filter(({ format }) => selection.hasFormat(format))
            : [];
          setActive(held.map(({ format }) => format));
        });
      }),
    [editor],
  );
  return (
    <div className="memo-tools line" role="toolbar" aria-label="Form of the memo">
      {formats.map(({ format, label }) => (
        <button
          type="button"
          key={format}
          className={`icon ${active.includes(format) ? 'on' : ''}`}
          aria-label={label}
          aria-pressed={active.includes(format)}
          title={`${label} (${shownKey(keymap, `memo.${format}`, 'memo') ?? 'no key'})`}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => editor.dispatchCommand(FORMAT_TEXT_COMMAND, format)}
        >
          <Icon name={format} />
        </button>
      ))}
      <Tool
        label="Bulleted list"
        icon="bullets"
        act={() => editor.dispatchCommand(INSERT_UNORDERED_LIST_COMMAND, undefined)}
      />
      <Tool
        label="Numbered list"
        icon="numbers"
        act={() => editor.dispatchCommand(INSERT_ORDERED_LIST_COMMAND, undefined)}
      />
      <Tool label="Link to anything ([[)" icon="open" act={onLink} />
      {quotable !== null && (
        <Tool
          label="Quote the segment"
          icon="quote"
          act={() => editor.update(() => $insertNodes([$createQuotationNode(quotable)]))}
        />
      )}
      <span className="grow" />
      <span className="sm t3">
        <KeyCap action="memo.done" context="memo" /> done
      </span>
    </div>
  );
}

function Tool({ label, icon, act }: { label: string; icon: IconName; act: () => void }) {
  return (
    <button
      type="button"
      className="icon"
      aria-label={label}
      title={label}
      onMouseDown={(event) => event.preventDefault()}
      onClick={act}
    >
      <Icon name={icon} />
    </button>
  );
}
