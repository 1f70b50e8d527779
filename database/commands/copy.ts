/** Being written. */
import { refuse } from '../../shared/result.ts';
import type { Handler } from '../kit.ts';

export const copyProject: Handler<'project.copy'> = () => refuse('unsupported', 'This is not there yet.');
