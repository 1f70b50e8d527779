/** What has the attention: a segment, a code, or a selection that is not coded yet. */
import { CasesOfDocument } from '../cases/CasesOfDocument.tsx';
import { Versions } from '../correct/Versions.tsx';
import { useCodes } from '../project/use-lookups.ts';
import { useWindowStore } from '../state/context.ts';
import type { Inspected } from '../state/store.ts';
import { CodeDetails } from './CodeDetails.tsx';
import { SegmentDetails } from './SegmentDetails.tsx';
import { SelectionDetails } from './SelectionDetails.tsx';

const faces: readonly { face: Inspected; label: string }[] = [
  { face: 'segment', label: 'Segment' },
  { face: 'code', label: 'Code' },
];

export function Inspector() {
  const inspected = useWindowStore((state) => state.inspected);
  const focusedCoding = useWindowStore((state) => state.focusedCoding);
  const selection = useWindowStore((state) => state.selection);
  const code = useWindowStore((state) => state.code);
  const source = useWindowStore((state) => state.source);
  const set = useWindowStore((state) => state.set);
  const codes = useCodes().byId;
  const row = code === null ? undefined : codes.get(code);
  return (
    <section className="pane tool" aria-label="Inspector" data-region="inspector">
      <div className="pane-head">
        <h2>Inspector</h2>
        <span className="grow" />
        <fieldset className="seg" aria-label="What is shown">
          {faces.map(({ face, label }) => (
            <button
              type="button"
              key={face}
              className={inspected === face ? 'on' : ''}
              aria-pressed={inspected === face}
              onClick={() => set({ inspected: face })}
            >
              {label}
            </button>
          ))}
        </fieldset>
      </div>
      {inspected === 'code' ? (
        row === undefined ? (
          <p className="empty t2">Choose a code in the codebook to see its definition.</p>
        ) : (
          <CodeDetails key={row.id} row={row} />
        )
      ) : focusedCoding !== null ? (
        <SegmentDetails coding={focusedCoding} />
      ) : selection !== null ? (
        <SelectionDetails selection={selection} />
      ) : (
        <p className="empty t2">Move to a coded passage to see its codes, its coder and its memo.</p>
      )}
      {source !== null && <CasesOfDocument source={source} />}
      {source !== null && <Versions source={source} />}
    </section>
  );
}
