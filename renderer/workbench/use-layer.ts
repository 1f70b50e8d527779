/** Whose codings are shown in the reader: mine, everybody's, or one coder's. */
import { useMemo } from 'react';
import type { Id } from '../../shared/ids.ts';
import type { Choice } from '../design/Menu.tsx';
import { useCoders } from '../project/use-lookups.ts';
import { useWindowStore } from '../state/context.ts';

export interface LayerChoice {
  value: string;
  choices: readonly Choice[];
  choose: (value: string) => void;
  /** The coders to ask for; empty means everybody. */
  coders: Id[];
}

export function useLayer(): LayerChoice {
  const layer = useWindowStore((state) => state.layer);
  const coder = useWindowStore((state) => state.coder);
  const set = useWindowStore((state) => state.set);
  const rows = useCoders().rows;
  return useMemo(() => {
    const others = rows.filter(({ id }) => id !== coder);
    const shown = layer === 'mine' ? coder : layer;
    return {
      value: layer,
      choices: [
        { id: 'all', label: 'All coders' },
        { id: 'mine', label: 'Mine' },
        ...others.map(({ id, name }) => ({ id, label: name })),
      ],
      choose(value) {
        const other = others.find(({ id }) => id === value);
        set({ layer: value === 'mine' ? 'mine' : (other?.id ?? 'all') });
      },
      coders: shown === 'all' || shown === null ? [] : [shown],
    };
  }, [layer, coder, rows, set]);
}
