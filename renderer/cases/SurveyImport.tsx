/** A survey before it is imported: what each column becomes, with examples; nothing is changed until then. */
import { useState } from 'react';
import { attributeType, surveyUse } from '../../shared/commands/case.ts';
import type { QueryOutput } from '../../shared/queries.ts';
import { useCommand, useQuery } from '../api.ts';
import { counted } from '../design/format.ts';
import { Picker } from '../design/Menu.tsx';
import { Notice } from '../design/Notice.tsx';
import { takeFocus } from '../design/take-focus.ts';
import { helpOn } from '../help/pages.ts';
import { useWindowStore } from '../state/context.ts';
import { typeChoices } from './AttributeCard.tsx';

type Column = QueryOutput<'survey.read'>['columns'][number];
type Use = Pick<Column, 'as' | 'type'>;

/** More columns than this are taken as proposed, without a row each. */
const SHOWN = 300;
const uses = [
  { id: 'name', label: 'Name of the case' },
  { id: 'attribute', label: 'Attribute' },
  { id: 'document', label: 'Open answer: a document each' },
  { id: 'skip', label: 'Left out' },
];

export function SurveyImport({ token, name }: { token: string; name: string }) {
  const { data: found, failure } = useQuery('survey.read', { from: { token } });
  const importSurvey = useCommand('survey.import');
  const set = useWindowStore((state) => state.set);
  const tell = useWindowStore((state) => state.tell);
  const [folder, setFolder] = useState(name.replace(/\.[^.]+$/u, ''));
  const [changed, setChanged] = useState<Readonly<Record<number, Use>>>({});
  const [isRunning, setIsRunning] = useState(false);
  const close = (): void => set({ cases: { kind: 'grid', owner: 'case' } });
  const asChosen = (column: Column, at: number): Use => changed[at] ?? column;
  const columns = (found?.columns ?? []).map((column, at) => ({ column: at, ...asChosen(column, at) }));
  const act = async (): Promise<void> => {
    setIsRunning(true);
    const taken = columns
      .filter(({ as }) => as !== 'skip')
      .map(({ column, as, type }) => ({ column, as, type }));
    const result = await importSurvey({ from: { token }, folder, columns: taken });
    setIsRunning(false);
    if (result === null) return;
    close();
    const { cases, documents, attributes } = result;
    tell({
      text: `${counted(cases, 'case')}, ${counted(attributes, 'attribute')} and ${counted(documents, 'document')} imported`,
      undo: true,
    });
  };
  return (
    <section className="pane work" aria-label="Import survey" {...helpOn('survey')}>
      <div className="page-head">
        <h1>
          Import <bdi>{name}</bdi>
        </h1>
        <span className="t2">{found !== undefined && counted(found.rows, 'row')}</span>
        <span className="grow" />
        <button type="button" className="btn" onClick={close}>
          Cancel
        </button>
        {found !== undefined && (
          <button
            type="button"
            className="btn primary"
            ref={takeFocus}
            disabled={isRunning || folder.trim() === ''}
            onClick={() => void act()}
          >
            Import {counted(found.rows, 'case')}
          </button>
        )}
      </div>
      {failure !== null && <Notice failure={failure} title="This survey cannot be read." />}
      {found !== undefined && (
        <div className="scroll work-scroll">
          <label className="line sm">
            Folder for the documents
            <span className="field">
              <input dir="auto" value={folder} onChange={(event) => setFolder(event.target.value)} />
            </span>
          </label>
          <table className="preview-table">
            <thead>
              <tr>
                <th scope="col">Column</th>
                <th scope="col">Becomes</th>
                <th scope="col">Examples</th>
              </tr>
            </thead>
            <tbody>
              {found.columns.slice(0, SHOWN).map((column, at) => (
                <ColumnRow
                  // biome-ignore lint/suspicious/noArrayIndexKey: headers may repeat, the place of a column is what it is
                  key={at}
                  column={column}
                  use={asChosen(column, at)}
                  onChange={(use) => setChanged({ ...changed, [at]: use })}
                />
              ))}
            </tbody>
          </table>
          {found.columns.length > SHOWN && (
            <p className="t2">And {found.columns.length - SHOWN} more columns, taken as they are guessed.</p>
          )}
        </div>
      )}
    </section>
  );
}

function ColumnRow({ column, use, onChange }: { column: Column; use: Use; onChange: (use: Use) => void }) {
  return (
    <tr>
      <td>
        <bdi className="cut">{column.header}</bdi>
      </td>
      <td>
        <span className="line">
          <Picker
            label="As"
            value={use.as}
            choices={uses}
            onChange={(as) => onChange({ ...use, as: surveyUse.parse(as) })}
          />
          {use.as === 'attribute' && (
            <Picker
              label="Type"
              value={use.type}
              choices={typeChoices}
              onChange={(type) => onChange({ ...use, type: attributeType.parse(type) })}
            />
          )}
        </span>
      </td>
      <td className="t2">
        <bdi className="cut">{column.samples.join(' · ')}</bdi>
      </td>
    </tr>
  );
}
