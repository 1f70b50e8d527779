/** The frame of a task above the view: its name, its content, a way out. Takes focus when it appears. */
import { type ReactNode, useEffect, useId, useRef } from 'react';
import { Icon } from '../design/Icon.tsx';

export function TaskCard(props: { title: string; onClose: () => void; children: ReactNode }) {
  const titleId = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  const { title } = props;
  // Also when the content turns into its report: the title changes then.
  useEffect(() => {
    if (title !== '') heading.current?.focus();
  }, [title]);
  return (
    <section
      className="task scroll"
      aria-labelledby={titleId}
      data-region="task"
      onKeyDown={(event) => {
        if (event.key === 'Escape') props.onClose();
      }}
    >
      <div className="line">
        <h2 id={titleId} ref={heading} tabIndex={-1} className="grow">
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
