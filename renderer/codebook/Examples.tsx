/** Typical passages of a code, chosen from its segments; each opens in its document. */
import { useState } from 'react';
import type { CodeRow } from '../../shared/queries/code.ts';
import type { ExampleRow } from '../../shared/queries/codebook.ts';
import type { QueryOutput } from '../../shared/queries.ts';
import { useCommand, useQuery } from '../api.ts';
import { colourProps } from '../design/CodeMark.tsx';
import { Dialog } from '../design/Dialog.tsx';
import { Icon } from '../design/Icon.tsx';
import { FilterList } from '../palette/FilterList.tsx';
import { ranked } from '../palette/ranking.ts';
import { useCoders } from '../project/use-lookups.ts';
import { useWindowStore } from '../state/context.ts';
import { useDefine } from './use-define.ts';

export function Examples({ row, entry }: { row: CodeRow; entry: QueryOutput<'code.entry'> }) {
  const define = useDefine(row.id);
  const rate = useCommand('coding.rate');
  const coder = useWindowStore((state) => state.coder);
  const [isChoosing, setIsChoosing] = useState(false);
  const named = entry.definition.examples;
  const takeOut = (one: ExampleRow): void => {
    if (named.includes(one.id)) define({ examples: named.filter((id) => id !== one.id) });
    if (one.coder === coder) void rate({ id: one.id, exemplar: false });
  };
  return (
    <div className="stack">
      {entry.examples.map((one) => (
        <Passage key={one.id} passage={one} colour={row.colour} onTakeOut={() => takeOut(one)} />
      ))}
      <div>
        <button
          type="button"
          className="btn quiet small flush-start"
          disabled={row.codings === 0}
          onClick={() => setIsChoosing(true)}
        >
          <Icon name="plus" />
          Choose from its segments
        </button>
      </div>
      {isChoosing && (
        <ChooseSegment
          row={row}
          known={new Set(entry.examples.map(({ id }) => id))}
          onClose={() => setIsChoosing(false)}
          onChoose={(id) => define({ examples: [...named, id] })}
        />
      )}
    </div>
  );
}

/** A quoted passage with its place, a way to it and a way out of the list. */
export function Passage(props: { passage: ExampleRow; colour: string; onTakeOut: () => void }) {
  const { passage } = props;
  const goTo = useWindowStore((state) => state.goTo);
  const openDocument = useWindowStore((state) => state.openDocument);
  const focusCoding = useWindowStore((state) => state.focusCoding);
  const coders = useCoders().byId;
  const { className, style } = colourProps(props.colour);
  const place = `${passage.sourceName} ¶ ${passage.paragraph}`;
  return (
    <figure className={`ex ${className}`} style={style}>
      <blockquote className="read" dir="auto">
        {passage.quote}
      </blockquote>
      <figcaption className="sm t2 line wrap">
        <bdi>{place}</bdi>
        <span>{coders.get(passage.coder)?.name}</span>
        {passage.isLost && <span>gone from the corrected text</span>}
        <button
          type="button"
          className="btn quiet small"
          aria-label={`Open ${place}`}
          onClick={() => {
            if (passage.isLost) openDocument(passage.source);
            else {
              goTo(passage);
              focusCoding(passage.id);
            }
          }}
        >
          Open
        </button>
        <button
          type="button"
          className="btn quiet small"
          aria-label={`Take out ${place}: ${passage.quote.slice(0, 40)}`}
          onClick={props.onTakeOut}
        >
          Take out
        </button>
      </figcaption>
    </figure>
  );
}

export function ChooseSegment(props: {
  row: CodeRow;
  known: ReadonlySet<string>;
  onClose: () => void;
  onChoose: (coding: ExampleRow['id']) => void;
}) {
  const segments =
    useQuery('code.segments', { code: props.row.id, limit: 1000, context: 0 }).data?.rows ?? [];
  const free = segments.filter(({ id }) => !props.known.has(id));
  return (
    <Dialog title="Choose a passage" hideTitle className="top" help="code-entry" onClose={props.onClose}>
      <FilterList
        label={`Passage coded ${props.row.name}`}
        placeholder="Type words of the passage or of its document"
        nothing="No other passage has these words."
        optionsFor={(query) =>
          ranked(query, free, ({ quote, sourceName }) => `${quote} ${sourceName}`, 50).map((segment) => ({
            id: segment.id,
            content: (
              <span className="cut">
                <span className="t2">
                  {segment.sourceName} ¶ {segment.paragraph}
                </span>{' '}
                {segment.quote}
              </span>
            ),
          }))
        }
        onChoose={(id) => {
          const chosen = free.find((one) => one.id === id);
          props.onClose();
          if (chosen !== undefined) props.onChoose(chosen.id);
        }}
      />
    </Dialog>
  );
}
