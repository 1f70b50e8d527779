/**
 * The words of every failure: what happened, what is safe, what to do, and details to copy for whoever helps.
 * Whatever shows a failure takes its words from here, so that no part is missing anywhere.
 */
import type { Failure, FailureKind } from '../../shared/errors.ts';

export interface FailureWords {
  happened: string;
  safe: string;
  todo: string;
}

const SAFE = 'Nothing was changed.';
const SAVED = 'Everything saved before is safe.';
const TODO = 'Change what the sentence names, then try again.';

const advice: Partial<Record<FailureKind, { safe?: string; todo: string }>> = {
  'not-found': {
    todo: 'Look for it in its list: it may have been removed meanwhile, and Undo brings it back.',
  },
  duplicate: { todo: 'Use the one that is there.' },
  conflict: { todo: 'Look at how it stands now, then do it again.' },
  'empty-file': { todo: 'Check that it is the right file, and that it opens in the program that made it.' },
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
  'disk-full': { safe: SAVED, todo: 'Make room on the disk, then try again.' },
  exists: { safe: 'The file that is there was not touched.', todo: 'Choose another name.' },
  unreadable: {
    todo: 'Check that the file is still there and that you may read it, or choose it from where it is now.',
  },
  unsupported: { todo: 'Save it as plain text, DOCX or Markdown, then import that.' },
  storage: { safe: SAVED, todo: 'Check the disk, then try again.' },
  unexpected: { safe: SAVED, todo: 'Try again; if it happens again, copy the details and report them.' },
};

/** What a failure says to a person, in three sentences or a few more. */
export function failureWords({ kind, message }: Failure): FailureWords {
  const { safe = SAFE, todo } = advice[kind] ?? { todo: TODO };
  // Many sentences of the database end with it, for the command line; here it is a part of its own.
  return { happened: message.replace(` ${SAFE}`, ''), safe, todo };
}

/** What is copied for whoever helps. */
export function failureDetails(title: string, { kind, message }: Failure): string {
  return `${title}\n${kind}: ${message}`;
}
