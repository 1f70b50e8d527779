/** The rules that coded what they found: each can be looked at again, and coded again where there is new text. */
import { useState } from 'react';
import type { QueryOutput } from '../../shared/queries.ts';
import { useQuery } from '../api.ts';
import { CodeMark } from '../design/CodeMark.tsx';
import { Empty } from '../design/Empty.tsx';
import { counted, dayAndTime } from '../design/format.ts';
import { Icon } from '../design/Icon.tsx';
import { Notice } from '../design/Notice.tsx';
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
  const [isOpen, setIsOpen] = useState(false);
  const struck = useQuery('rule.struck', { rule: rule.id }, { enabled: rule.struck > 0 }).data;
  const without = rule.struck === 0 ? [] : (struck?.places ?? null);
  const { data, failure } = useQuery(
    'search.preview',
    { search, unit: rule.unit, code: rule.code, coder, without: without ?? [] },
    { enabled: isAsked && without !== null },
  );
  // The same question may have been answered to somebody else before it was asked here.
  const now = isAsked ? data : undefined;
  const where = [
    ...rule.scope.sources.map((id) => sources.get(id)?.name ?? 'a document that is gone'),
    ...rule.scope.folders.map((id) => folders.find((one) => one.id === id)?.name ?? 'a folder that is gone'),
    ...(rule.speaker === '' ? [] : [`speaker ${rule.speaker}`]),
  ].join(', ');
  const unit = rule.unit.kind === 'words' ? `${rule.unit.around} words around` : rule.unit.kind;
  const again = (): void => {
    const { set, search: desk } = store.getState();
    const { unit: of, code: as } = rule;
    set({ search: searchAgain(desk, search, { unit: of, code: as, without: without ?? [] }) });
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
          {rule.struck > 0 && (
            <button
              type="button"
              className="btn quiet small"
              aria-expanded={isOpen}
              onClick={() => setIsOpen(!isOpen)}
            >
              {counted(rule.struck, 'hit')} struck out
              <Icon name={isOpen ? 'chevronDown' : 'chevronRight'} />
            </button>
          )}
        </span>
        {isOpen && struck !== undefined && <StruckOut rows={struck.rows} total={rule.struck} />}
      </div>
      <span className="sm t2" role="status">
        {now !== undefined &&
          (now.added === 0 ? 'No new hits' : `${counted(now.added, 'hit')} not coded yet`)}
      </span>
      {failure !== null && <Notice failure={failure} title="This cannot be looked for." />}
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

type Struck = QueryOutput<'rule.struck'>['rows'];

/** What the rule found and a person left out, each with its place. */
function StruckOut({ rows, total }: { rows: Struck; total: number }) {
  const goTo = useWindowStore((state) => state.goTo);
  return (
    <ul className="struck-out" aria-label="Struck out">
      {rows.map((row) => (
        <li key={`${row.source} ${row.start}`}>
          <button type="button" className="struck-hit" disabled={row.isLost} onClick={() => goTo(row)}>
            <span className="sm t2 cut">
              <bdi>{row.sourceName}</bdi> ¶ {row.paragraph}
              {row.isLost && ', in an earlier version'}
            </span>
            <bdi dir="auto" className="cut read">
              <span className="t2">…{row.before}</span>
              <b className="med">{row.quote}</b>
              <span className="t2">{row.after}…</span>
            </bdi>
          </button>
        </li>
      ))}
      {total > rows.length && (
        <li className="sm t2">
          {counted(total - rows.length, 'more hit')} not shown or in removed documents.
        </li>
      )}
    </ul>
  );
}
