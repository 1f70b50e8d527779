/** News in the lower corner: what was done, with Undo; what was refused stays until it is dismissed. */
import { useEffect } from 'react';
import { Icon } from '../design/Icon.tsx';
import { useWindowStore } from '../state/context.ts';
import type { Toast } from '../state/store.ts';

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
  useEffect(() => {
    if (toast.tone === 'problem') return;
    const timer = setTimeout(() => dismiss(toast.id), SHOWN_FOR);
    return () => clearTimeout(timer);
  }, [toast, dismiss]);
  return (
    <div className="toast pop">
      {toast.tone === 'problem' && (
        <span className="warn">
          <Icon name="alert" />
        </span>
      )}
      <p className="grow">{toast.text}</p>
      {toast.undo && (
        <button
          type="button"
          className="btn"
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
