/**
 * News: the last thing done stands in the status line, with Undo, for some seconds or as long as it is pointed
 * at or focused; what was refused has a row of its own above and stays until it is dismissed.
 */
import { useEffect, useState } from 'react';
import type { Failure } from '../../shared/errors.ts';
import { CopyDetails } from '../design/CopyDetails.tsx';
import { failureDetails, failureWords } from '../design/failure-words.ts';
import { Icon } from '../design/Icon.tsx';
import { useWindowStore } from '../state/context.ts';
import type { Toast } from '../state/news.ts';

const SHOWN_FOR = 6000;

/** The news, each with Undo where it can be taken back. */
export function Toasts({ onUndo }: { onUndo: () => void }) {
  const toasts = useWindowStore((state) => state.toasts);
  return (
    <section className="toasts" aria-label="News" data-region="news">
      {toasts.map((toast) => (
        <OneToast key={toast.id} toast={toast} onUndo={onUndo} />
      ))}
    </section>
  );
}

/** News where there is no project and so nothing to undo. */
export function ProblemToasts() {
  const isOpen = useWindowStore((state) => state.project.open);
  return isOpen ? null : <Toasts onUndo={() => undefined} />;
}

function OneToast({ toast, onUndo }: { toast: Toast; onUndo: () => void }) {
  const dismiss = useWindowStore((state) => state.dismiss);
  const [isHeld, setIsHeld] = useState(false);
  useEffect(() => {
    if (toast.tone === 'problem' || isHeld) return;
    const timer = setTimeout(() => dismiss(toast.id), SHOWN_FOR);
    return () => clearTimeout(timer);
  }, [toast, isHeld, dismiss]);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: pointing at it only keeps it there
    <div
      className={`toast pop ${toast.tone}`}
      onMouseEnter={() => setIsHeld(true)}
      onMouseLeave={() => setIsHeld(false)}
      onFocus={() => setIsHeld(true)}
      onBlur={() => setIsHeld(false)}
    >
      {toast.tone === 'problem' ? (
        <Problem failure={toast.failure} />
      ) : (
        <p className="grow" title={toast.text}>
          {toast.text}
        </p>
      )}
      {toast.tone === 'done' && toast.undo && (
        <button
          type="button"
          className="btn small"
          onClick={() => {
            dismiss(toast.id);
            onUndo();
          }}
        >
          Undo
        </button>
      )}
      <button type="button" className="icon" aria-label="Dismiss" onClick={() => dismiss(toast.id)}>
        <Icon name="close" />
      </button>
    </div>
  );
}

function Problem({ failure }: { failure: Failure }) {
  const { happened, safe, todo } = failureWords(failure);
  return (
    <>
      <span className="warn">
        <Icon name="alert" />
      </span>
      <p className="grow">
        <span className="med">{happened}</span> {safe} {todo}
      </p>
      <CopyDetails details={failureDetails('Refused', failure)} />
    </>
  );
}
