/** Where a code comes from: the data, words of the text, a theory with its reference, a stakeholder. */
import { codeOrigin } from '../../shared/commands/code.ts';
import type { DefinitionVersion } from '../../shared/queries/codebook.ts';
import { type Choice, Picker } from '../design/Menu.tsx';
import { noId } from '../project/use-coding-text.ts';
import { useSources } from '../project/use-lookups.ts';
import { EntryText } from './EntryText.tsx';

const names = {
  data: 'The data',
  'in vivo': 'Words of the text',
  theory: 'Theory',
  stakeholder: 'A stakeholder',
} as const;
const choices: readonly Choice[] = [
  { id: '', label: 'Not said' },
  ...codeOrigin.shape.kind.options.map((id) => ({ id, label: names[id] })),
];

export function Origin(props: {
  definition: DefinitionVersion;
  onChange: (origin: DefinitionVersion['origin']) => void;
}) {
  const { origin } = props.definition;
  const source = useSources().byId.get(origin?.source ?? noId);
  return (
    <div className="stack">
      <div className="line">
        <Picker
          label="From"
          value={origin?.kind ?? ''}
          choices={choices}
          onChange={(id) => {
            const kind = codeOrigin.shape.kind.options.find((one) => one === id);
            props.onChange(
              kind === undefined
                ? null
                : { kind, source: origin?.source ?? null, note: origin?.note ?? null },
            );
          }}
        />
        {source !== undefined && <bdi className="sm t2">{source.name}</bdi>}
      </div>
      {origin !== null && (
        <EntryText
          label="Reference"
          value={origin.note ?? ''}
          example={origin.kind === 'theory' ? 'Author, year, page' : 'Which words, or who'}
          onKeep={(note) => props.onChange({ ...origin, note: note === '' ? null : note })}
        />
      )}
    </div>
  );
}
