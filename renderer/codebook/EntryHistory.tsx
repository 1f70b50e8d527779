/** The life of a code, newest first: each version of its definition with what changed, and every other act on it. */
import type { ReactNode } from 'react';
import type { CodeRow } from '../../shared/queries/code.ts';
import type { DefinitionVersion } from '../../shared/queries/codebook.ts';
import type { HistoryRow } from '../../shared/queries/project.ts';
import { useQuery } from '../api.ts';
import { dayAndTime, initials } from '../design/format.ts';
import { ScrollRegion } from '../design/ScrollRegion.tsx';
import { useCodes } from '../project/use-lookups.ts';
import { useWindowStore } from '../state/context.ts';
import { type Change, changesBetween } from './version-changes.ts';
import { wordDiff } from './word-diff.ts';

export function EntryHistory({ row }: { row: CodeRow }) {
  const { byId } = useCodes();
  const entries = useQuery('history.list', { of: row.id, limit: 100 }, { keep: true }).data ?? [];
  const versions = useQuery('code.versions', { code: row.id }, { keep: true }).data ?? [];
  const reason = useWindowStore((state) => state.changeReason);
  const set = useWindowStore((state) => state.set);
  const nameOf = (id: CodeRow['id']): string => byId.get(id)?.name ?? 'a code that is gone';
  return (
    <aside
      className="pane tool entry-history"
      aria-label={`History of ${row.name}`}
      data-region="code-history"
    >
      <div className="pane-head">
        <h2>History</h2>
        <span className="t2 num">{entries.length}</span>
      </div>
      <label className="reason-field">
        <span className="label">Why the next change</span>
        <span className="field">
          <input
            value={reason}
            placeholder="Kept with the version"
            onChange={(event) => set({ changeReason: event.target.value })}
          />
        </span>
      </label>
      <ScrollRegion className="hs" label="Versions and acts">
        <ol>
          {entries.map((entry) => {
            const at = versions.findIndex((one) => one.at === entry.at && one.coder === entry.coder);
            const version = versions[at];
            return (
              <Act key={entry.hash} entry={entry}>
                {version !== undefined && (
                  <Version version={version} before={versions[at + 1]} nameOf={nameOf} />
                )}
              </Act>
            );
          })}
        </ol>
      </ScrollRegion>
    </aside>
  );
}

function Act({ entry, children }: { entry: HistoryRow; children: ReactNode }) {
  return (
    <li className="hx">
      <span className="avatar" aria-hidden="true">
        {initials(entry.coderName ?? '–')}
      </span>
      <div>
        <p>
          <span className="med">{entry.coderName}</span> <bdi className="t2">{entry.sentence}</bdi>
        </p>
        {children}
        <p className="sm t3">{dayAndTime(entry.at, Date.now())}</p>
      </div>
    </li>
  );
}

function Version(props: {
  version: DefinitionVersion;
  before: DefinitionVersion | undefined;
  nameOf: (id: CodeRow['id']) => string;
}) {
  const { version } = props;
  return (
    <>
      <p className="sm t2">Version {version.version}</p>
      {changesBetween(props.before ?? null, version, props.nameOf).map((change) => (
        <Difference key={change.label} change={change} />
      ))}
      {version.reason !== '' && <p className="sm t2">“{version.reason}”</p>}
    </>
  );
}

/** Words that came are underlined, words that went are struck through; both are also spoken as such. */
function Difference({ change }: { change: Change }) {
  return (
    <p className="df">
      <span className="sm t2">{change.label}: </span>
      <span className="read">
        {wordDiff(change.before, change.after).map(({ kind, text }, index) => {
          const key = `${index} ${kind}`;
          if (kind === 'added') return <ins key={key}>{text}</ins>;
          return kind === 'removed' ? <del key={key}>{text}</del> : <span key={key}>{text}</span>;
        })}
      </span>
    </p>
  );
}
