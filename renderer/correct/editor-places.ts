/**
 * The way between offsets of the text in the editor and places in its DOM. Read off the DOM each time it is
 * needed, because the editor may have changed any of it.
 */

interface Piece {
  node: Text;
  start: number;
}

export interface EditorPlaces {
  /** A range over [start, end), offsets of the text in the editor. */
  range(start: number, end: number): Range;
  /** The offset of a place; null outside the text. */
  offset(node: Node, at: number): number | null;
}

/** Reads the places of the text in the editor's root. */
export function editorPlaces(root: HTMLElement): EditorPlaces {
  const pieces: Piece[] = [];
  const starts = new Map<Node, number>();
  let length = 0;
  for (const [index, paragraph] of [...root.children].entries()) {
    if (index > 0) length += 1;
    starts.set(paragraph, length);
    const walker = root.ownerDocument.createTreeWalker(paragraph);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      starts.set(node, length);
      if (node instanceof Text) {
        pieces.push({ node, start: length });
        length += node.length;
      } else if (node instanceof HTMLBRElement && !isEditors(node)) length += 1;
    }
  }

  /** `isEnd`: at an edge of two pieces the first one is meant. */
  function place(offset: number, isEnd: boolean): { node: Node; at: number } {
    const found = pieces.findLast(({ start }) => (isEnd ? start < offset : start <= offset)) ?? pieces[0];
    if (found === undefined) return { node: root, at: 0 };
    return { node: found.node, at: Math.max(0, Math.min(offset - found.start, found.node.length)) };
  }

  return {
    range(start, end) {
      const range = root.ownerDocument.createRange();
      const [from, to] = [place(start, false), place(Math.max(start, end), end > start)];
      range.setStart(from.node, from.at);
      range.setEnd(to.node, to.at);
      return range;
    },
    offset(node, at) {
      if (node instanceof Text) {
        const start = starts.get(node);
        return start === undefined ? null : start + at;
      }
      const child = node.childNodes[at];
      if (child !== undefined) return starts.get(child) ?? null;
      return node === root ? length : (starts.get(node) ?? null);
    },
  };
}

/** A break that the editor put there to give an empty line its height. */
function isEditors(node: HTMLBRElement): boolean {
  return node.dataset.lexicalManagedLinebreak === 'true';
}
