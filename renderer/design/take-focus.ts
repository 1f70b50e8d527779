/** A ref for the element that a page, panel or dialog opens with: it takes focus when it appears. */
export function takeFocus(element: HTMLElement | null): void {
  element?.focus();
}
