/** The segments by document, each with its place, its coder and its words. */
import type { Id } from '../../shared/ids.ts';
import type { CodeRow, SegmentRow } from '../../shared/queries/code.ts';
import { CodeMark, colourProps } from '../design/CodeMark.tsx';
import { Empty } from '../design/Empty.tsx';
import { dayAndTime } from '../design/format.ts';
import { PassageList, Quote } from '../design/PassageList.tsx';
import { useCoders, useCodes } from '../project/use-lookups.ts';
import { useWindowStore } from '../state/context.ts';

export function SegmentList({ rows, code }: { rows: readonly SegmentRow[]; code: CodeRow }) {
  if (rows.length === 0) {
    return (
      <Empty>
        <p>Nothing is coded {code.name} by these coders.</p>
      </Empty>
    );
  }
  return (
    <>
      {byDocument(rows).map(([source, segments]) => (
        <section key={source} className="segment-group" aria-label={segments[0]?.sourceName}>
          <h2 className="gh">
            <bdi className="grow cut">{segments[0]?.sourceName}</bdi>
            <span className="t2 num">{segments.length}</span>
          </h2>
          <PassageList label={`Segments in ${segments[0]?.sourceName}`}>
            {segments.map((segment) => (
              <OneSegment key={segment.id} segment={segment} code={code} />
            ))}
          </PassageList>
        </section>
      ))}
    </>
  );
}

function OneSegment({ segment, code }: { segment: SegmentRow; code: CodeRow }) {
  const goTo = useWindowStore((state) => state.goTo);
  const focusCoding = useWindowStore((state) => state.focusCoding);
  const coders = useCoders().byId;
  const codes = useCodes().byId;
  const own = codes.get(segment.code) ?? code;
  const { className, style } = colourProps(own.colour);
  return (
    <li>
      <button
        type="button"
        className={`passage segment inner-ring ${className}`}
        style={style}
        onClick={() => {
          goTo(segment);
          focusCoding(segment.id);
        }}
      >
        <span className="meta sm">
          <b className="med">¶ {segment.paragraph}</b>
          <span className="t2">{coders.get(segment.coder)?.name}</span>
          <span className="t3">{dayAndTime(segment.at, Date.now())}</span>
        </span>
        <Quote before={segment.before} quote={segment.quote} after={segment.after} />
        <span className="oc">{own.id !== code.id && <CodeMark code={own} />}</span>
      </button>
    </li>
  );
}

function byDocument(rows: readonly SegmentRow[]): [Id, SegmentRow[]][] {
  const groups = new Map<Id, SegmentRow[]>();
  for (const row of rows) groups.set(row.source, [...(groups.get(row.source) ?? []), row]);
  return [...groups];
}
