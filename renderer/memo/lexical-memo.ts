/**
 * The one place where memos become editor states and editor states become memos (shared/memo.ts).
 *
 * A memo is a flat list of paragraphs, items and quotations; the editor nests items in lists. What the
 * editor could hold beyond that (headings, addresses, pictures) never enters it.
 */
import {
  $createListItemNode,
  $createListNode,
  $isListItemNode,
  $isListNode,
  type ListNode,
} from '@lexical/list';
import {
  $createParagraphNode,
  $createTextNode,
  $getRoot,
  $isElementNode,
  $isLineBreakNode,
  $isTextNode,
  type ElementNode,
  type LexicalNode,
} from 'lexical';
import type { MemoBody, MemoRun } from '../../shared/memo.ts';
import { $createQuotationNode, $isQuotationNode } from './QuotationNode.tsx';
import { $createThingNode, $isThingNode } from './ThingNode.tsx';

type Part = MemoBody[number];

/** Replaces what the editor holds; call inside an update. */
export function $showMemo(body: MemoBody): void {
  const root = $getRoot().clear();
  let list: ListNode | null = null;
  for (const part of body) {
    if (part.kind === 'item') {
      const type = part.ordered ? 'number' : 'bullet';
      if (list === null || list.getListType() !== type) {
        list = $createListNode(type);
        root.append(list);
      }
      list.append($withRuns($createListItemNode(), part.runs));
    } else {
      list = null;
      root.append(
        part.kind === 'quotation'
          ? $createQuotationNode(part.coding)
          : $withRuns($createParagraphNode(), part.runs),
      );
    }
  }
  if (root.isEmpty()) root.append($createParagraphNode());
}

/** What the editor holds; call inside a read. Empty paragraphs at the end are left out. */
export function $readMemo(): MemoBody {
  const body = $getRoot().getChildren().flatMap($readBlock);
  while (isEmptyParagraph(body[body.length - 1])) body.pop();
  return body;
}

function $readBlock(node: LexicalNode): Part[] {
  if ($isQuotationNode(node)) return [{ kind: 'quotation', coding: node.getCoding() }];
  if ($isListNode(node)) return $readItems(node);
  if ($isElementNode(node)) return [{ kind: 'paragraph', runs: $readRuns(node) }];
  return [];
}

function $readItems(list: ListNode): Part[] {
  const ordered = list.getListType() === 'number';
  return list.getChildren().flatMap((child): Part[] => {
    if (!$isListItemNode(child)) return [];
    const nested = child.getChildren().filter($isListNode).flatMap($readItems);
    const runs = $readRuns(child);
    return runs.length === 0 && nested.length > 0 ? nested : [{ kind: 'item', ordered, runs }, ...nested];
  });
}

function $readRuns(element: ElementNode): MemoRun[] {
  return element.getChildren().flatMap((child): MemoRun[] => {
    if ($isThingNode(child)) return [{ link: child.getLink() }];
    if ($isLineBreakNode(child)) return [{ text: '\n' }];
    if ($isTextNode(child)) {
      const run: MemoRun = { text: child.getTextContent() };
      if (child.hasFormat('bold')) run.bold = true;
      if (child.hasFormat('italic')) run.italic = true;
      if (child.hasFormat('underline')) run.underline = true;
      return [run];
    }
    return $isElementNode(child) && !$isListNode(child) ? $readRuns(child) : [];
  });
}

function $withRuns<T extends ElementNode>(element: T, runs: readonly MemoRun[]): T {
  for (const run of runs) {
    if ('link' in run) {
      element.append($createThingNode(run.link));
      continue;
    }
    const text = $createTextNode(run.text);
    if (run.bold === true) text.toggleFormat('bold');
    if (run.italic === true) text.toggleFormat('italic');
    if (run.underline === true) text.toggleFormat('underline');
    element.append(text);
  }
  return element;
}

function isEmptyParagraph(part: Part | undefined): boolean {
  return part?.kind === 'paragraph' && part.runs.every((run) => !('link' in run) && run.text === '');
}
