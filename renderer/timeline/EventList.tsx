/**
 * The events, latest first, however many there are: only rows in view are in the page, pages of them are
 * asked for as they come into view. One tab stop; arrows, Home and End move, Enter opens.
 */
import { type KeyboardEvent, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { actionFor } from '../../shared/keymap.ts';
import type { HistoryRow } from '../../shared/queries/project.ts';
import type { EventFilterInput } from '../../shared/queries/timeline.ts';
import { useQuery } from '../api.ts';
import { dayName, initials, timeOfDay } from '../design/format.ts';
import { useWindowStore } from '../state/context.ts';

const ROW = 32;
const PAGE = 100;

export function EventList(props: {
  filter: EventFilterInput;
  total: number;
  chosen: number;
  onChoose: (index: number) => void;
  onOpen: () => void;
  onPast: () => void;
}) {
  const { total, chosen, onChoose } = props;
  const keymap = useWindowStore((state) => state.keymap);
  const scroller = useRef<HTMLDivElement>(null);
  const [view, setView] = useState({ top: 0, height: 600 });
  useLayoutEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    const measure = (): void => setView({ top: element.scrollTop, height: element.clientHeight });
    const watch = new ResizeObserver(measure);
    watch.observe(element);
    return () => watch.disconnect();
  }, []);
  useEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    const top = chosen * ROW;
    if (top < element.scrollTop) element.scrollTop = top;
    else if (top + ROW > element.scrollTop + element.clientHeight)
      element.scrollTop = top + ROW - element.clientHeight;
  }, [chosen]);
  const first = Math.max(0, Math.floor(view.top / ROW) - 5);
  const last = Math.min(total, Math.ceil((view.top + view.height) / ROW) + 5);
  const pages = [...new Set([Math.floor(first / PAGE), Math.floor(Math.max(first, last - 1) / PAGE)])];

  const press = (event: KeyboardEvent): void => {
    const action = actionFor(keymap, 'timeline', event.nativeEvent);
    const page = Math.max(1, Math.floor(view.height / ROW) - 1);
    const targets: Record<string, number> = {
      'timeline.older': chosen + 1,
      'timeline.newer': chosen - 1,
      'timeline.latest': 0,
      'timeline.first': total - 1,
      'timeline.page-older': chosen + page,
      'timeline.page-newer': chosen - page,
    };
    const target = action === undefined ? undefined : targets[action];
    if (target !== undefined) onChoose(Math.max(0, Math.min(total - 1, target)));
    else if (action === 'timeline.open') props.onOpen();
    else if (action === 'timeline.past') props.onPast();
    else return;
    event.preventDefault();
  };

  return (
    <div
      ref={scroller}
      className="event-list scroll"
      role="listbox"
      aria-label="Events, latest first"
      tabIndex={0}
      data-focus-first=""
      aria-activedescendant={total === 0 ? undefined : `event-${chosen}`}
      onKeyDown={press}
      onScroll={({ currentTarget }) =>
        setView({ top: currentTarget.scrollTop, height: currentTarget.clientHeight })
      }
    >
      <div role="presentation" className="event-space" style={{ height: total * ROW }}>
        {pages.map((page) => (
          <EventPage
            key={page}
            filter={props.filter}
            page={page}
            from={first}
            to={last}
            total={total}
            chosen={chosen}
            onChoose={onChoose}
          />
        ))}
      </div>
    </div>
  );
}

function EventPage(props: {
  filter: EventFilterInput;
  page: number;
  from: number;
  to: number;
  total: number;
  chosen: number;
  onChoose: (index: number) => void;
}) {
  const { page, from, to } = props;
  const skip = page * PAGE;
  const rows = useQuery('timeline.page', { ...props.filter, skip, limit: PAGE }, { keep: true }).data ?? [];
  return rows.map((row, index) => {
    const at = skip + index;
    if (at < from || at >= to) return null;
    const before = rows[index - 1];
    const isNewDay = before === undefined || dayName(before.at, row.at) !== dayName(row.at, row.at);
    return (
      <EventRow
        key={row.hash}
        row={row}
        index={at}
        total={props.total}
        hasDay={isNewDay}
        isChosen={at === props.chosen}
        onChoose={props.onChoose}
      />
    );
  });
}

function EventRow(props: {
  row: HistoryRow;
  index: number;
  total: number;
  hasDay: boolean;
  isChosen: boolean;
  onChoose: (index: number) => void;
}) {
  const { row, index } = props;
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: options are pointed at by aria-activedescendant
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are handled by the list, which keeps focus
    <div
      id={`event-${index}`}
      role="option"
      aria-selected={props.isChosen}
      aria-setsize={props.total}
      aria-posinset={index + 1}
      className={`event ${props.isChosen ? 'sel' : ''}`}
      style={{ top: index * ROW }}
      onClick={() => props.onChoose(index)}
    >
      <span className="event-day t2">{props.hasDay && dayName(row.at, Date.now())}</span>
      <time className="num t2" dateTime={new Date(row.at).toISOString()}>
        {timeOfDay(row.at)}
      </time>
      <span className="avatar" aria-hidden="true">
        {row.coderName === null ? '–' : initials(row.coderName)}
      </span>
      <span className="cut grow">
        <span className="spoken-only">{row.coderName ?? 'Concord'} </span>
        <bdi>{row.sentence}</bdi>
      </span>
    </div>
  );
}
