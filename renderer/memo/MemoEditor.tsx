/** The editor of a memo's text: bold, italic, underline, lists, quotations, links to things. */
import { ListItemNode, ListNode } from '@lexical/list';
import { LexicalComposer } from '@lexical/react/LexicalComposer';
import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext';
import { ContentEditable } from '@lexical/react/LexicalContentEditable';
import { LexicalErrorBoundary } from '@lexical/react/LexicalErrorBoundary';
import { HistoryPlugin } from '@lexical/react/LexicalHistoryPlugin';
import { ListPlugin } from '@lexical/react/LexicalListPlugin';
import { OnChangePlugin } from '@lexical/react/LexicalOnChangePlugin';
import { RichTextPlugin } from '@lexical/react/LexicalRichTextPlugin';
import { useEffect, useState } from 'react';
import type { Id } from '../../shared/ids.ts';
import { type MemoBody, referencesIn } from '../../shared/memo.ts';
import { PastePlainText } from '../design/PastePlainText.tsx';
import { LinkPlugin, OpenByKey } from './LinkPlugin.tsx';
import { $readMemo, $showMemo } from './lexical-memo.ts';
import { MemoToolbar } from './MemoToolbar.tsx';
import { QuotationNode } from './QuotationNode.tsx';
import { ThingNode } from './ThingNode.tsx';
import { ThingsContext, useThings } from './things.ts';

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
  const [references, setReferences] = useState(() => referencesIn(props.initial));
  const [isLinking, setIsLinking] = useState(false);
  const things = useThings(references);
  const change = (body: MemoBody): void => {
    const next = referencesIn(body);
    if (next.join() !== references.join()) setReferences(next);
    props.onChange(body);
  };
  return (
    <ThingsContext value={things}>
      <LexicalComposer
        initialConfig={{
          namespace: 'memo',
          nodes: [ListNode, ListItemNode, QuotationNode, ThingNode],
          theme,
          editorState: () => $showMemo(props.initial),
          onError(error: Error) {
            throw error;
          },
        }}
      >
        <MemoToolbar quotable={props.quotable} onLink={() => setIsLinking(true)} />
        <div className="memo-text scroll">
          <RichTextPlugin
            contentEditable={
              <ContentEditable
                className="memo-field"
                dir="auto"
                aria-label="Text of the memo"
                data-focus-first=""
              />
            }
            placeholder={<p className="memo-placeholder">What do you think of it? [[ links to anything.</p>}
            ErrorBoundary={LexicalErrorBoundary}
          />
        </div>
        <LinkPlugin
          isOpen={isLinking}
          onOpen={() => setIsLinking(true)}
          onClose={() => setIsLinking(false)}
        />
        <OpenByKey />
        <HistoryPlugin />
        <ListPlugin />
        <PastePlainText />
        <FocusAtStart />
        <OnChangePlugin ignoreSelectionChange onChange={(state) => change(state.read($readMemo))} />
      </LexicalComposer>
    </ThingsContext>
  );
}

function FocusAtStart() {
  const [editor] = useLexicalComposerContext();
  useEffect(() => {
    editor.focus();
  }, [editor]);
  return null;
}
