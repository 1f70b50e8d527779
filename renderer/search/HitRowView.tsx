/** One hit as a line: its place, the words before it, the hit, the words after, aligned on the hit. */
import { memo } from 'react';
import type { HitRow } from '../../shared/queries/search.ts';
import { Icon } from '../design/Icon.tsx';
import { Cell } from '../results/Cell.tsx';

const STRONG = /[\p{L}]/u;
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]/u;

/** The direction of a line by its first letter, the hit coming before what stands around it. */
function directionOf({ quote, before, after }: HitRow): 'ltr' | 'rtl' {
  const letter = STRONG.exec(`${quote}${before}${after}`)?.[0] ?? '';
  return RIGHT_TO_LEFT.test(letter) ? 'rtl' : 'ltr';
}

const oneLine = (text: string): string => text.replace(/\s+/g, ' ');

/** `state` in a word: what coding would do with it. Empty while no code is chosen. */
export const HitRowView = memo(function OneHit(props: { row: HitRow; isStruck: boolean; state: string }) {
  const { row, isStruck, state } = props;
  const { start, end, span, before, after } = row;
  const covered = {
    before: Math.min(before.length, start - span.start),
    after: Math.min(after.length, span.end - end),
  };
  return (
    <>
      <Cell className="tick-cell">
        <span className={`tick ${isStruck ? '' : 'on'}`} aria-hidden="true">
          <Icon name="check" />
        </span>
      </Cell>
      <Cell className="meta sm line">
        <bdi className="cut">{row.sourceName}</bdi>
        <span className="num t2">¶ {row.paragraph}</span>
      </Cell>
      <Cell className="sm t2 cut">
        <bdi>{row.speaker}</bdi>
      </Cell>
      <Cell className="kwic read" dir={directionOf(row)}>
        <span className="kwic-before">
          <span>
            <span className="cx">{oneLine(before.slice(0, before.length - covered.before))}</span>
            {oneLine(before.slice(before.length - covered.before))}
          </span>
        </span>
        <span className="kwic-after">
          <mark>{oneLine(row.quote)}</mark>
          {oneLine(after.slice(0, covered.after))}
          <span className="cx">{oneLine(after.slice(covered.after))}</span>
        </span>
      </Cell>
      <Cell className="sm t2 end">{state}</Cell>
    </>
  );
});
