/** Being written. */
import { refuse } from '../../shared/result.ts';
import type { Answer } from './ask.ts';

export const previewExport: Answer<'export.preview'> = () => refuse('unsupported', 'This is not there yet.');
