/** One segment that a correction changed: code and coder, the words then, the words now, what can be done. */
import type { CodeRow } from '../../shared/queries/code.ts';
import type { MovedRow } from '../../shared/queries/source.ts';
import { wordDiff } from '../codebook/word-diff.ts';
import { CodeMark } from '../design/CodeMark.tsx';
import { Icon } from '../design/Icon.tsx';
import { Cell } from '../results/Cell.tsx';

export function MovedRowView(props: {
  row: MovedRow;
  code: CodeRow | undefined;
  coder: string;
  isTicked: boolean;
  onAccept: () => void;
  onRemove: () => void;
  onGoTo: () => void;
}) {
  const { row, code } = props;
  return (
    <>
      <Cell className="tick-cell">
        <span className={`tick ${props.isTicked ? 'on' : ''}`} aria-hidden="true">
          <Icon name="check" />
        </span>
      </Cell>
      <Cell className="meta sm stack">
        {code !== undefined && <CodeMark code={code} />}
        <bdi className="t2 cut">{props.coder}</bdi>
      </Cell>
      <Cell className="df">
        <Words row={row} side="removed" />
      </Cell>
      <Cell className="df">
        {row.now === null ? (
          <span className="t2">Lost: none of its words are left.</span>
        ) : (
          <Words row={row} side="added" />
        )}
      </Cell>
      <Cell className="moved-acts">
        {row.mine && row.state !== 'lost' && <Act label="Accept" onAct={props.onAccept} />}
        {row.mine && <Act label="Remove" onAct={props.onRemove} />}
        <Act label={row.now === null ? 'Where it was' : 'Go to'} onAct={props.onGoTo} />
      </Cell>
    </>
  );
}

/** The words of one side, those that went or came marked as such. */
function Words({ row, side }: { row: MovedRow; side: 'removed' | 'added' }) {
  const pieces = wordDiff(row.before, row.now ?? '').filter(({ kind }) => kind === 'same' || kind === side);
  const Tag = side === 'removed' ? 'del' : 'ins';
  return (
    <span className="read" dir="auto">
      {pieces.map(({ kind, text }, at) => {
        const key = `${at} ${kind}`;
        return kind === 'same' || row.now === null ? (
          <span key={key}>{text}</span>
        ) : (
          <Tag key={key}>{text}</Tag>
        );
      })}
    </span>
  );
}

/** The keys of the list do the same; the mouse finds it here. */
function Act({ label, onAct }: { label: string; onAct: () => void }) {
  return (
    <button
      type="button"
      className="btn small"
      tabIndex={-1}
      onClick={(event) => {
        event.stopPropagation();
        onAct();
      }}
    >
      {label}
    </button>
  );
}
