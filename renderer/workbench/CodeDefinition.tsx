/** What a code means, to read beside the text. */
import type { Id } from '../../shared/ids.ts';
import { useQuery } from '../api.ts';
import { CodeMark } from '../design/CodeMark.tsx';
import { useCodes } from '../project/use-lookups.ts';

const parts = [
  ['full', ''],
  ['include', 'Include'],
  ['exclude', 'Exclude'],
] as const;

export function CodeDefinition({ code }: { code: Id }) {
  const row = useCodes().byId.get(code);
  const shown = useQuery('code.definition', { code }).data;
  if (row === undefined) return <p>This code does not exist any more.</p>;
  const isEmpty =
    shown !== undefined && [shown.brief, shown.full, shown.include, shown.exclude].every((one) => one === '');
  return (
    <div className="stack">
      <CodeMark code={row} />
      {isEmpty && <p className="t2">No definition yet. The inspector has the fields.</p>}
      {shown !== undefined && shown.brief !== '' && <p dir="auto">{shown.brief}</p>}
      {shown !== undefined &&
        parts.map(([part, label]) =>
          shown[part] === '' ? null : (
            <p key={part} dir="auto">
              {label !== '' && <b className="med">{label}: </b>}
              {shown[part]}
            </p>
          ),
        )}
    </div>
  );
}
