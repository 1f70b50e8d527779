/** The three checks of a project: the chain of entries, the sealed contents, and replay against the tables. */
import { useState } from 'react';
import type { Failure } from '../../shared/errors.ts';
import type { Verification } from '../../shared/queries/project.ts';
import { useApi } from '../api.ts';
import { count } from '../design/format.ts';
import { Icon } from '../design/Icon.tsx';
import { Notice } from '../design/Notice.tsx';
import { helpOn } from '../help/pages.ts';
import { useWindowStore } from '../state/context.ts';

const checks = [
  {
    check: 'chain',
    title: 'The chain of entries',
    means: 'No entry was changed, taken out or put in between.',
  },
  {
    check: 'content',
    title: 'The sealed contents',
    means: 'Every text is the one whose seal is in the entries.',
  },
  { check: 'replay', title: 'Replay', means: 'Doing every entry again gives exactly what you see.' },
] as const;

export function VerifyProject() {
  const { client } = useApi();
  const say = useWindowStore((state) => state.say);
  const [result, setResult] = useState<Verification | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [isRunning, setIsRunning] = useState(false);
  const verify = async (): Promise<void> => {
    setIsRunning(true);
    const answer = await client.query('project.verify', {});
    setIsRunning(false);
    setFailure(answer.ok ? null : answer.error);
    setResult(answer.ok ? answer.value.value : null);
    if (answer.ok) say(answer.value.value.ok ? 'The project is sound.' : 'The check found problems.');
  };
  return (
    <section className="aside-part" aria-label="Check the project" {...helpOn('safety')}>
      <h2>Check the project</h2>
      <p className="t2">Reads the whole file and tells whether anything was changed outside of Concord.</p>
      <button
        type="button"
        className="btn"
        data-focus-first
        disabled={isRunning}
        onClick={() => void verify()}
      >
        <Icon name="shield" />
        {isRunning ? 'Checking…' : 'Check now'}
      </button>
      {failure !== null && <Notice failure={failure} title="The check could not be made." />}
      {result !== null && <Result result={result} />}
    </section>
  );
}

function Result({ result }: { result: Verification }) {
  return (
    <>
      <ul className="verification">
        {checks.map(({ check, title, means }) => {
          const problems = result.problems.filter((problem) => problem.check === check);
          return (
            <li key={check} className={`ck ${problems.length > 0 ? 'w' : ''}`}>
              <Icon name={problems.length > 0 ? 'alert' : 'check'} />
              <div>
                <b>{title}</b>
                {problems.length === 0 ? (
                  <p>{means}</p>
                ) : (
                  problems.map((problem) => (
                    <p key={`${problem.where} ${problem.message}`}>
                      {problem.where}: {problem.message}
                    </p>
                  ))
                )}
              </div>
            </li>
          );
        })}
      </ul>
      <p className="sm t2">
        {count(result.entries)} entries, {count(result.contents)} texts, {count(result.erased)} erased.
      </p>
      <p className="mono t3 hash">{result.head}</p>
    </>
  );
}
