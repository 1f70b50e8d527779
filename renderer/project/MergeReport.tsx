/** What a merged copy brought, and what two people must decide now. */
import type { CommandOutput } from '../../shared/commands.ts';
import { counted } from '../design/format.ts';
import { TaskCard } from './TaskCard.tsx';

export function MergeReport(props: {
  name: string;
  report: CommandOutput<'project.merge'>;
  onClose: () => void;
}) {
  const { name, report } = props;
  const undecided = [...report.conflicts, ...report.anomalies];
  return (
    <TaskCard
      help="team"
      title={report.entries === 0 ? `Nothing new in “${name}”` : `“${name}” is merged`}
      onClose={props.onClose}
    >
      <p>
        {report.entries === 0
          ? 'Everything in this copy is here already. Nothing was changed.'
          : `${counted(report.entries, 'entry', 'entries')} came in: ${counted(report.documents, 'document')}, ${counted(report.codes, 'code')}, ${counted(report.codings, 'coding')}. A backup of the state before was made first.`}
      </p>
      {undecided.length > 0 && (
        <>
          <p className="med">{counted(undecided.length, 'thing')} to look at</p>
          <ul className="bullets">
            {undecided.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </>
      )}
      {report.entries > 0 && undecided.length === 0 && <p className="t2">Nothing needs a decision.</p>}
      <div className="line">
        <button type="button" className="btn" data-focus-first onClick={props.onClose}>
          Done
        </button>
      </div>
    </TaskCard>
  );
}
