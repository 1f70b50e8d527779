/** Being written. */
import { refuse } from '../../shared/result.ts';
import type { Handler } from '../kit.ts';

export const mergeProject: Handler<'project.merge'> = () => refuse('unsupported', 'This is not there yet.');
