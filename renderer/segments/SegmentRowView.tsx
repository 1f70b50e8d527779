/** One segment in the list: its place and coder, its words among what stands around them, what else is there. */
import { memo } from 'react';
import type { Id } from '../../shared/ids.ts';
import type { CodeRow, RetrievedRow } from '../../shared/queries/code.ts';
import type { CoderRow } from '../../shared/queries/project.ts';
import { CodeMark, colourProps } from '../design/CodeMark.tsx';
import { dayAndTime } from '../design/format.ts';
import { Icon } from '../design/Icon.tsx';
import { Quote } from '../design/PassageList.tsx';
import { Cell } from '../results/Cell.tsx';

export const SegmentRowView = memo(function OneSegment(props: {
  row: RetrievedRow;
  codes: ReadonlyMap<Id, CodeRow>;
  coders: ReadonlyMap<Id, CoderRow>;
  isTicked: boolean;
  showsDocument: boolean;
  showsCode: boolean;
}) {
  const { row, isTicked, codes, coders } = props;
  const own = codes.get(row.code);
  const { className, style } = colourProps(own?.colour ?? '1');
  const also = row.also.flatMap((id) => codes.get(id) ?? []);
  return (
    <>
      <Cell className="tick-cell">
        <span className={`tick ${isTicked ? 'on' : ''}`} aria-hidden="true">
          <Icon name="check" />
        </span>
      </Cell>
      <Cell className="meta sm">
        <b className="med cut">
          {props.showsDocument && <bdi>{row.sourceName} </bdi>}¶ {row.paragraph}
        </b>
        <span className="t2 cut">
          <bdi>{coders.get(row.coder)?.name}</bdi> {dayAndTime(row.at, Date.now())}
        </span>
        {(row.doubt !== null || row.memo !== null) && (
          <span className="line t2">
            {row.doubt !== null && (
              <span className="line warn" title={row.doubt.note}>
                <Icon name="flag" />
                Flagged
              </span>
            )}
            {row.memo !== null && (
              <span className="line">
                <Icon name="memo" />
                Memo
              </span>
            )}
          </span>
        )}
      </Cell>
      <Cell className={className} style={style}>
        <Quote isWhole before={row.before} quote={row.quote} after={row.after} />
      </Cell>
      <Cell className="oc stack">
        {props.showsCode && own !== undefined && <CodeMark code={own} />}
        {also.slice(0, 3).map((code) => (
          <CodeMark key={code.id} code={code} />
        ))}
        {also.length > 3 && <span>and {also.length - 3} more</span>}
      </Cell>
    </>
  );
});
