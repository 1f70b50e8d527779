/** The words of a coding, as they stand now, with the way to them. */
import type { Id } from '../../shared/ids.ts';
import { useOpenThing, useThing } from './things.ts';

export function Quotation({ coding, isSelected }: { coding: Id; isSelected: boolean }) {
  const found = useThing(coding);
  const open = useOpenThing();
  const passage = found?.passage ?? null;
  return (
    <blockquote className={`quotation read ${isSelected ? 'sel' : ''}`} contentEditable={false}>
      {passage === null || found == null ? (
        <span className="t3">{found === undefined ? '…' : 'A quotation whose segment is gone.'}</span>
      ) : (
        <>
          <bdi dir="auto">{passage.quote}</bdi>
          <button type="button" className="linkish sm" tabIndex={-1} onClick={() => open(found)}>
            <bdi>{passage.sourceName}</bdi> ¶ {passage.paragraph}
          </button>
          {passage.isLost && <span className="sm t3"> gone from the corrected text</span>}
        </>
      )}
    </blockquote>
  );
}
