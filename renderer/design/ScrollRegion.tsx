/** A part that scrolls and has nothing in it to focus: it takes focus itself, so that keys can scroll it. */
import type { ReactNode } from 'react';

export function ScrollRegion(props: {
  label: string;
  className: string;
  /** The part that its region is for. */
  isMain?: boolean;
  children: ReactNode;
}) {
  return (
    <section
      className={`scroll ${props.className}`}
      aria-label={props.label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: without it the keyboard could not scroll here
      tabIndex={0}
      {...(props.isMain === true ? { 'data-focus-first': '' } : {})}
    >
      {props.children}
    </section>
  );
}
