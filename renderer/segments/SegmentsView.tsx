/** Every segment of a code with what stands around it; each opens in its document. */
import { useState } from 'react';
import type { Id } from '../../shared/ids.ts';
import type { CodeRow } from '../../shared/queries/code.ts';
import { useQuery } from '../api.ts';
import { codePath } from '../codebook/code-tree.ts';
import { Ribbon } from '../design/CodeMark.tsx';
import { Empty } from '../design/Empty.tsx';
import { counted } from '../design/format.ts';
import { Icon } from '../design/Icon.tsx';
import { Picker } from '../design/Menu.tsx';
import { useCoders, useCodes } from '../project/use-lookups.ts';
import { useWindowStore } from '../state/context.ts';
import { ChooseCode } from './ChooseCode.tsx';
import { SegmentList } from './SegmentList.tsx';
import { SegmentsAside } from './SegmentsAside.tsx';

const PAGE = 200;
const contexts = [
  { id: '0', label: 'None' },
  { id: '80', label: 'Some words' },
  { id: '240', label: 'Some sentences' },
];

export function SegmentsView() {
  const { rows, byId } = useCodes();
  const code = useWindowStore((state) => state.code);
  const mostUsed = [...rows].sort((a, b) => b.codings - a.codings)[0];
  const row = (code === null ? undefined : byId.get(code)) ?? mostUsed;
  return (
    <main className="stage" data-region="segments">
      <div className="sheet">
        {row === undefined ? (
          <Empty example="Transport: 61 segments in 12 documents">
            <p>Here you read everything that carries a code, beside each other. There are no codes yet.</p>
          </Empty>
        ) : (
          <SegmentsOf key={row.id} row={row} />
        )}
      </div>
    </main>
  );
}

function SegmentsOf({ row }: { row: CodeRow }) {
  const codes = useCodes();
  const coders = useCoders().rows;
  const set = useWindowStore((state) => state.set);
  const [coder, setCoder] = useState<Id | null>(null);
  const [context, setContext] = useState('80');
  const [descendants, setDescendants] = useState(false);
  const [limit, setLimit] = useState(PAGE);
  const [isChoosing, setIsChoosing] = useState(false);
  const found = useQuery(
    'code.segments',
    { code: row.id, descendants, coders: coder === null ? [] : [coder], limit, context: Number(context) },
    { keep: true },
  ).data;
  const path = codePath(codes.byId, row.id);
  return (
    <div className="with-aside">
      <section className="pane" aria-label={`Segments of ${row.name}`}>
        <div className="page-head">
          <Ribbon colour={row.colour} texture={row.texture} />
          <h1>
            <button
              type="button"
              className="title-button"
              data-focus-first=""
              onClick={() => setIsChoosing(true)}
            >
              <bdi>{row.name}</bdi>
              <Icon name="chevronDown" />
            </button>
          </h1>
          <span className="t2">{counted(found?.total ?? 0, 'segment')}</span>
          <span className="grow" />
          <button type="button" className="btn" onClick={() => set({ view: 'export' })}>
            <Icon name="export" />
            Export…
          </button>
        </div>
        <div className="bar">
          <Picker
            label="Coder"
            value={coder ?? 'all'}
            choices={[{ id: 'all', label: 'All' }, ...coders.map(({ id, name }) => ({ id, label: name }))]}
            onChange={(id) => setCoder(coders.find((one) => one.id === id)?.id ?? null)}
          />
          <Picker label="Context" value={context} choices={contexts} onChange={setContext} />
          <label className="line check">
            <input type="checkbox" checked={descendants} onChange={() => setDescendants(!descendants)} />
            With the codes below it
          </label>
          <span className="grow" />
          {path !== row.name && <span className="sm t2 cut">{path}</span>}
        </div>
        <div className="scroll segment-scroll">
          {found !== undefined && <SegmentList rows={found.rows} code={row} />}
          {found !== undefined && found.rows.length < found.total && (
            <button
              type="button"
              className="btn more-rows"
              onClick={() => setLimit(Math.min(1000, limit + PAGE))}
            >
              Show more of {found.total}
            </button>
          )}
        </div>
      </section>
      <SegmentsAside row={row} segments={found?.rows ?? []} />
      {isChoosing && <ChooseCode onClose={() => setIsChoosing(false)} onChoose={(id) => set({ code: id })} />}
    </div>
  );
}
