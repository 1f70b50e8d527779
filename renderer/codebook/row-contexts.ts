/** What rows of the tree show that changes with every coding: given past the tree, which then need not be drawn again. */
import { createContext } from 'react';
import type { Id } from '../../shared/ids.ts';
import type { CodeRow } from '../../shared/queries/code.ts';

/** The codes under the digits. */
export const SlotsContext = createContext<readonly Id[]>([]);

/** The rows as they are now, with their numbers. */
export const CountsContext = createContext<ReadonlyMap<Id, CodeRow>>(new Map());
