/** How much happened on which days, as bars; pointing at one limits the list to it, as the date fields do. */
import { count } from '../design/format.ts';
import { barsOf, dateOfDay } from './filters.ts';

const MOST_BARS = 60;
const dayMonth = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' });
const DAY = 86_400_000;

const named = (day: number): string => dayMonth.format(day * DAY);

export function DayChart(props: {
  days: readonly { day: number; count: number }[];
  onChoose: (from: string, to: string) => void;
}) {
  const bars = barsOf(props.days, MOST_BARS);
  const most = Math.max(1, ...bars.map((bar) => bar.count));
  const [first] = bars;
  const last = bars.at(-1);
  if (first === undefined || last === undefined) return null;
  const label = `Events by day, ${named(first.first)} to ${named(last.last)}, at most ${count(most)} in one bar`;
  return (
    <figure className="day-chart" aria-label={label}>
      <div className="day-bars" aria-hidden="true">
        {bars.map((bar) => (
          // biome-ignore lint/a11y/noStaticElementInteractions: the date fields do the same by keyboard
          // biome-ignore lint/a11y/useKeyWithClickEvents: the date fields do the same by keyboard
          <div
            key={bar.first}
            className="day-bar"
            title={`${named(bar.first)}${bar.first === bar.last ? '' : ` to ${named(bar.last)}`}: ${count(bar.count)}`}
            onClick={() => props.onChoose(dateOfDay(bar.first), dateOfDay(bar.last))}
          >
            <div style={{ height: `${(bar.count / most) * 100}%` }} />
          </div>
        ))}
      </div>
      <figcaption className="line sm t2" aria-hidden="true">
        <span className="grow">{named(first.first)}</span>
        <span>{bars.length > 1 && named(last.last)}</span>
      </figcaption>
    </figure>
  );
}
