/** The rules that coded what they found: each can be looked at again, and coded again where there is new text. */
import { useState } from 'react';
import type { QueryOutput } from '../../shared/queries.ts';
import { useQuery } from '../api.ts';
import { CodeMark } from '../design/CodeMark.tsx';
import { Empty } from '../design/Empty.tsx';
import { counted, dayAndTime } from '../design/format.ts';
import { useCoders, useCodes, useSources } from '../project/use-lookups.ts';
import { useWindowStore, useWindowStoreApi } from '../state/context.ts';
import { searchAgain } from './search-desk.ts';

type Rule = QueryOutput<'rule.list'>[number];

export function Rules() {
  const rules = useQuery('rule.list', {}).data;
  if (rules === undefined) return null;
  if (rules.length === 0)
    return (
      <Empty example="bus | train, coded Transport, 34 segments">
        <p>What was looked for and coded is kept here, with the codings it made, and can be run again.</p>
      </Empty>
    );
  return (
    <ul className="scroll rules" aria-label="Rules of autocoding">
      {rules.map((rule) => (
        <OneRule key={rule.id} rule={rule} />
      ))}
    </ul>
  );
}

const modes: Readonly<Record<string, string>> = { words: 'words', phrase: 'phrase', regex: 'pattern' };

function searchOf({ text, mode, exact, scope, speaker }: Rule) {
  const known = (['words', 'phrase', 'regex'] as const).find((one) => one === mode) ?? 'words';
  return { query: { text, mode: known, exact }, scope: { ...scope, speaker } };
}

function OneRule({ rule }: { rule: Rule }) {
  const store = useWindowStoreApi();
  const code = useCodes().byId.get(rule.code);
  const coders = useCoders().byId;
  const sources = useSources().byId;
  const folders = useQuery('source.list', {}).data?.folders ?? [];
  const coder = useWindowStore((state) => state.coder);
  const [isAsked, setIsAsked] = useState(false);
  const search = searchOf(rule);
  const { data: now, failure } = useQuery(
    'search.preview',
    { search, unit: rule.unit, code: rule.code, coder },
    { enabled: isAsked },
  );
  const where = [
    ...rule.scope.sources.map((id) => sources.get(id)?.name ?? 'a document that is gone'),
    ...rule.scope.folders.map((id) => folders.find((one) => one.id === id)?.name ?? 'a folder that is gone'),
    ...(rule.speaker === '' ? [] : [`speaker ${rule.speaker}`]),
  ].join(', ');
  const unit = rule.unit.kind === 'words' ? `${rule.unit.around} words around` : rule.unit.kind;
  const again = (): void => {
    const { set, search: desk } = store.getState();
    set({ search: searchAgain(desk, search, rule.unit, rule.code) });
  };
  return (
    <li className="rule-row">
      <div className="grow stack">
        <span className="line">
          <b className="med cut">
            <bdi>{rule.text}</bdi>
          </b>
          <span className="sm t2">
            {modes[rule.mode]}, {unit}
            {where !== '' && `, in ${where}`}
          </span>
        </span>
        <span className="line sm t2">
          {code !== undefined && <CodeMark code={code} />}
          {counted(rule.codings, 'coding')} {rule.codings === 1 ? 'stands' : 'stand'} ·{' '}
          {rule.coder === null ? '' : coders.get(rule.coder)?.name} {dayAndTime(rule.at, Date.now())}
        </span>
      </div>
      <span className="sm t2" role="status">
        {failure?.message}
        {now !== undefined &&
          (now.added === 0 ? 'No new hits' : `${counted(now.added, 'hit')} not coded yet`)}
      </span>
      {now === undefined && (
        <button type="button" className="btn" onClick={() => setIsAsked(true)}>
          Look for new hits
        </button>
      )}
      <button type="button" className="btn" onClick={again}>
        Run again
      </button>
    </li>
  );
}
