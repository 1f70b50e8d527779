/** One cell of a row in a list of results. */
import type { ReactNode } from 'react';

export function Cell(props: {
  className?: string;
  dir?: 'ltr' | 'rtl';
  style?: { '--c': string } | undefined;
  children?: ReactNode;
}) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a table cannot be drawn page by page
    // biome-ignore lint/a11y/useFocusableInteractive: the grid has the focus and points at the row
    <span role="gridcell" {...props} />
  );
}
