/**
 * What the reader hears besides moves of the mouse over text: keys, copying, dropping, the keyboard coming
 * and going, clicks in the margin, a change of theme.
 */

import { z } from 'zod';
import { id } from '../../shared/ids.ts';
import type { CodingRow } from '../../shared/queries/source.ts';
import type { Caret } from './caret.ts';
import type { Commands } from './commands.ts';
import type { Selection } from './selection.ts';
import type { StripeColumn } from './stripe-column.ts';
import { CODES_TYPE, type ReaderProps } from './types.ts';

type Elements = { text: HTMLElement; page: HTMLElement; margin: HTMLElement };
type Ears = {
  text: string;
  selection: Selection;
  column: StripeColumn;
  caret: Caret;
  commands: Commands;
  props(): ReaderProps;
  onKey(event: KeyboardEvent): void;
  onFocusChange(): void;
  onTheme(): void;
  describe(coding: CodingRow): string;
};

const droppedCodes = z.array(id).min(1);

/** Starts listening; returns how to stop. */
export function listenToSurroundings({ text: root, page, margin }: Elements, ears: Ears): () => void {
  const stop = new AbortController();
  const { signal } = stop;

  root.addEventListener('keydown', ears.onKey, { signal });
  root.addEventListener(
    'copy',
    (event) => {
      if (ears.selection.isEmpty()) return;
      const { start, end } = ears.selection.span();
      event.clipboardData?.setData('text/plain', ears.text.slice(start, end));
      event.preventDefault();
    },
    { signal },
  );
  root.addEventListener(
    'focus',
    () => {
      page.classList.add('active');
      ears.selection.mirror();
      ears.caret.place();
      ears.onFocusChange();
    },
    { signal },
  );
  root.addEventListener(
    'blur',
    ({ relatedTarget }) => {
      const stays = relatedTarget instanceof Node && page.contains(relatedTarget);
      if (!stays) ears.props().actions.rested?.();
      page.classList.remove('active');
      ears.onFocusChange();
    },
    { signal },
  );
  page.addEventListener('dragover', (event) => accept(event), { signal });
  page.addEventListener('drop', (event) => drop(event, ears), { signal });
  listenToMargin(margin, root, ears, signal);
  const theme = new MutationObserver(ears.onTheme);
  theme.observe(root.ownerDocument.documentElement, { attributeFilter: ['class', 'style', 'data-theme'] });
  for (const query of ['(prefers-color-scheme: dark)', '(forced-colors: active)']) {
    matchMedia(query).addEventListener('change', ears.onTheme, { signal });
  }
  return () => {
    stop.abort();
    theme.disconnect();
  };
}

function listenToMargin(margin: HTMLElement, root: HTMLElement, ears: Ears, signal: AbortSignal): void {
  margin.addEventListener(
    'mousemove',
    (event) => {
      const found = ears.column.hit(event.clientX, event.clientY);
      margin.title = found.map(({ coding }) => ears.describe(coding)).join('\n');
      margin.style.cursor = found.length > 0 ? 'pointer' : '';
    },
    { signal },
  );
  margin.addEventListener(
    'click',
    (event) => {
      const stripes = ears.column.hit(event.clientX, event.clientY);
      const found = stripes.map(({ coding }) => coding);
      const [first] = stripes;
      if (first === undefined) return;
      root.focus({ preventScroll: true });
      if (first.lane === -1) {
        // A chip stands for all that found no lane.
        ears.selection.set(first.coding.start, first.coding.start);
        ears.commands.list(stripes.filter(({ lane }) => lane === -1).map(({ coding }) => coding));
        return;
      }
      if (event.ctrlKey || event.metaKey) ears.commands.pick(found, 'one');
      else if (event.shiftKey) ears.commands.pick(found, 'range');
      else ears.commands.choose(found);
    },
    { signal },
  );
}

function accept(event: DragEvent): void {
  const types = event.dataTransfer?.types ?? [];
  if (!types.includes(CODES_TYPE) && !types.includes('Files')) return;
  event.preventDefault();
  if (event.dataTransfer !== null) event.dataTransfer.dropEffect = 'copy';
}

function drop(event: DragEvent, { props, commands }: Ears): void {
  event.preventDefault();
  const files = [...(event.dataTransfer?.files ?? [])];
  if (files.length > 0) {
    props().actions.dropFiles?.(files);
    return;
  }
  const codes = droppedCodes.safeParse(parseJson(event.dataTransfer?.getData(CODES_TYPE) ?? ''));
  if (codes.success) commands.apply(codes.data);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
