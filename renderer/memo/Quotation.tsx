/** The words of a coding, where they can be read now. */
import type { Id } from '../../shared/ids.ts';
import { useCodingText } from '../project/use-coding-text.ts';

export function Quotation({ coding }: { coding: Id }) {
  const found = useCodingText(coding);
  return (
    <blockquote className="quotation read" contentEditable={false}>
      {found === null ? (
        <span className="t3">A quotation. Open its document to read it here.</span>
      ) : (
        <bdi dir="auto">{found.text}</bdi>
      )}
    </blockquote>
  );
}
