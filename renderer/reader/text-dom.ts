/**
 * The text as plain DOM: sections with content-visibility, one text node for every paragraph, nothing
 * else inside, and the way between offsets of the document and places in the DOM.
 *
 * Speaker labels are generated content of their paragraph, so they cost no node, cannot be selected and
 * are still read aloud.
 */
import type { Block } from '../../shared/blocks.ts';
import type { Paragraphs } from './paragraphs.ts';
import type { ReaderDocument } from './types.ts';
import { askingSpeaker } from './writing.ts';

/** White space that `normal` would swallow: tabs, runs of spaces, spaces at the edges. */
const KEPT_SPACE = /\t| {2}|^ | $/;

export type Place = { node: Node; offset: number };

export type TextDom = {
  readonly root: HTMLElement;
  readonly sections: readonly HTMLElement[];
  section(index: number): HTMLElement | undefined;
  paragraph(index: number): HTMLElement | undefined;
  /** The place of an offset, which is first moved to the nearest one shown. */
  toDom(offset: number): Place;
  /** The offset of a place; null outside the text. */
  toOffset(node: Node, offset: number): number | null;
  /** A range over [start, end) of one paragraph, or over several. */
  range(start: number, end: number): Range;
};

/** Fills `root`, which must be empty, with the document. */
export function buildTextDom(root: HTMLElement, document: ReaderDocument, paragraphs: Paragraphs): TextDom {
  const owner = root.ownerDocument;
  const nodes: HTMLElement[] = [];
  const paragraphOf = new WeakMap<Node, number>();
  const sectionIndex = new WeakMap<Node, number>();
  const asking = askingSpeaker(document);

  const sections = paragraphs.sections.map(({ first, past, start, end }, index) => {
    const section = owner.createElement('section');
    // An honest estimate keeps the scroll bar still: about 60 characters a line, and space between.
    const height = Math.round(((end - start) / 60 + (past - first) * 0.5) * 31.5 + (past - first) * 14);
    section.style.containIntrinsicHeight = `auto ${height}px`;
    sectionIndex.set(section, index);
    for (let at = first; at < past; at += 1) {
      const block = document.blocks[at];
      if (block === undefined) continue;
      const paragraph = paragraphElement(owner, document.text, block, asking);
      nodes.push(paragraph);
      paragraphOf.set(paragraph, at);
      if (paragraph.firstChild !== null) paragraphOf.set(paragraph.firstChild, at);
      section.append(paragraph);
    }
    return section;
  });
  root.append(...sections);

  function toDom(offset: number): Place {
    const shown = paragraphs.shown(offset);
    const at = paragraphs.at(shown);
    const paragraph = nodes[at] ?? root;
    const text = paragraph.firstChild;
    if (!(text instanceof Text)) return { node: paragraph, offset: 0 };
    return { node: text, offset: Math.min(shown - paragraphs.body(at), text.length) };
  }

  /** Native moves and clicks may also end at a paragraph, a section or the root, counted in children. */
  function toOffset(node: Node, offset: number): number | null {
    const at = paragraphOf.get(node);
    if (at !== undefined) {
      if (node instanceof Text) return paragraphs.body(at) + offset;
      return offset > 0 ? paragraphs.end(at) : paragraphs.body(at);
    }
    const inSection = sectionIndex.get(node);
    if (inSection !== undefined) return edgeOf(paragraphs.sections[inSection], offset);
    if (node !== root) return null;
    const section = paragraphs.sections[Math.min(offset, sections.length - 1)];
    if (section === undefined) return null;
    return offset >= sections.length ? section.end : paragraphs.body(section.first);
  }

  function edgeOf(
    section: { first: number; past: number; end: number } | undefined,
    child: number,
  ): number | null {
    if (section === undefined) return null;
    const paragraph = section.first + child;
    return paragraph >= section.past ? section.end : paragraphs.body(paragraph);
  }

  return {
    root,
    sections,
    section: (index) => sections[index],
    paragraph: (index) => nodes[index],
    toDom,
    toOffset,
    range(start, end) {
      const range = owner.createRange();
      const from = toDom(start);
      const to = toDom(end);
      range.setStart(from.node, from.offset);
      range.setEnd(to.node, to.offset);
      return range;
    },
  };
}

function paragraphElement(owner: Document, text: string, block: Block, asking: string | null): HTMLElement {
  const paragraph = owner.createElement('p');
  paragraph.dir = 'auto';
  const shown = text.slice(block.body, block.end);
  if (block.speaker !== undefined)
    paragraph.dataset.speaker = text.slice(block.speaker.start, block.speaker.end);
  const look = paragraphLook(text, block, asking);
  if (look !== '') paragraph.className = look;
  paragraph.append(shown === '' ? owner.createElement('br') : owner.createTextNode(shown));
  return paragraph;
}

/** The classes that dress a paragraph; `asking` is the label of the speaker who is set quieter. */
export function paragraphLook(text: string, block: Block, asking: string | null): string {
  const { kind, level, speaker } = block;
  const shown = text.slice(block.body, block.end);
  const classes: string[] = [];
  if (kind !== 'paragraph') classes.push(kind);
  if (level !== undefined) classes.push(`level-${level}`);
  if (shown === '' && speaker === undefined) classes.push('blank');
  if (KEPT_SPACE.test(shown)) classes.push('keep');
  else if (shown.includes('\n')) classes.push('lines');
  if (speaker !== undefined && text.slice(speaker.start, speaker.end) === asking) classes.push('asks');
  return classes.join(' ');
}
