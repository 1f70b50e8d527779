/** One code found in the quick code box: key, ribbon, tag, name, path, count, and its definition's first line. */
import { memo } from 'react';
import type { Id } from '../../shared/ids.ts';
import type { CodeRow } from '../../shared/queries/code.ts';
import { Ribbon } from '../design/CodeMark.tsx';
import { pathOf } from './family.ts';
import type { Ranked } from './rank.ts';

/** Drawn again only when something of it changed: a key changes two of fifty rows. */
export const CodeOption = memo(function CodeOption(props: {
  id: string;
  row: Ranked;
  codes: ReadonlyMap<Id, CodeRow>;
  /** From 0; the first nine have a digit. */
  place: number;
  isActive: boolean;
  isApplied: boolean;
  showsDefinition: boolean;
  onPress: (place: number) => void;
}) {
  const { code, hits } = props.row;
  const definition = code.brief.split('\n', 1)[0] ?? '';
  const hasDefinition = props.showsDefinition && definition !== '';
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the field's, which names the active option.
    <div
      id={props.id}
      role="option"
      tabIndex={-1}
      aria-selected={props.isActive}
      aria-checked={props.isApplied}
      className={`quick-row ${props.isActive ? 'on' : ''}`}
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => props.onPress(props.place)}
    >
      <div className="quick-line">
        <span className={`kbd ${props.place > 8 ? 'none' : ''}`} aria-hidden="true">
          {props.place < 9 ? props.place + 1 : ''}
        </span>
        <Ribbon colour={code.colour} texture={code.texture} />
        <bdi className="tag">{code.tag}</bdi>
        <span className="cut">
          <bdi>{marked(code.name, hits)}</bdi>
        </span>
        <span className="t3 cut quick-path">
          <bdi>{pathOf(code, props.codes)}</bdi>
        </span>
        {props.isApplied && (
          <svg className="i tick-mark" viewBox="0 0 16 16" aria-label="applied" role="img">
            <path d="M3 8.5 6.5 12 13 4.5" />
          </svg>
        )}
        <span className="n">{counts.format(code.codings)}</span>
      </div>
      {hasDefinition && <div className="quick-definition cut">{definition}</div>}
    </div>
  );
});

const counts = new Intl.NumberFormat('en');

/** A name with the letters that were typed made strong. */
function marked(name: string, hits: Ranked['hits']) {
  if (hits.length === 0) return name;
  const parts = [];
  let from = 0;
  for (const [start, end] of hits) {
    parts.push(name.slice(from, start), <b key={start}>{name.slice(start, end)}</b>);
    from = end;
  }
  return [...parts, name.slice(from)];
}
