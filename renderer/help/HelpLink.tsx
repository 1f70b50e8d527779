/** The way to a page of help from where its matter stands. */
import type { ReactNode } from 'react';
import { useWindowStore } from '../state/context.ts';
import type { PageId } from './pages.ts';

export function HelpLink({ page, children }: { page: PageId; children: ReactNode }) {
  const showHelp = useWindowStore((state) => state.showHelp);
  return (
    <button type="button" className="link" onClick={() => showHelp(page)}>
      {children}
    </button>
  );
}
