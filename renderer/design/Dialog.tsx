/**
 * A dialog in front of the window, closed by Esc; focus goes back to where it was. Uses the platform's own
 * element, which keeps the rest of the page out of reach.
 */
import { type ReactNode, useEffect, useId, useRef } from 'react';
import { flushSync } from 'react-dom';
import { actionFor } from '../../shared/keymap.ts';
import type { PageId } from '../help/pages.ts';
import { useWindowStoreApi } from '../state/context.ts';

/** Closes a dialog and does what was chosen in it, in one frame: the dialog is gone when focus moves on. */
export function closeThen(onClose: () => void, act: () => void): void {
  flushSync(onClose);
  act();
}

/**
 * The same in one drawing, for an act that changes only what is shown and gives the keyboard to that: drawn
 * apart, the window would be laid out with the keyboard where it had been, for nothing.
 */
export function closeInto(onClose: () => void, show: () => void): void {
  flushSync(() => {
    onClose();
    show();
  });
}

/** Shown as long as it is mounted; `onClose` must unmount it. */
export function Dialog(props: {
  title: string;
  hideTitle?: boolean;
  className?: string;
  /** The page of help about it: asking for help closes it and opens that. */
  help: PageId;
  onClose: () => void;
  children: ReactNode;
}) {
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  const store = useWindowStoreApi();
  const { onClose } = props;
  useEffect(() => {
    const before = document.activeElement;
    const element = dialog.current;
    element?.showModal();
    return () => {
      // Closing gives the keyboard back as well; what is gone from the page is closed, and must not take it.
      if (element?.isConnected) element.close();
      const isTaken = document.activeElement !== null && document.activeElement !== document.body;
      if (!isTaken && before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  return (
    <dialog
      ref={dialog}
      className={`dialog pop ${props.className ?? ''}`}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onKeyDown={(event) => {
        // What is typed here must not reach the keys of the window behind it.
        event.stopPropagation();
        if (event.key === 'Escape') onClose();
        if (actionFor(store.getState().keymap, 'window', event.nativeEvent) !== 'help.here') return;
        event.preventDefault();
        onClose();
        store.getState().showHelp(props.help);
      }}
      onPointerDown={(event) => {
        if (event.target === dialog.current) onClose();
      }}
    >
      <div className="dialog-body">
        <h2 id={titleId} className={props.hideTitle === true ? 'spoken-only' : 'dialog-title'}>
          {props.title}
        </h2>
        {props.children}
      </div>
    </dialog>
  );
}
