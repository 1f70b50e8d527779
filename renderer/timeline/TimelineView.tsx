/** Everything that was done: filters, bars of days, the list of events, one event in full, and the past. */
import { useState } from 'react';
import { eventKinds } from '../../shared/commands/kind.ts';
import { useQuery } from '../api.ts';
import { counted } from '../design/format.ts';
import { Icon } from '../design/Icon.tsx';
import { Picker } from '../design/Menu.tsx';
import { VerifyProject } from '../history/VerifyProject.tsx';
import { useCoders } from '../project/use-lookups.ts';
import { focusRegion } from '../window/regions.ts';
import { DayChart } from './DayChart.tsx';
import { EventDetails } from './EventDetails.tsx';
import { EventList } from './EventList.tsx';
import { askedFor, type Filters, kindChoices, noFilters } from './filters.ts';
import { PastView } from './PastView.tsx';

export function TimelineView() {
  const [filters, setFilters] = useState(noFilters);
  const [chosen, setChosen] = useState(0);
  const [isPast, setIsPast] = useState(false);
  const filter = askedFor(filters);
  const summary = useQuery('timeline.summary', filter, { keep: true }).data ?? { total: 0, days: [] };
  const index = Math.min(chosen, Math.max(0, summary.total - 1));
  const [event] =
    useQuery(
      'timeline.page',
      { ...filter, skip: index, limit: 1 },
      { keep: true, enabled: summary.total > 0 },
    ).data ?? [];
  const change = (part: Partial<Filters>): void => {
    setFilters({ ...filters, ...part });
    setChosen(0);
  };
  if (isPast && event !== undefined) {
    return (
      <PastView
        event={event}
        index={index}
        total={summary.total}
        onStep={setChosen}
        onLeave={() => {
          setIsPast(false);
          requestAnimationFrame(() => requestAnimationFrame(() => focusRegion('history')));
        }}
      />
    );
  }
  return (
    <main className="stage" data-region="history">
      <div className="sheet">
        <div className="with-aside wide-aside">
          <section className="pane" aria-label="Timeline">
            <div className="page-head">
              <h1>Timeline</h1>
              <span className="t2">
                {counted(summary.total, 'event')}. Reading it changes nothing; nothing is ever taken out.
              </span>
            </div>
            <FilterBar filters={filters} onChange={change} />
            <DayChart days={summary.days} onChoose={(from, to) => change({ from, to })} />
            {summary.total === 0 && <p className="empty t2">No event fits these filters.</p>}
            <EventList
              filter={filter}
              total={summary.total}
              chosen={index}
              onChoose={setChosen}
              onOpen={() => focusRegion('check')}
              onPast={() => setIsPast(true)}
            />
          </section>
          <aside className="pane tool event-aside" aria-label="The event and the check" data-region="check">
            {event !== undefined && (
              <EventDetails
                seq={event.seq}
                onPast={() => setIsPast(true)}
                onOnly={(id, name) => change({ of: { id, name } })}
              />
            )}
            <VerifyProject />
          </aside>
        </div>
      </div>
    </main>
  );
}

function FilterBar({ filters, onChange }: { filters: Filters; onChange: (part: Partial<Filters>) => void }) {
  const coders = useCoders().rows;
  const { of, kind, coder, from, to } = filters;
  const isLimited = of !== null || kind !== null || coder !== null || from !== '' || to !== '';
  return (
    <div className="bar">
      <Picker
        label="Who"
        value={coder ?? 'all'}
        choices={[{ id: 'all', label: 'Everyone' }, ...coders.map(({ id, name }) => ({ id, label: name }))]}
        onChange={(id) => onChange({ coder: coders.find((one) => one.id === id)?.id ?? null })}
      />
      <Picker
        label="What"
        value={kind ?? 'all'}
        choices={kindChoices}
        onChange={(id) => onChange({ kind: eventKinds.find((one) => one === id) ?? null })}
      />
      <label className="line sm">
        From
        <span className="field">
          <input
            type="date"
            value={from}
            max={to}
            onChange={(event) => onChange({ from: event.target.value })}
          />
        </span>
      </label>
      <label className="line sm">
        To
        <span className="field">
          <input
            type="date"
            value={to}
            min={from}
            onChange={(event) => onChange({ to: event.target.value })}
          />
        </span>
      </label>
      {of !== null && (
        <button type="button" className="btn" onClick={() => onChange({ of: null })}>
          About <bdi className="cut">{of.name}</bdi>
          <Icon name="close" />
        </button>
      )}
      {isLimited && (
        <button type="button" className="btn quiet" onClick={() => onChange(noFilters)}>
          All events
        </button>
      )}
    </div>
  );
}
