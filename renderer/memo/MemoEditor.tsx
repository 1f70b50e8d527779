/** The editor of a memo: bold, italic, underline, lists, quotations. */
import { ListItemNode, ListNode } from '@lexical/list';
import { LexicalComposer } from '@lexical/react/LexicalComposer';
import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext';
import { ContentEditable } from '@lexical/react/LexicalContentEditable';
import { LexicalErrorBoundary } from '@lexical/react/LexicalErrorBoundary';
import { HistoryPlugin } from '@lexical/react/LexicalHistoryPlugin';
import { ListPlugin } from '@lexical/react/LexicalListPlugin';
import { OnChangePlugin } from '@lexical/react/LexicalOnChangePlugin';
import { RichTextPlugin } from '@lexical/react/LexicalRichTextPlugin';
import { $getSelection, $isRangeSelection, COMMAND_PRIORITY_HIGH, PASTE_COMMAND } from 'lexical';
import { useEffect } from 'react';
import type { Id } from '../../shared/ids.ts';
import type { MemoBody } from '../../shared/memo.ts';
import { $readMemo, $showMemo } from './lexical-memo.ts';
import { MemoToolbar } from './MemoToolbar.tsx';
import { QuotationNode } from './QuotationNode.tsx';

const theme = {
  text: { bold: 'memo-bold', italic: 'memo-italic', underline: 'memo-underline' },
  list: { ul: 'memo-bullets', ol: 'memo-numbers' },
};

export function MemoEditor(props: {
  initial: MemoBody;
  /** The coding that the quotation button quotes. */
  quotable: Id | null;
  onChange: (body: MemoBody) => void;
}) {
  return (
    <LexicalComposer
      initialConfig={{
        namespace: 'memo',
        nodes: [ListNode, ListItemNode, QuotationNode],
        theme,
        editorState: () => $showMemo(props.initial),
        onError(error: Error) {
          throw error;
        },
      }}
    >
      <MemoToolbar quotable={props.quotable} />
      <div className="memo-text scroll">
        <RichTextPlugin
          contentEditable={
            <ContentEditable className="memo-field" aria-label="Text of the memo" data-focus-first="" />
          }
          placeholder={<p className="memo-placeholder">What do you think of it?</p>}
          ErrorBoundary={LexicalErrorBoundary}
        />
      </div>
      <HistoryPlugin />
      <ListPlugin />
      <PastePlainText />
      <FocusAtStart />
      <OnChangePlugin ignoreSelectionChange onChange={(state) => props.onChange(state.read($readMemo))} />
    </LexicalComposer>
  );
}

/** Pasted text comes without its form: the policy lets nothing turn text into elements. */
function PastePlainText() {
  const [editor] = useLexicalComposerContext();
  useEffect(
    () =>
      editor.registerCommand(
        PASTE_COMMAND,
        (event) => {
          const text =
            event instanceof ClipboardEvent ? event.clipboardData?.getData('text/plain') : undefined;
          const selection = $getSelection();
          if (text === undefined || !$isRangeSelection(selection)) return false;
          event.preventDefault();
          selection.insertRawText(text);
          return true;
        },
        COMMAND_PRIORITY_HIGH,
      ),
    [editor],
  );
  return null;
}

function FocusAtStart() {
  const [editor] = useLexicalComposerContext();
  useEffect(() => {
    editor.focus();
  }, [editor]);
  return null;
}
