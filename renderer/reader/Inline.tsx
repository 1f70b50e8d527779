/** A small box beside the text that has the keyboard until Escape, and gives it back where it was. */
import { type CSSProperties, type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react';
import { helpOn } from '../help/pages.ts';
import { hasLeft, keepKey } from '../quick/box-keyboard.ts';
import '../quick/quick.css';

export function Inline(props: {
  style: CSSProperties;
  isAbove: boolean;
  title: string;
  about: string;
  onClose: () => void;
  /** Keys of the box itself; true when it took one. */
  onKey?: (event: KeyboardEvent) => boolean;
  children: ReactNode;
}) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const first = box.current?.querySelector<HTMLElement>('[data-first]');
    (first ?? box.current)?.focus();
  }, []);
  return (
    <div
      ref={box}
      className={`pop quick inline-box ${props.isAbove ? 'above' : ''}`}
      style={props.style}
      role="dialog"
      tabIndex={-1}
      aria-label={`${props.title}, ${props.about}`}
      dir="ltr"
      onKeyDown={(event) => {
        keepKey(event);
        if (event.nativeEvent.isComposing) return;
        if (event.key !== 'Escape' && props.onKey?.(event) !== true) return;
        event.preventDefault();
        if (event.key === 'Escape') props.onClose();
      }}
      onBlur={(event) => {
        if (hasLeft(event)) props.onClose();
      }}
      {...helpOn('coding')}
      onMouseDown={(event) => event.stopPropagation()}
    >
      <div className="inline-head">
        <b className="med">{props.title}</b>
        <span className="sm t3 num quick-end">{props.about}</span>
      </div>
      <div className="inline-body">{props.children}</div>
    </div>
  );
}
