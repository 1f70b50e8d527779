/**
 * The one place where a text becomes an editor state and an editor state a text. A block is a paragraph, a
 * line feed inside of it a line break; read back, the parts joined by line feeds are the text, unit by unit.
 *
 * Speaker labels are words of the text like all others; they only stand in the gutter.
 */
import {
  $createLineBreakNode,
  $createTextNode,
  $getRoot,
  $isElementNode,
  type EditorConfig,
  type LexicalEditor,
  type LexicalNode,
  type NodeKey,
  ParagraphNode,
  type RangeSelection,
  type SerializedParagraphNode,
  type SerializedTextNode,
  TextNode,
} from 'lexical';
import type { Block } from '../../shared/blocks.ts';
import { paragraphLook } from '../reader/text-dom.ts';

/** A paragraph that looks like the block it was. */
export class BlockNode extends ParagraphNode {
  private readonly look: string;

  constructor(look = '', key?: NodeKey) {
    super(key);
    this.look = look;
  }

  static override getType(): string {
    return 'block';
  }

  static override clone(node: BlockNode): BlockNode {
    return new BlockNode(node.look, node.__key);
  }

  static override importJSON(json: SerializedParagraphNode): BlockNode {
    return new BlockNode().updateFromJSON(json);
  }

  override createDOM(config: EditorConfig): HTMLElement {
    const dom = super.createDOM(config);
    dom.dir = 'auto';
    dom.className = this.look;
    return dom;
  }

  override insertNewAfter(_selection: RangeSelection, restoreSelection: boolean): ParagraphNode {
    const next = new BlockNode();
    this.insertAfter(next, restoreSelection);
    return next;
  }
}

/** The label of a speaker with its colon, at the beginning of a paragraph. */
export class SpeakerNode extends TextNode {
  static override getType(): string {
    return 'speaker';
  }

  static override clone(node: SpeakerNode): SpeakerNode {
    return new SpeakerNode(node.__text, node.__key);
  }

  static override importJSON(json: SerializedTextNode): SpeakerNode {
    return new SpeakerNode('').updateFromJSON(json);
  }

  override createDOM(config: EditorConfig): HTMLElement {
    const dom = super.createDOM(config);
    // With a direction of its own it does not decide on the paragraph's.
    dom.dir = 'auto';
    dom.className = 'correct-speaker';
    return dom;
  }

  override canInsertTextAfter(): boolean {
    return false;
  }
}

export const textNodes = [BlockNode, SpeakerNode];

/** Fills the editor with the blocks of a text; call inside an update. `asking`: the speaker set quieter. */
export function $showText(text: string, blocks: readonly Block[], asking: string | null): void {
  const root = $getRoot().clear();
  for (const block of blocks) {
    const node = new BlockNode(paragraphLook(text, block, asking));
    const [label = '', ...under] = text.slice(block.start, block.body).split('\n');
    if (label !== '') node.append(new SpeakerNode(label));
    // A label on a line of its own.
    for (const line of under) $appendLine(node, line, true);
    for (const [at, line] of text.slice(block.body, block.end).split('\n').entries())
      $appendLine(node, line, at > 0);
    root.append(node);
  }
}

function $appendLine(node: BlockNode, line: string, isNew: boolean): void {
  if (isNew) node.append($createLineBreakNode());
  if (line !== '') node.append($createTextNode(line));
}

/** The text in the editor; call inside a read. */
export function $readText(): string {
  return $getRoot()
    .getChildren()
    .map((node) => ($isElementNode(node) ? node.getTextContent() : ''))
    .join('\n');
}

/** A label that is moved into a paragraph is text like any other. */
export function keepLabelsInPlace(editor: LexicalEditor): () => void {
  return editor.registerNodeTransform(SpeakerNode, (node: LexicalNode) => {
    const isLabel = node.getPreviousSibling() === null;
    if (!isLabel) node.replace($createTextNode(node.getTextContent()));
  });
}
