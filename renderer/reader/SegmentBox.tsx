/** The segments at one place, each with its code and coder: arrows move, Enter goes there. */
import { type CSSProperties, useRef } from 'react';
import type { CodingRow } from '../../shared/queries/source.ts';
import { Ribbon } from '../design/CodeMark.tsx';
import { codeName, coderName, type Names } from './describe.ts';
import { Inline } from './Inline.tsx';

export function SegmentBox(props: {
  style: CSSProperties;
  isAbove: boolean;
  about: string;
  codings: readonly CodingRow[];
  names: Names;
  onChoose: (coding: CodingRow) => void;
  onClose: () => void;
}) {
  const list = useRef<HTMLUListElement>(null);
  return (
    <Inline
      {...props}
      title="Segments"
      onKey={({ key }) => {
        const step = key === 'ArrowDown' || key === 'j' ? 1 : key === 'ArrowUp' || key === 'k' ? -1 : 0;
        if (step === 0) return false;
        const buttons = [...(list.current?.querySelectorAll('button') ?? [])];
        const at = buttons.findIndex((one) => one.matches(':focus'));
        buttons[at + step]?.focus();
        return true;
      }}
    >
      <ul className="segment-box" ref={list} aria-label="Segments here">
        {props.codings.map((coding, at) => {
          const code = props.names.codes.get(coding.code);
          return (
            <li key={coding.id}>
              <button
                type="button"
                className="line"
                data-first={at === 0 ? '' : undefined}
                onClick={() => props.onChoose(coding)}
              >
                {code !== undefined && <Ribbon colour={code.colour} texture={code.texture} />}
                <bdi className="cut">{codeName(coding, props.names)}</bdi>
                <span className="t3 cut quick-end">
                  <bdi>{coderName(coding, props.names)}</bdi>
                </span>
              </button>
            </li>
          );
        })}
      </ul>
    </Inline>
  );
}
