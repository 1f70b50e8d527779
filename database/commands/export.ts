/** Being written. */
import { refuse } from '../../shared/result.ts';
import type { Handler } from '../kit.ts';

export const exportProject: Handler<'project.export'> = () => refuse('unsupported', 'This is not there yet.');
