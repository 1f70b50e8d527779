/** The codes under the digits, for the rows of the tree: asked once by the tree, not by every row at every coding. */
import { createContext } from 'react';
import type { Id } from '../../shared/ids.ts';

export const SlotsContext = createContext<readonly Id[]>([]);
