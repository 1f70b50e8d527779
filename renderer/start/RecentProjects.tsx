/**
 * The projects opened before. Enter opens, Delete takes one off the list and leaves the file alone; one
 * whose file is gone keeps its row and can be found again.
 */

import { type KeyboardEvent, useEffect, useState } from 'react';
import type { ProjectFacts, Settings } from '../../shared/bridge.ts';
import { Empty } from '../design/Empty.tsx';
import { counted, dayAndTime } from '../design/format.ts';
import { Icon } from '../design/Icon.tsx';
import { takeFocus } from '../design/take-focus.ts';

type Recent = Settings['recent'][number];
interface Acts {
  /** False when the file is no longer there. */
  onOpen: (id: string) => Promise<boolean>;
  /** Lets the person choose where the file is now. */
  onLocate: (id: string) => void;
  onForget: (id: string) => void;
}

export function RecentProjects({ recent, ...acts }: Acts & { recent: Settings['recent'] | null }) {
  const [missing, setMissing] = useState<readonly string[]>([]);
  useEffect(() => {
    if (recent !== null && recent.length > 0) void window.concord.missingRecent().then(setMissing);
  }, [recent]);
  if (recent === null) return null;
  if (recent.length === 0) {
    return (
      <>
        <h2 className="hero">Code passages by theme</h2>
        <Empty example="Interviews, field notes, answers to open questions: .txt .md .docx">
          <p>
            A project is one file on this computer. It keeps your documents, codebook, codings and memos, and
            every change that was ever made to them.
          </p>
        </Empty>
      </>
    );
  }
  const open = async (id: string): Promise<void> => {
    if (!(await acts.onOpen(id))) setMissing([...missing, id]);
  };
  return (
    <>
      <div className="lh">
        <h2 className="hero">Continue</h2>
        <span className="sm t2">Last opened</span>
      </div>
      <ul onKeyDown={walk}>
        {recent.map((project, index) => (
          <Row
            key={project.id}
            project={project}
            isFirst={index === 0}
            isMissing={missing.includes(project.id)}
            {...acts}
            onOpen={open}
          />
        ))}
      </ul>
    </>
  );
}

/** Up and Down go from project to project. */
function walk(event: KeyboardEvent<HTMLUListElement>): void {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  if (step === 0) return;
  const rows = [...event.currentTarget.querySelectorAll<HTMLElement>('.rec')];
  const now = rows.findIndex((row) => row.matches(':focus'));
  rows[now + step]?.focus();
  event.preventDefault();
}

function Row(
  props: Omit<Acts, 'onOpen'> & {
    project: Recent;
    isFirst: boolean;
    isMissing: boolean;
    onOpen: (id: string) => Promise<void>;
  },
) {
  const { project, isMissing } = props;
  const { id, name, folder, about } = project;
  return (
    <li className="rec-line">
      <button
        type="button"
        className="rec"
        ref={props.isFirst ? takeFocus : null}
        onClick={() => (isMissing ? props.onLocate(id) : void props.onOpen(id))}
        onKeyDown={(event) => {
          if (event.key === 'Delete') props.onForget(id);
        }}
      >
        <span className="grow cut">
          <span className="nm">{name}</span>
          {isMissing ? (
            <span className="sm line">
              <span className="warn">
                <Icon name="alert" />
              </span>
              <span className="t2 cut">Not found in {folder}</span>
            </span>
          ) : (
            <span className="sm t2 cut">{folder}</span>
          )}
        </span>
        {!isMissing && about !== null && <Coverage about={about} />}
        <span className="when">
          {isMissing ? (
            'Locate…'
          ) : (
            <>
              <span className="at">{dayAndTime(Date.parse(project.openedAt), Date.now())}</span>
              {about !== null && <span className="sm t2 holding">{holding(about)}</span>}
            </>
          )}
        </span>
      </button>
      {!isMissing && (
        <button
          type="button"
          className="icon"
          aria-label={`Show ${name} in its folder`}
          title="Show in its folder"
          onClick={() => void window.concord.showRecent(id)}
        >
          <Icon name="folder" />
        </button>
      )}
      <button
        type="button"
        className="icon"
        aria-label={`Take ${name} off this list; the file stays`}
        title="Take off this list; the file stays"
        onClick={() => props.onForget(id)}
      >
        <Icon name="close" />
      </button>
    </li>
  );
}

/** "12 documents, 2 coders"; one coder goes without saying. */
function holding({ documents, coders }: ProjectFacts): string {
  const people = coders > 1 ? `, ${counted(coders, 'coder')}` : '';
  return `${counted(documents, 'document')}${people}`;
}

/** How much of the most coded documents was coded, a bar each; the words beside it say the rest. */
function Coverage({ about }: { about: ProjectFacts }) {
  const bars = about.coverage.map((share, at) => ({
    at,
    height: `${Math.max(8, Math.round(share * 100))}%`,
  }));
  return (
    <span className="coverage-bars" title="Coded share of the most coded documents" aria-hidden="true">
      {bars.map(({ at, height }) => (
        <span key={at} className="coverage-bar" style={{ height }} />
      ))}
    </span>
  );
}
