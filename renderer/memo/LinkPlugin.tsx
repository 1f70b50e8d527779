/** Links while writing: [[ opens the picker, what is chosen takes its place; Enter on a link opens it. */
import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext';
import {
  $createTextNode,
  $getSelection,
  $insertNodes,
  $isNodeSelection,
  $isRangeSelection,
  $isTextNode,
  COMMAND_PRIORITY_LOW,
  KEY_ENTER_COMMAND,
} from 'lexical';
import { useContext, useEffect } from 'react';
import type { MemoLink } from '../../shared/memo.ts';
import { LinkPicker } from './LinkPicker.tsx';
import { $isQuotationNode } from './QuotationNode.tsx';
import { $createThingNode, $isThingNode } from './ThingNode.tsx';
import { ThingsContext, useOpenThing } from './things.ts';

const TRIGGER = '[[';

export function LinkPlugin(props: { isOpen: boolean; onOpen: () => void; onClose: () => void }) {
  const [editor] = useLexicalComposerContext();
  const { onOpen } = props;
  useEffect(
    () =>
      editor.registerUpdateListener(({ editorState, dirtyLeaves }) => {
        if (dirtyLeaves.size > 0 && editorState.read($textBeforeCaret).endsWith(TRIGGER)) onOpen();
      }),
    [editor, onOpen],
  );
  if (!props.isOpen) return null;
  const close = (): void => {
    props.onClose();
    editor.focus();
  };
  const insert = (link: MemoLink): void => {
    editor.update(() => {
      $takeTrigger();
      $insertNodes([$createThingNode(link), $createTextNode(' ')]);
    });
    close();
  };
  return <LinkPicker onChoose={insert} onClose={close} />;
}

function $textBeforeCaret(): string {
  const selection = $getSelection();
  if (!$isRangeSelection(selection) || !selection.isCollapsed()) return '';
  const node = selection.anchor.getNode();
  return $isTextNode(node) ? node.getTextContent().slice(0, selection.anchor.offset) : '';
}

function $takeTrigger(): void {
  const selection = $getSelection();
  if (!$isRangeSelection(selection) || !$textBeforeCaret().endsWith(TRIGGER)) return;
  const node = selection.anchor.getNode();
  if ($isTextNode(node)) node.spliceText(selection.anchor.offset - TRIGGER.length, TRIGGER.length, '', true);
}

/** The arrows come to rest on links and quotations; Enter there opens what they lead to. */
export function OpenByKey() {
  const [editor] = useLexicalComposerContext();
  const things = useContext(ThingsContext);
  const open = useOpenThing();
  useEffect(
    () =>
      editor.registerCommand(
        KEY_ENTER_COMMAND,
        (event) => {
          const selection = $getSelection();
          const [node] = $isNodeSelection(selection) ? selection.getNodes() : [];
          const id = $isThingNode(node)
            ? node.getLink().id
            : $isQuotationNode(node)
              ? node.getCoding()
              : null;
          const found = id === null ? undefined : things?.get(id);
          if (found === undefined || event?.ctrlKey === true || event?.metaKey === true) return false;
          event?.preventDefault();
          open(found);
          return true;
        },
        COMMAND_PRIORITY_LOW,
      ),
    [editor, things, open],
  );
  return null;
}
