/** The definition of a code, written in place: kept when a field is left, as a new version. */
import { useState } from 'react';
import type { Id } from '../../shared/ids.ts';
import type { QueryOutput } from '../../shared/queries.ts';
import { newId, useCommand, useQuery } from '../api.ts';
import { useWindowStore } from '../state/context.ts';

type Definition = QueryOutput<'code.definition'>;
type Part = 'brief' | 'full' | 'include' | 'exclude';

const parts: readonly { part: Part; label: string; example: string }[] = [
  { part: 'brief', label: 'Definition', example: 'One sentence: what the code stands for' },
  { part: 'full', label: 'In full', example: 'What else belongs to it' },
  { part: 'include', label: 'Use it for', example: 'What counts, one rule a line' },
  { part: 'exclude', label: 'Do not use it for', example: 'What does not, and which code instead' },
];

export function DefinitionFields({ code }: { code: Id }) {
  const definition = useQuery('code.definition', { code }).data;
  if (definition === undefined) return null;
  return <Fields code={code} definition={definition} />;
}

function Fields({ code, definition }: { code: Id; definition: Definition }) {
  const define = useCommand('code.define');
  const say = useWindowStore((state) => state.say);
  const [texts, setTexts] = useState<Record<Part, string>>(definition);
  const [shown, setShown] = useState(definition.id);
  const [isWriting, setIsWriting] = useState(false);
  // A new version is shown as soon as nobody writes here; what is being typed is never replaced.
  if (shown !== definition.id && !isWriting) {
    setShown(definition.id);
    setTexts(definition);
  }
  const keep = (): void => {
    if (parts.every(({ part }) => texts[part] === definition[part])) return;
    const { brief, full, include, exclude } = texts;
    void define({ id: newId(), code, brief, full, include, exclude }).then((result) => {
      if (result !== null) say('Definition saved');
    });
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it listens to whether the fields inside have focus
    <div
      className="definition stack"
      onFocus={() => setIsWriting(true)}
      onBlur={(event) => setIsWriting(event.currentTarget.contains(event.relatedTarget))}
    >
      {parts.map(({ part, label, example }) => (
        <label key={part}>
          <span className="label">{label}</span>
          <span className="field tall quiet-field">
            <textarea
              className="read"
              rows={1}
              value={texts[part]}
              placeholder={example}
              onChange={(event) => setTexts({ ...texts, [part]: event.target.value })}
              onBlur={keep}
              onKeyDown={(event) => {
                if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) keep();
              }}
            />
          </span>
        </label>
      ))}
    </div>
  );
}
