/** The choices of an export, from what to form; none of them is hidden behind a step. */
import { useCoders, useCodes, useSources } from '../project/use-lookups.ts';
import { type Choices, formats } from './choices.ts';
import { ScopePicker } from './ScopePicker.tsx';

export function ExportChoices({
  choices,
  onChange,
}: {
  choices: Choices;
  onChange: (change: Partial<Choices>) => void;
}) {
  const coders = useCoders().rows;
  const codes = useCodes().rows;
  const sources = useSources().rows;
  const isTable = choices.format !== 'codebook' && choices.format !== 'ledger';
  return (
    <aside className="wsteps scroll" aria-label="What to export" data-region="choices">
      <h1>Export</h1>
      <fieldset>
        <legend className="label">What</legend>
        {formats.map(({ format, title, means }) => (
          <label key={format} className={`option ${choices.format === format ? 'on' : ''}`}>
            <input
              type="radio"
              name="format"
              data-focus-first={choices.format === format ? '' : undefined}
              checked={choices.format === format}
              onChange={() => onChange({ format })}
            />
            <span>
              <b className="med">{title}</b>
              <span className="sm t2">{means}</span>
            </span>
          </label>
        ))}
      </fieldset>
      {isTable && (
        <fieldset>
          <legend className="label">Scope</legend>
          <ScopePicker
            label="Coders"
            all={coders}
            chosen={choices.coders}
            onChange={(ids) => onChange({ coders: ids })}
          />
          <ScopePicker
            label="Codes"
            all={codes}
            chosen={choices.codes}
            onChange={(ids) => onChange({ codes: ids })}
          />
          <ScopePicker
            label="Documents"
            all={sources}
            chosen={choices.sources}
            onChange={(ids) => onChange({ sources: ids })}
          />
        </fieldset>
      )}
      <fieldset>
        <legend className="label">Form</legend>
        <Check
          label="Safe for spreadsheets"
          means="Cells that begin like a formula are guarded; off for R and Python"
          checked={choices.form === 'spreadsheet-safe'}
          onChange={(isOn) => onChange({ form: isOn ? 'spreadsheet-safe' : 'exact' })}
        />
        {choices.format === 'coding-table' && (
          <Check
            label="Cases and attributes"
            means="The cases of each segment, a column for each attribute"
            checked={choices.attributes}
            onChange={(attributes) => onChange({ attributes })}
          />
        )}
        <Check
          label="Pseudonyms for coders and cases"
          means="Coder 1, Case 1 in place of names; values of attributes stay"
          checked={choices.names === 'pseudonyms'}
          onChange={(isOn) => onChange({ names: isOn ? 'pseudonyms' : 'real' })}
        />
        <Check
          label="Add the documents’ texts"
          means="So that quotes can be checked without the project"
          checked={choices.texts}
          onChange={(texts) => onChange({ texts })}
        />
        <Check
          label="Add the verifier"
          means="A script that checks the files without Concord"
          checked={choices.verifier}
          onChange={(verifier) => onChange({ verifier })}
        />
      </fieldset>
    </aside>
  );
}

function Check(props: { label: string; means: string; checked: boolean; onChange: (isOn: boolean) => void }) {
  return (
    <label className="option">
      <input
        type="checkbox"
        checked={props.checked}
        onChange={(event) => props.onChange(event.target.checked)}
      />
      <span>
        <span>{props.label}</span>
        <span className="sm t2">{props.means}</span>
      </span>
    </label>
  );
}
