/** The speakers of some documents, before they become cases: what each says will belong to the case of that name. */
import { useState } from 'react';
import type { Id } from '../../shared/ids.ts';
import { useCommand, useQuery } from '../api.ts';
import { counted } from '../design/format.ts';
import { Notice } from '../design/Notice.tsx';
import { takeFocus } from '../design/take-focus.ts';
import { useWindowStore } from '../state/context.ts';

export function SpeakerCases({ sources }: { sources: readonly Id[] }) {
  const { data: found, failure } = useQuery('case.speakers', { sources: [...sources] });
  const make = useCommand('case.speakers');
  const set = useWindowStore((state) => state.set);
  const tell = useWindowStore((state) => state.tell);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [names, setNames] = useState<Readonly<Record<string, string>>>({});
  const chosen = (found ?? []).filter(({ speaker }) => !left.has(speaker));
  const close = (): void => set({ cases: { kind: 'grid', owner: 'case' } });
  const act = async (): Promise<void> => {
    const speakers = chosen.map(({ speaker }) => ({ speaker, name: names[speaker] ?? speaker }));
    const result = await make({ sources: [...sources], speakers });
    if (result === null) return;
    close();
    tell({
      text: `${counted(result.cases, 'new case')}, ${counted(result.parts, 'part')} put into cases`,
      undo: true,
    });
  };
  return (
    <section className="pane work" aria-label="Cases of the speakers">
      <div className="page-head">
        <h1>Cases of the speakers</h1>
        <span className="t2">in {counted(sources.length, 'document')}</span>
        <span className="grow" />
        <button type="button" className="btn" onClick={close}>
          Cancel
        </button>
        <button
          type="button"
          className="btn primary"
          ref={takeFocus}
          disabled={chosen.length === 0}
          onClick={() => void act()}
        >
          Put {counted(chosen.length, 'speaker')} into cases
        </button>
      </div>
      {failure !== null && <Notice failure={failure} title="The speakers cannot be read." />}
      {found?.length === 0 && (
        <p className="empty t2">
          No speakers were found in these documents. A turn begins with a name and a colon.
        </p>
      )}
      {found !== undefined && found.length > 0 && (
        <div className="scroll work-scroll">
          <table className="preview-table">
            <thead>
              <tr>
                <th scope="col">Speaker</th>
                <th scope="col">Turns</th>
                <th scope="col">Name of the case</th>
              </tr>
            </thead>
            <tbody>
              {found.map(({ speaker, turns, case: known }) => (
                <tr key={speaker}>
                  <td>
                    <label className="line check">
                      <input
                        type="checkbox"
                        checked={!left.has(speaker)}
                        onChange={() => setLeft(toggled(left, speaker))}
                      />
                      <bdi className="cut">{speaker}</bdi>
                    </label>
                  </td>
                  <td className="num">{turns}</td>
                  <td>
                    <span className="line">
                      <span className="field">
                        <input
                          aria-label={`Name of the case of ${speaker}`}
                          dir="auto"
                          value={names[speaker] ?? speaker}
                          onChange={(event) => setNames({ ...names, [speaker]: event.target.value })}
                        />
                      </span>
                      {known !== null && names[speaker] === undefined && (
                        <span className="sm t2">is there</span>
                      )}
                    </span>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

function toggled(set: ReadonlySet<string>, one: string): ReadonlySet<string> {
  const next = new Set(set);
  if (!next.delete(one)) next.add(one);
  return next;
}
