/** An empty place: one sentence on what it is for, one act, one example in grey. */
import type { ReactNode } from 'react';

export function Empty({ children, example }: { children: ReactNode; example?: string }) {
  return (
    <div className="empty">
      {children}
      {example !== undefined && <p className="t3">{example}</p>}
    </div>
  );
}
