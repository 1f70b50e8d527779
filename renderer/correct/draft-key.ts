/** The key under which an unfinished correction is kept. */
import { type Id, id } from '../../shared/ids.ts';

/** "text 0190…": the document's id. */
export function correctionKey(source: Id): string {
  return `text ${source}`;
}

/** The document a key names; null for keys of other things. */
export function correctionOf(key: string): Id | null {
  const [what, source] = key.split(' ');
  const found = id.safeParse(source);
  return what === 'text' && found.success ? found.data : null;
}
