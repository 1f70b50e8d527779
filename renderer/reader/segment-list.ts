/**
 * The stripes for those who do not see them: a list of buttons for the segments near the window, one tab
 * stop, arrows move, Enter goes to the segment. Each paragraph points to its first one by aria-details.
 */
import type { CodingRow } from '../../shared/queries/source.ts';
import type { Paragraphs } from './paragraphs.ts';
import type { TextDom } from './text-dom.ts';

const MOST = 60;

export type SegmentList = {
  show(codings: readonly CodingRow[], name: (coding: CodingRow) => string): void;
  dispose(): void;
};

export function createSegmentList(
  list: HTMLElement,
  dom: TextDom,
  paragraphs: Paragraphs,
  prefix: string,
  choose: (coding: CodingRow) => void,
): SegmentList {
  let shown: readonly CodingRow[] = [];
  let described: HTMLElement[] = [];

  function buttons(): HTMLButtonElement[] {
    return [...list.querySelectorAll('button')];
  }

  function onKey(event: KeyboardEvent): void {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    const all = buttons();
    const at = event.target instanceof HTMLButtonElement ? all.indexOf(event.target) : -1;
    const next = all[at + step];
    if (step === 0 || next === undefined) return;
    event.preventDefault();
    for (const one of all) one.tabIndex = one === next ? 0 : -1;
    next.focus();
  }

  function onClick(event: MouseEvent): void {
    const at = event.target instanceof HTMLButtonElement ? buttons().indexOf(event.target) : -1;
    const coding = shown[at];
    if (coding !== undefined) choose(coding);
  }

  list.addEventListener('keydown', onKey);
  list.addEventListener('click', onClick);
  return {
    show(codings, name) {
      // Rebuilding would take the keyboard away from the person who is in the list.
      if (list.contains(list.ownerDocument.activeElement)) return;
      shown = codings.slice(0, MOST);
      for (const paragraph of described) paragraph.removeAttribute('aria-details');
      described = [];
      list.replaceChildren(
        ...shown.map((coding, index) => {
          const item = list.ownerDocument.createElement('li');
          const button = list.ownerDocument.createElement('button');
          button.type = 'button';
          button.tabIndex = index === 0 ? 0 : -1;
          button.textContent = name(coding);
          button.id = `${prefix}-${index}`;
          item.append(button);
          const paragraph = dom.paragraph(paragraphs.at(coding.start));
          if (paragraph !== undefined && !paragraph.hasAttribute('aria-details')) {
            paragraph.setAttribute('aria-details', button.id);
            described.push(paragraph);
          }
          return item;
        }),
      );
    },
    dispose() {
      list.removeEventListener('keydown', onKey);
      list.removeEventListener('click', onClick);
      list.replaceChildren();
    },
  };
}
