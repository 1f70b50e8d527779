/** After Enter in the field, what was found takes the keyboard as soon as it is drawn. */
import { useEffect } from 'react';
import { useWindowStore, useWindowStoreApi } from '../state/context.ts';

export function useGoOn(): void {
  const store = useWindowStoreApi();
  const goesOn = useWindowStore((state) => state.search.goesOn);
  useEffect(() => {
    if (!goesOn) return;
    const found = document.querySelector<HTMLElement>(
      '[data-region="search"] :is([data-list], button.passage)',
    );
    if (found === null) return;
    found.focus();
    const { set, search } = store.getState();
    set({ search: { ...search, goesOn: false } });
  });
}
