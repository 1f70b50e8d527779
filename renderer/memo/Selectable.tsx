/** Tells what stands in the text of a memo as one piece whether the arrows have come to rest on it. */
import { useLexicalNodeSelection } from '@lexical/react/useLexicalNodeSelection';
import type { NodeKey } from 'lexical';
import type { ReactNode } from 'react';

export function Selectable(props: { nodeKey: NodeKey; children: (isSelected: boolean) => ReactNode }) {
  const [isSelected] = useLexicalNodeSelection(props.nodeKey);
  return props.children(isSelected);
}
