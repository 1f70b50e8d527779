/** Pasted text comes without its form: the policy lets nothing turn text into elements. */
import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext';
import { $getSelection, $isRangeSelection, COMMAND_PRIORITY_HIGH, PASTE_COMMAND } from 'lexical';
import { useEffect } from 'react';

/** `clean` makes of the pasted text what may stand in the editor. */
export function PastePlainText({ clean = asItIs }: { clean?: (text: string) => string }) {
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
          selection.insertRawText(clean(text));
          return true;
        },
        COMMAND_PRIORITY_HIGH,
      ),
    [editor, clean],
  );
  return null;
}

function asItIs(text: string): string {
  return text;
}
