/** Everything that was done, newest first, as sentences: who, what, when. */

import { useState } from 'react';
import type { Id } from '../../shared/ids.ts';
import type { HistoryRow } from '../../shared/queries/project.ts';
import { useQuery } from '../api.ts';
import { dayName, initials, timeOfDay } from '../design/format.ts';
import { Picker } from '../design/Menu.tsx';
import { ScrollRegion } from '../design/ScrollRegion.tsx';
import { useCoders } from '../project/use-lookups.ts';
import { VerifyProject } from './VerifyProject.tsx';

const PAGE = 200;

export function HistoryView() {
  const coders = useCoders().rows;
  const [coder, setCoder] = useState<Id | null>(null);
  const [limit, setLimit] = useState(PAGE);
  const filter = coder === null ? { limit } : { limit, coder };
  const entries = useQuery('history.list', filter, { keep: true }).data ?? [];
  const days = byDay(entries, Date.now());
  return (
    <main className="stage" data-region="history">
      <div className="sheet">
        <div className="with-aside">
          <section className="pane" aria-label="History">
            <div className="page-head">
              <h1>Timeline</h1>
              <span className="t2">
                Every change since the project began, by whom and when. Nothing is ever taken out.
              </span>
            </div>
            <div className="bar">
              <Picker
                label="Coder"
                value={coder ?? 'all'}
                choices={[
                  { id: 'all', label: 'All' },
                  ...coders.map(({ id, name }) => ({ id, label: name })),
                ]}
                onChange={(id) => setCoder(coders.find((one) => one.id === id)?.id ?? null)}
              />
            </div>
            <ScrollRegion className="history-scroll" label="Entries" isMain>
              {days.map(([day, rows]) => (
                <section key={day}>
                  <h2 className="gh">{day}</h2>
                  <ol>
                    {rows.map((row) => (
                      <Entry key={row.hash} row={row} />
                    ))}
                  </ol>
                </section>
              ))}
              {entries.length === limit && (
                <button
                  type="button"
                  className="btn more-rows"
                  onClick={() => setLimit(Math.min(1000, limit + PAGE))}
                >
                  Show older entries
                </button>
              )}
            </ScrollRegion>
          </section>
          <VerifyProject />
        </div>
      </div>
    </main>
  );
}

function Entry({ row }: { row: HistoryRow }) {
  return (
    <li className="entry">
      <time className="num t2" dateTime={new Date(row.at).toISOString()}>
        {timeOfDay(row.at)}
      </time>
      <span className="avatar" aria-hidden="true">
        {row.coderName === null ? '–' : initials(row.coderName)}
      </span>
      <span className="grow">
        {row.coderName !== null && <b className="med">{row.coderName} </b>}
        <bdi>{row.sentence}</bdi>
      </span>
      <code className="mono t3" title="The first letters of the entry's hash">
        {row.hash.slice(0, 8)}
      </code>
    </li>
  );
}

function byDay(rows: readonly HistoryRow[], now: number): [string, HistoryRow[]][] {
  const days = new Map<string, HistoryRow[]>();
  for (const row of rows) {
    const day = dayName(row.at, now);
    days.set(day, [...(days.get(day) ?? []), row]);
  }
  return [...days].map(([day, list]) => [day.charAt(0).toUpperCase() + day.slice(1), list]);
}
