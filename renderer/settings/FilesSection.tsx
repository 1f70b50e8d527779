/** Where backups are and how many; and that nothing leaves this computer. */
import { useQuery } from '../api.ts';
import { counted, dayAndTime } from '../design/format.ts';
import { useProjectActs } from '../project/use-project-acts.ts';
import { Section } from './Setting.tsx';

const SHOWN = 8;

export function FilesSection() {
  const backups = useQuery('backup.list', {}).data ?? [];
  const { backUp } = useProjectActs();
  const bytes = backups.reduce((sum, one) => sum + one.bytes, 0);
  return (
    <Section title="Files" help="backups" words="backups backup restore data folder count">
      <div className="setting">
        <div>
          <span className="med">Backups of this project</span>
          <p className="sm t2">
            {backups.length === 0
              ? 'None yet. One is made when work begins on a changed project, every 30 minutes of work, and before an import, a merge or an erasure.'
              : `${counted(backups.length, 'backup')}, ${megabytes(bytes)} in all, in the folder “backups” of Concord’s data on this computer. Each was opened and checked.`}
          </p>
        </div>
        <div className="setting-control">
          <button type="button" className="btn" onClick={backUp}>
            Back up now
          </button>
        </div>
      </div>
      {backups.length > 0 && (
        <table className="backups">
          <caption className="spoken-only">Backups of this project, newest first</caption>
          <thead>
            <tr>
              <th scope="col">When</th>
              <th scope="col">Why</th>
              <th scope="col">Size</th>
              <th scope="col">File</th>
            </tr>
          </thead>
          <tbody>
            {backups.slice(0, SHOWN).map((backup) => (
              <tr key={backup.token}>
                <td>{dayAndTime(backup.at, Date.now())}</td>
                <td>{backup.reason}</td>
                <td className="num">{megabytes(backup.bytes)}</td>
                <td className="mono cut">{backup.file}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <p className="sm t2">
        To go back to a backup, open it as a copy beside the project with “concord restore”. Nothing is ever
        restored over a project.
      </p>
    </Section>
  );
}

export function PrivacySection() {
  return (
    <Section title="Privacy" help="safety" words="network account data telemetry">
      <p>
        Concord uses no network. No account, no statistics, no updates on its own: nothing leaves this
        computer unless you export it. A project file is not encrypted; turn on your system’s disk encryption.
      </p>
    </Section>
  );
}

function megabytes(bytes: number): string {
  return `${(bytes / 1_000_000).toLocaleString('en', { maximumFractionDigits: 1 })} MB`;
}
