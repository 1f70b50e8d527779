/** The projects opened before; one whose file is gone keeps its row and can be taken off the list. */

import { useState } from 'react';
import type { Settings } from '../../shared/bridge.ts';
import { Empty } from '../design/Empty.tsx';
import { dayAndTime } from '../design/format.ts';
import { Icon } from '../design/Icon.tsx';
import { takeFocus } from '../design/take-focus.ts';

export function RecentProjects(props: {
  recent: Settings['recent'] | null;
  /** False when the file is no longer there. */
  onOpen: (id: string) => Promise<boolean>;
  onForget: (id: string) => void;
}) {
  const { recent } = props;
  const [missing, setMissing] = useState<readonly string[]>([]);
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
    if (!(await props.onOpen(id))) setMissing([...missing, id]);
  };
  return (
    <>
      <div className="lh">
        <h2 className="hero">Continue</h2>
        <span className="sm t2">Last opened</span>
      </div>
      <ul>
        {recent.map((project, index) => (
          <li className="rec-line" key={project.id}>
            <button
              type="button"
              className="rec"
              ref={index === 0 ? takeFocus : null}
              onClick={() => void open(project.id)}
              onKeyDown={(event) => {
                if (event.key === 'Delete') props.onForget(project.id);
              }}
            >
              <span className="grow">
                <span className="nm">{project.name}</span>
                {missing.includes(project.id) ? (
                  <span className="sm line">
                    <span className="warn">
                      <Icon name="alert" />
                    </span>
                    <span className="t2">Not found in {project.folder}. Open it from where it is now.</span>
                  </span>
                ) : (
                  <span className="sm t2 cut">{project.folder}</span>
                )}
              </span>
              <span className="when t2">{dayAndTime(Date.parse(project.openedAt), Date.now())}</span>
            </button>
            <button
              type="button"
              className="icon"
              aria-label={`Take ${project.name} off this list; the file stays`}
              title="Take off this list; the file stays"
              onClick={() => props.onForget(project.id)}
            >
              <Icon name="close" />
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}
