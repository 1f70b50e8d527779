/** An earlier version of a document's text in the reader, without codings and with nothing that could be changed. */
import { type KeyboardEvent, useMemo } from 'react';
import type { Id } from '../../shared/ids.ts';
import type { CodeRow } from '../../shared/queries/code.ts';
import type { CoderRow } from '../../shared/queries/project.ts';
import { useQuery } from '../api.ts';
import { whenItWas } from '../design/format.ts';
import { Icon } from '../design/Icon.tsx';
import { Notice } from '../design/Notice.tsx';
import { helpOn } from '../help/pages.ts';
import { ReadOnlyReader } from '../reader/ReadOnlyReader.tsx';
import { useWindowStore } from '../state/context.ts';
import { ReaderToCome, useReaderFocus } from '../workbench/reader-focus.tsx';
import type { OldTextPlace } from './old-text-place.ts';

const noUnits = { sentences: [], turns: [], words: null };
const none: readonly never[] = [];
const noCodes: ReadonlyMap<Id, CodeRow> = new Map();
const nobody: ReadonlyMap<Id, CoderRow> = new Map();
const READ_ONLY = 'This is an earlier version of the text. Esc goes back to the present one.';
const nowhere = (): void => {};

export function OldText({ source, revision, at }: OldTextPlace) {
  const answer = useQuery('source.document', { id: source, revision }, { keep: true });
  const versions = useQuery('source.revisions', { id: source }, { keep: true }).data;
  const coder = useWindowStore((state) => state.coder);
  const set = useWindowStore((state) => state.set);
  const wanted = useWindowStore((state) => state.readerWanted);
  const goto = useMemo(() => (at === null ? null : { ...at, turn: 1 }), [at]);
  useReaderFocus(coder === null ? null : (answer.data?.revision ?? null), 1);
  const version = versions?.find((one) => one.revision === revision);
  const leave = (): void => set({ oldText: null, readerWanted: wanted + 1 });
  const press = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    leave();
  };
  if (answer.failure !== null)
    return (
      <Notice failure={answer.failure} title="This version of the text cannot be read." onClose={leave} />
    );
  if (answer.data === undefined || coder === null) return <ReaderToCome>Opening the version…</ReaderToCome>;
  return (
    <div className="old-text" onKeyDownCapture={press} {...helpOn('correcting')}>
      <p className="note warn old-text-note">
        <Icon name="history" />
        <span className="grow">
          {version === undefined
            ? 'An earlier version'
            : `Version ${version.number}, made ${whenItWas(version.at, Date.now())}`}
          : only for reading. Codings stand in the present text.
        </span>
        <button type="button" className="btn small" onClick={leave}>
          Back to the present text <kbd className="kbd">Esc</kbd>
        </button>
      </p>
      <ReadOnlyReader
        document={answer.data}
        units={noUnits}
        codings={none}
        codes={noCodes}
        coders={nobody}
        coder={coder}
        marks="off"
        focusedCoding={null}
        goto={goto}
        refusal={READ_ONLY}
        onFocus={nowhere}
      />
    </div>
  );
}
