import { ListItemNode, ListNode } from '@lexical/list';
import { createEditor } from 'lexical';
import { expect, test } from 'vitest';
import { $readMemo, $showMemo } from '../../../renderer/memo/lexical-memo.ts';
import { parseMemo } from '../../../renderer/memo/parse-memo.ts';
import { QuotationNode } from '../../../renderer/memo/QuotationNode.tsx';
import { ThingNode } from '../../../renderer/memo/ThingNode.tsx';
import { mintId } from '../../../shared/ids.ts';
import { isEmptyMemo, type MemoBody } from '../../../shared/memo.ts';

function throughTheEditor(body: MemoBody): MemoBody {
  const editor = createEditor({
    nodes: [ListNode, ListItemNode, QuotationNode, ThingNode],
    onError(error) {
      throw error;
    },
  });
  editor.update(() => $showMemo(body), { discrete: true });
  return editor.getEditorState().read($readMemo);
}

test('a memo comes out of the editor as it went in', () => {
  const body: MemoBody = [
    {
      kind: 'paragraph',
      runs: [{ text: 'Cost to self ' }, { text: 'is', bold: true, italic: true }, { text: ' the point' }],
    },
    { kind: 'quotation', coding: mintId(1, new Uint8Array(10)) },
    { kind: 'item', ordered: false, runs: [{ text: 'one' }] },
    { kind: 'item', ordered: false, runs: [{ text: 'two', underline: true }] },
    { kind: 'item', ordered: true, runs: [{ text: 'first' }] },
    { kind: 'paragraph', runs: [] },
    {
      kind: 'paragraph',
      runs: [
        { text: 'the ' },
        { link: { kind: 'code', id: mintId(2, new Uint8Array(10)) } },
        { text: 'end' },
      ],
    },
  ];
  expect(throughTheEditor(body)).toEqual(body);
});

test('an empty memo is empty', () => {
  expect(throughTheEditor([])).toEqual([]);
  expect(isEmptyMemo([{ kind: 'paragraph', runs: [{ text: ' ' }] }])).toBe(true);
});

test('a body of another form is shown as one paragraph', () => {
  expect(parseMemo('plain words')).toEqual([{ kind: 'paragraph', runs: [{ text: 'plain words' }] }]);
  expect(parseMemo('')).toEqual([]);
});
