/** The full entry of a code: everything a codebook says of it, each field changed in place and undone alone. */
import { Fragment } from 'react';
import { codeKind, codeType, unitRule } from '../../shared/commands/code.ts';
import type { CodeRow } from '../../shared/queries/code.ts';
import type { QueryOutput } from '../../shared/queries.ts';
import { useCommand } from '../api.ts';
import { Ribbon } from '../design/CodeMark.tsx';
import { counted } from '../design/format.ts';
import { type Choice, Picker } from '../design/Menu.tsx';
import { helpOn } from '../help/pages.ts';
import { useCodes } from '../project/use-lookups.ts';
import { useWindowStore } from '../state/context.ts';
import { CodeList } from './CodeList.tsx';
import { CodeStatus } from './CodeStatus.tsx';
import { codePath } from './code-tree.ts';
import { EntryActs } from './EntryActs.tsx';
import { EntryText } from './EntryText.tsx';
import { Evidence } from './Evidence.tsx';
import { Examples } from './Examples.tsx';
import { LookFields } from './LookFields.tsx';
import { Origin } from './Origin.tsx';
import { ScaleField } from './ScaleField.tsx';
import { SetsOf } from './SetsOf.tsx';
import { UseOf } from './UseOf.tsx';
import { useDefine } from './use-define.ts';

type Entry = QueryOutput<'code.entry'>;

const sentence = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
const none: Choice = { id: '', label: 'Not said' };
const types = [none, ...codeType.options.map((id) => ({ id, label: sentence(id) }))];
const units = [
  none,
  ...unitRule.options.map((id) => ({ id, label: id === 'free' ? 'Any stretch of text' : sentence(id) })),
];

/** What is written of a code, in the order in which it is read. */
const PROSE = [
  { part: 'brief', label: 'Definition', example: 'One sentence: what the code stands for' },
  { part: 'full', label: 'In full', example: 'What else belongs to it' },
  { part: 'include', label: 'Use it for', example: 'What counts, one rule a line' },
  { part: 'exclude', label: 'Not for', example: 'What does not count, and which code instead' },
] as const;

export function CodeEntry({ row, entry }: { row: CodeRow; entry: Entry }) {
  const define = useDefine(row.id);
  const { definition } = entry;
  return (
    <div className="form" {...helpOn('code-entry')}>
      <Head row={row} entry={entry} />
      <EntryActs row={row} entry={entry} />
      <dl className="fields">
        {PROSE.map(({ part, label, example }) => (
          <Fragment key={part}>
            <dt>{label}</dt>
            <dd>
              <EntryText
                label={label}
                value={definition[part]}
                example={example}
                onKeep={(text) => define({ [part]: text })}
              />
            </dd>
          </Fragment>
        ))}
        <dt>Examples</dt>
        <dd>
          <Examples row={row} entry={entry} />
        </dd>
        <dt>Near misses</dt>
        <dd className="stack">
          <CodeList
            of={row}
            codes={definition.nearMisses?.codes ?? []}
            act="Add a near miss"
            onChange={(codes) =>
              define({
                nearMisses:
                  codes.length === 0 && (definition.nearMisses?.note ?? '') === ''
                    ? null
                    : { codes, note: definition.nearMisses?.note ?? '' },
              })
            }
          />
          <EntryText
            label="How to tell them apart"
            value={definition.nearMisses?.note ?? ''}
            example="How to tell them apart"
            onKeep={(note) => define({ nearMisses: { codes: definition.nearMisses?.codes ?? [], note } })}
          />
        </dd>
        <dt>Never beside</dt>
        <dd>
          <CodeList
            of={row}
            codes={definition.exclusiveWith}
            act="Add a code that excludes this one"
            onChange={(exclusiveWith) => define({ exclusiveWith })}
          />
        </dd>
        {row.kind === 'theme' && (
          <>
            <dt>Evidence</dt>
            <dd>
              <Evidence row={row} />
            </dd>
          </>
        )}
        <dt>Origin</dt>
        <dd>
          <Origin definition={definition} onChange={(origin) => define({ origin })} />
        </dd>
        <dt>Kind of coding</dt>
        <dd className="line wrap">
          <Picker
            label="Type"
            value={definition.type ?? ''}
            choices={types}
            onChange={(id) => define({ type: codeType.options.find((one) => one === id) ?? null })}
          />
          <Picker
            label="Put on"
            value={definition.unitRule ?? ''}
            choices={units}
            onChange={(id) => define({ unitRule: unitRule.options.find((one) => one === id) ?? null })}
          />
          <ScaleField scale={definition.weightScale} onChange={(weightScale) => define({ weightScale })} />
        </dd>
        <dt>Look</dt>
        <dd>
          <LookFields row={row} />
        </dd>
        <dt>Sets</dt>
        <dd>
          <SetsOf code={row.id} />
        </dd>
        <dt>Use</dt>
        <dd>
          <UseOf entry={entry} />
        </dd>
      </dl>
    </div>
  );
}

const kinds = codeKind.options.map((id) => ({ id, label: sentence(id) }));

function Head({ row, entry }: { row: CodeRow; entry: Entry }) {
  const { byId } = useCodes();
  const show = useWindowStore((state) => state.show);
  const setStatus = useCommand('code.status');
  const above = row.parent === null ? '' : codePath(byId, row.parent);
  return (
    <header className="fh">
      <span className="brib">
        <Ribbon colour={row.colour} texture={row.texture} />
      </span>
      <div className="grow">
        <h1>
          <NameField key={row.name} row={row} />
        </h1>
        <p className="line t2 wrap">
          {above !== '' && <bdi>{above}</bdi>}
          <span>
            tag <bdi className="med">{row.tag}</bdi>
          </span>
          <button type="button" className="link" onClick={() => show('segments')}>
            {counted(row.codings, 'segment')} in {counted(entry.documents.length, 'document')} by{' '}
            {counted(entry.coders.length, 'coder')}
          </button>
        </p>
      </div>
      <Picker
        label="Level"
        value={row.kind}
        choices={kinds}
        onChange={(id) => {
          const kind = codeKind.options.find((one) => one === id);
          if (kind !== undefined) void setStatus({ id: row.id, status: row.status, kind });
        }}
      />
      <CodeStatus row={row} />
    </header>
  );
}

/** The name as a heading that can be typed into. */
export function NameField({ row }: { row: CodeRow }) {
  const rename = useCommand('code.rename');
  return (
    <input
      className="name-field"
      aria-label="Name of the code"
      defaultValue={row.name}
      onBlur={async (event) => {
        const field = event.currentTarget;
        const name = field.value.trim();
        if (name === '' || name === row.name) field.value = row.name;
        else if ((await rename({ id: row.id, name })) === null) field.value = row.name;
      }}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing) return;
        if (event.key === 'Escape') event.currentTarget.value = row.name;
        if (event.key === 'Enter' || event.key === 'Escape') event.currentTarget.blur();
      }}
    />
  );
}
