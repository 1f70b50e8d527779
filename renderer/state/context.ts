/** How components reach the window's state. */
import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import type { WindowState, WindowStore } from './store.ts';

export const WindowStoreContext = createContext<WindowStore | null>(null);

/** The store itself, for reading at the moment of an event. */
export function useWindowStoreApi(): WindowStore {
  const store = useContext(WindowStoreContext);
  if (store === null) throw new Error('This component must be inside WindowStoreContext.');
  return store;
}

/** A part of the state; the component renders again when that part changes. */
export function useWindowStore<T>(select: (state: WindowState) => T): T {
  return useStore(useWindowStoreApi(), select);
}
