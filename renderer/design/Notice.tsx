/**
 * Something went wrong, told in four parts: what happened, what is safe, what to do, and details to copy
 * for whoever helps.
 */
import { useState } from 'react';
import type { Failure, FailureKind } from '../../shared/errors.ts';
import { Icon } from './Icon.tsx';

const SAFE = 'Nothing was changed.';
const advice: Partial<Record<FailureKind, { safe?: string; todo: string }>> = {
  'not-a-project': { todo: 'Choose a file that Concord made; its name ends in .concord.' },
  'newer-version': {
    todo: 'Open it with the newer version of Concord, or ask for a copy made with this one.',
  },
  damaged: {
    safe: 'The file was left as it is.',
    todo: 'Keep the damaged file, and make a project of the newest backup; “Backups” in the help says how.',
  },
  'already-open': {
    todo: 'Close the project in the other window or on the other computer, then open it again.',
  },
  'read-only': { todo: 'Save a copy in a folder that you may write to, and work in the copy.' },
  'disk-full': { safe: 'Everything saved before is safe.', todo: 'Make room on the disk, then try again.' },
  exists: { safe: 'The file that is there was not touched.', todo: 'Choose another name.' },
  unreadable: { todo: 'Check that the file is still there and that you may read it.' },
  storage: { safe: 'Everything saved before is safe.', todo: 'Check the disk, then try again.' },
  unexpected: {
    safe: 'Everything saved before is safe.',
    todo: 'Try again; if it happens again, copy the details and report them.',
  },
};

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
  const [copied, setCopied] = useState(false);
  const { safe = SAFE, todo } = advice[failure.kind] ?? {
    todo: 'Change what the sentence names, then try again.',
  };
  const copy = (): void => {
    void navigator.clipboard
      .writeText(`${title}\n${failure.kind}: ${failure.message}`)
      .then(() => setCopied(true));
  };
  return (
    <div className="notice note warn" role="alert">
      <Icon name="alert" />
      <div className="grow">
        <p className="med">{title}</p>
        <p>{failure.message}</p>
        <p>
          {safe} {todo}
        </p>
      </div>
      <button type="button" className="btn quiet" onClick={copy}>
        {copied ? 'Copied' : 'Copy details'}
      </button>
      {onClose !== undefined && (
        <button type="button" className="icon" aria-label="Close this note" onClick={onClose}>
          <Icon name="close" />
        </button>
      )}
    </div>
  );
}
