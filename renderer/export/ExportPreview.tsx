/** Exactly the first rows that will be written, the files, and what to know before pressing. */

import type { QueryOutput } from '../../shared/queries.ts';
import { count, counted } from '../design/format.ts';
import { Icon } from '../design/Icon.tsx';
import { ScrollRegion } from '../design/ScrollRegion.tsx';
import type { Choices } from './choices.ts';

type Preview = QueryOutput<'export.preview'>;

export function ExportPreview(props: { preview: Preview; choices: Choices; onPseudonyms: () => void }) {
  const { preview } = props;
  return (
    <>
      <div className="wh">
        <h2>Preview</h2>
        <span className="t2">
          {preview.rows.length < preview.total
            ? `rows 1 to ${count(preview.rows.length)} of ${count(preview.total)}`
            : counted(preview.total, 'row')}
        </span>
        <span className="grow" />
        <span className="sm t2 cut">{preview.files.map(({ name }) => name).join(', ')}</span>
      </div>
      <ScrollRegion className="preview-scroll" label="Rows that will be written">
        <table className="table export-table">
          <thead>
            <tr>
              {preview.columns.map((column) => (
                <th scope="col" key={column} className={identifierClass(column)} title={column}>
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {preview.rows.map((row, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place in the file
              <tr key={index}>
                {row.map((cell, column) => (
                  <td
                    key={preview.columns[column] ?? column}
                    className={identifierClass(preview.columns[column] ?? '')}
                    title={cell.length > 30 ? cell : undefined}
                  >
                    {cell}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      <Checks {...props} />
    </>
  );
}

/** Identifiers are for programs: they get little room. */
function identifierClass(column: string): string {
  return /_id$|_version$|sha256|hash/u.test(column) ? 'identifier' : '';
}

function Checks({
  preview,
  choices,
  onPseudonyms,
}: {
  preview: Preview;
  choices: Choices;
  onPseudonyms: () => void;
}) {
  const isSafe = choices.form === 'spreadsheet-safe';
  return (
    <div className="checks">
      <div className="ck">
        <Icon name="check" />
        <div>
          <b>Nothing is left out.</b>
          All {counted(preview.total, 'row')} of the scope are written.
        </div>
      </div>
      <div className={`ck ${isSafe || preview.guarded === 0 ? '' : 'w'}`}>
        <Icon name={isSafe ? 'shield' : 'alert'} />
        <div>
          <b>{isSafe ? 'Spreadsheet guard is on.' : 'Spreadsheet guard is off.'}</b>
          {counted(preview.guarded, 'cell')} {preview.guarded === 1 ? 'begins' : 'begin'} like a formula
          {isSafe ? ', written as text.' : '.'}
        </div>
      </div>
      <div className={`ck ${choices.names === 'real' ? 'w' : ''}`}>
        <Icon name={choices.names === 'real' ? 'alert' : 'check'} />
        <div>
          <b>
            {choices.names === 'real'
              ? 'Real names of coders and cases.'
              : 'Pseudonyms for coders and cases.'}
          </b>
          {choices.names === 'real' ? (
            <button type="button" className="link" onClick={onPseudonyms}>
              Use pseudonyms
            </button>
          ) : (
            'The key to them stays in the project.'
          )}
        </div>
      </div>
    </div>
  );
}
