/** A short list of other codes in an entry: chips that can be taken out, and one more chosen by name. */
import { useState } from 'react';
import type { Id } from '../../shared/ids.ts';
import type { CodeRow } from '../../shared/queries/code.ts';
import { CodeMark } from '../design/CodeMark.tsx';
import { Icon } from '../design/Icon.tsx';
import { useCodes } from '../project/use-lookups.ts';
import { ChooseCode } from '../segments/ChooseCode.tsx';
import { useWindowStore } from '../state/context.ts';

export function CodeList(props: {
  of: CodeRow;
  codes: readonly Id[];
  /** The name of the button that adds one. */
  act: string;
  onChange: (codes: Id[]) => void;
}) {
  const { byId } = useCodes();
  const inspectCode = useWindowStore((state) => state.inspectCode);
  const [isChoosing, setIsChoosing] = useState(false);
  const standing = props.codes.filter((id) => byId.has(id));
  return (
    <div className="chips">
      {standing.map((id) => {
        const code = byId.get(id);
        if (code === undefined) return null;
        return (
          <span className="chip code" key={id}>
            <button type="button" className="line" onClick={() => inspectCode(id)}>
              <CodeMark code={code} />
            </button>
            <button
              type="button"
              className="chip-x"
              aria-label={`Take out ${code.name}`}
              onClick={() => props.onChange(standing.filter((one) => one !== id))}
            >
              <Icon name="close" />
            </button>
          </span>
        );
      })}
      <button type="button" className="btn quiet small" onClick={() => setIsChoosing(true)}>
        <Icon name="plus" />
        {props.act}
      </button>
      {isChoosing && (
        <ChooseCode
          onClose={() => setIsChoosing(false)}
          onChoose={(id) => {
            if (id !== props.of.id && !standing.includes(id)) props.onChange([...standing, id]);
          }}
        />
      )}
    </div>
  );
}
