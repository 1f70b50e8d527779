/** A table of codes before it is imported: what was recognised, what will be made, what is wrong and where. */
import { useCommand, useQuery } from '../api.ts';
import { Ribbon } from '../design/CodeMark.tsx';
import { counted } from '../design/format.ts';
import { Notice } from '../design/Notice.tsx';
import { takeFocus } from '../design/take-focus.ts';
import { useWindowStore } from '../state/context.ts';

export function ImportCodebook({ token, name }: { token: string; name: string }) {
  const { data: found, failure } = useQuery('codebook.read', { from: { token } });
  const importCodes = useCommand('codebook.import');
  const set = useWindowStore((state) => state.set);
  const tell = useWindowStore((state) => state.tell);
  const close = (): void => set({ codebookAct: null });
  const act = async (): Promise<void> => {
    const result = await importCodes({ from: { token } });
    if (result === null) return;
    close();
    tell({ text: `${counted(result.added, 'code')} imported from ${name}`, undo: true });
  };
  return (
    <section className="pane work" aria-label="Import codebook" data-region="import">
      <div className="page-head">
        <h1>
          Import <bdi>{name}</bdi>
        </h1>
        <span className="grow" />
        <button type="button" className="btn" onClick={close}>
          Cancel
        </button>
        {found !== undefined && (
          <button
            type="button"
            className="btn primary"
            ref={takeFocus}
            disabled={found.problems.length > 0 || found.add === 0}
            onClick={() => void act()}
          >
            Import {counted(found.add, 'code')}
          </button>
        )}
      </div>
      {failure !== null && <Notice failure={failure} title="This table cannot be read." />}
      {found !== undefined && (
        <div className="scroll work-scroll">
          {found.problems.length > 0 && (
            <div className="notice note warn" role="alert">
              <div className="stack">
                <p className="med">Nothing can be imported before this is mended in the table:</p>
                {found.problems.map((problem) => (
                  <p key={problem}>{problem}</p>
                ))}
              </div>
            </div>
          )}
          <ul className="told">
            <li>
              {counted(found.add, 'new code')}
              {found.known > 0 && `; ${counted(found.known, 'code')} with the same path stay as they are`}.
            </li>
            <li>Read: {found.columns.map(({ header, as }) => `“${header}” as ${as}`).join(', ')}.</li>
            {found.ignored.length > 0 && (
              <li>Not read: {found.ignored.map((one) => `“${one}”`).join(', ')}.</li>
            )}
          </ul>
          <table className="preview-table">
            <thead>
              <tr>
                <th scope="col">Code</th>
                <th scope="col">Definition</th>
              </tr>
            </thead>
            <tbody>
              {found.rows.map((row) => (
                <tr key={row.line} className={row.isKnown ? 't3' : ''}>
                  <td>
                    <span className="line" style={{ paddingInlineStart: `${(row.level - 1) * 16}px` }}>
                      {row.colour !== null && <Ribbon colour={row.colour} texture="solid" />}
                      <bdi className="cut">{row.name}</bdi>
                    </span>
                  </td>
                  <td className="t2">
                    <bdi className="cut">{row.isKnown ? 'already there' : row.brief}</bdi>
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
