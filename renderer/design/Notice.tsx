/**
 * Something went wrong, told in four parts: what happened, what is safe, what to do, and details to copy
 * for whoever helps.
 */
import type { Failure } from '../../shared/errors.ts';
import { CopyDetails } from './CopyDetails.tsx';
import { failureDetails, failureWords } from './failure-words.ts';
import { Icon } from './Icon.tsx';

/** A failure as a note in the page, not a pop-up. */
export function Notice({
  failure,
  title,
  onClose,
}: {
  failure: Failure;
  title: string;
  onClose?: () => void;
}) {
  const { happened, safe, todo } = failureWords(failure);
  return (
    <div className="notice note warn" role="alert">
      <Icon name="alert" />
      <div className="grow">
        <p className="med">{title}</p>
        <p>{happened}</p>
        <p>
          {safe} {todo}
        </p>
      </div>
      <CopyDetails details={failureDetails(title, failure)} />
      {onClose !== undefined && (
        <button type="button" className="icon" aria-label="Close this note" onClick={onClose}>
          <Icon name="close" />
        </button>
      )}
    </div>
  );
}
