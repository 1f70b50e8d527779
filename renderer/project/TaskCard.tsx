/**
 * The frame of a task above the view: its name, its content, a way out. What is marked data-focus-first in
 * it takes focus when it appears, and again when the task has turned into its report.
 */
import { type ReactNode, useEffect, useId, useRef } from 'react';
import { Icon } from '../design/Icon.tsx';
import { helpOn, type PageId } from '../help/pages.ts';

export function TaskCard(props: { title: string; help: PageId; onClose: () => void; children: ReactNode }) {
  const titleId = useId();
  const card = useRef<HTMLElement>(null);
  const { title } = props;
  useEffect(() => {
    const first = title === '' ? null : card.current?.querySelector('[data-focus-first]');
    if (first instanceof HTMLElement) first.focus();
  }, [title]);
  return (
    <section
      ref={card}
      className="task scroll"
      aria-labelledby={titleId}
      data-region="task"
      {...helpOn(props.help)}
      onKeyDown={(event) => {
        if (event.key === 'Escape') props.onClose();
      }}
    >
      <div className="line">
        <h2 id={titleId} className="grow">
          {title}
        </h2>
        <button type="button" className="icon" aria-label={`Close: ${title}`} onClick={props.onClose}>
          <Icon name="close" />
        </button>
      </div>
      {props.children}
    </section>
  );
}
