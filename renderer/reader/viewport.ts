/**
 * What part of the text is near the window, and keeping a place still while heights change.
 *
 * Sections far away have estimated heights; when one comes near, everything below it moves. The place
 * the person works at (`hold`: an offset and its height in the window) is therefore put back whenever
 * something in the text changes size, before it is painted.
 */
import { type Band, watchBand } from './band.ts';
import type { Caret } from './caret.ts';
import type { Paragraphs } from './paragraphs.ts';
import type { TextDom } from './text-dom.ts';

/** The stripes of sections so near are drawn, and their marks made ready. */
const NEAR = '800px 0px';
/** Room kept between the caret and the edge of the window. */
const EDGE = 28;
/** Rest after scrolling before the first visible line is kept. */
const SETTLED = 120;

export type Viewport = {
  readonly live: ReadonlySet<number>;
  /** Lays out the sections a move from `offset` can reach. */
  pin(offset: number): void;
  /** Scrolls as little as needed to show the caret. */
  reveal(offset: number): void;
  /** Puts a place into the middle of the window. */
  centre(offset: number): void;
  /** Keeps the caret, or the first visible line, at its height from now on. */
  keep(offset: number): void;
  isVisible(offset: number): boolean;
  /** What is kept still now, with its height in the window. */
  held(): { offset: number; y: number } | null;
  /** Puts a place at a height of the window. */
  restore(offset: number, y: number): void;
  dispose(): void;
};

type Parts = { scroller: HTMLElement; page: HTMLElement; dom: TextDom; paragraphs: Paragraphs; caret: Caret };
type Events = {
  onLive(section: number): void;
  onGone(section: number): void;
  /** These paragraphs are in the window or close to it now. */
  onBand(band: Band): void;
  /** Scrolling came to rest. */
  onSettle(): void;
  /** Something changed size; `isWide` when the width or the zoom did. */
  onResize(isWide: boolean): void;
};

export function createViewport({ scroller, page, dom, paragraphs, caret }: Parts, events: Events): Viewport {
  const live = new Set<number>();
  const pinned = new Set<number>();
  const indexOf = new WeakMap<Element, number>(dom.sections.map((section, index) => [section, index]));
  let held: { offset: number; y: number } | null = null;
  let width = 0;
  let settling: ReturnType<typeof setTimeout> | undefined;

  const top = (): number => scroller.getBoundingClientRect().top;
  const heightOf = (offset: number): number => (caret.rects(offset)[0]?.y ?? 0) - top();

  function hold(): void {
    if (held === null) return;
    const drift = heightOf(held.offset) - held.y;
    if (Math.abs(drift) > 0.5) scroller.scrollTop += drift;
  }

  function pin(offset: number): void {
    const wanted = reachable(paragraphs, offset);
    for (const section of pinned) if (!wanted.has(section)) setVisible(section, false);
    for (const section of wanted) if (!pinned.has(section)) setVisible(section, true);
  }

  function setVisible(section: number, isPinned: boolean): void {
    dom.section(section)?.classList.toggle('pinned', isPinned);
    if (isPinned) pinned.add(section);
    else pinned.delete(section);
  }

  function isVisible(offset: number): boolean {
    const y = heightOf(offset);
    return y >= 0 && y <= scroller.clientHeight - EDGE;
  }

  function keep(offset: number): void {
    if (isVisible(offset)) held = { offset, y: heightOf(offset) };
    else holdFirstLine();
  }

  function holdFirstLine(): void {
    if (held !== null && isVisible(held.offset)) return;
    const { left, top: y } = dom.root.getBoundingClientRect();
    const box = scroller.getBoundingClientRect();
    const x = left + dom.root.clientWidth / 2;
    const place = dom.root.ownerDocument.caretPositionFromPoint(x, Math.max(y, box.top) + EDGE);
    const offset = place && dom.toOffset(place.offsetNode, place.offset);
    held = offset === null || offset === undefined ? null : { offset, y: heightOf(offset) };
  }

  const band = watchBand(scroller, dom, paragraphs, live, events.onBand);
  const sizes = new ResizeObserver(() => {
    hold();
    band.look();
    const isWide = page.clientWidth !== width;
    width = page.clientWidth;
    events.onResize(isWide);
  });
  sizes.observe(page);
  sizes.observe(scroller);

  const nearness = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) {
        const section = indexOf.get(target);
        if (section === undefined || isIntersecting === live.has(section)) continue;
        if (isIntersecting) {
          live.add(section);
          sizes.observe(target);
          events.onLive(section);
        } else {
          live.delete(section);
          sizes.unobserve(target);
          events.onGone(section);
        }
      }
      band.look();
    },
    { root: scroller, rootMargin: NEAR },
  );
  for (const section of dom.sections) nearness.observe(section);

  const letGo = (): void => {
    held = null;
  };
  const settle = (): void => {
    clearTimeout(settling);
    settling = setTimeout(() => {
      holdFirstLine();
      events.onSettle();
    }, SETTLED);
  };
  scroller.addEventListener('wheel', letGo, { passive: true });
  scroller.addEventListener('scrollend', settle);

  return {
    live,
    pin,
    isVisible,
    keep,
    reveal(offset) {
      const [rect] = caret.rects(offset);
      if (rect === undefined) return;
      const y = rect.y - top();
      if (y < EDGE) scroller.scrollTop += y - EDGE;
      else if (y + rect.height > scroller.clientHeight - EDGE) {
        scroller.scrollTop += y + rect.height - scroller.clientHeight + EDGE;
      }
    },
    centre(offset) {
      pin(offset);
      dom.paragraph(paragraphs.at(offset))?.scrollIntoView({ block: 'center' });
      held = { offset, y: scroller.clientHeight / 3 };
      // The first correction lays sections out anew, the second meets their real heights.
      hold();
      hold();
    },
    held: () => held,
    restore(offset, y) {
      pin(offset);
      dom.paragraph(paragraphs.at(offset))?.scrollIntoView({ block: 'start' });
      held = { offset, y };
      hold();
      hold();
    },
    dispose() {
      clearTimeout(settling);
      sizes.disconnect();
      nearness.disconnect();
      band.dispose();
      scroller.removeEventListener('wheel', letGo);
      scroller.removeEventListener('scrollend', settle);
    },
  };
}

/** The section of an offset, and a neighbour that lies within one paragraph. */
function reachable(paragraphs: Paragraphs, offset: number): Set<number> {
  const paragraph = paragraphs.at(offset);
  const at = paragraphs.sectionOf(paragraph);
  const section = paragraphs.sections[at];
  const wanted = new Set([at]);
  if (section === undefined) return wanted;
  if (paragraph - section.first <= 1 && at > 0) wanted.add(at - 1);
  if (section.past - paragraph <= 2 && at + 1 < paragraphs.sections.length) wanted.add(at + 1);
  return wanted;
}
