/** How numbers and times are written in the interface. */

const DAY = 86_400_000;
const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });
const dayMonth = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short' });
const dayMonthYear = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric' });
const grouped = new Intl.NumberFormat('en-GB');

/** "14:32". @param at milliseconds since 1970 */
export function timeOfDay(at: number): string {
  return clock.format(at);
}

/** "today", "yesterday", "11 Nov" or "11 Nov 2025", in local time. */
export function dayName(at: number, now: number): string {
  const days = Math.round((startOfDay(now) - startOfDay(at)) / DAY);
  if (days === 0) return 'today';
  if (days === 1) return 'yesterday';
  const isThisYear = new Date(at).getFullYear() === new Date(now).getFullYear();
  return (isThisYear ? dayMonth : dayMonthYear).format(at);
}

/** "today 14:32". */
export function dayAndTime(at: number, now: number): string {
  return `${dayName(at, now)} ${timeOfDay(at)}`;
}

/** "today at 14:32", "on 11 Nov at 14:32": when something happened, inside a sentence. */
export function whenItWas(at: number, now: number): string {
  const day = dayName(at, now);
  return `${/^\d/.test(day) ? 'on ' : ''}${day} at ${timeOfDay(at)}`;
}

/** "61%" of a share from 0 to 1; never 0% or 100% unless it is exactly that. */
export function percent(share: number): string {
  const rounded = Math.round(share * 100);
  if (rounded === 0 && share > 0) return '<1%';
  if (rounded === 100 && share < 1) return '99%';
  return `${rounded}%`;
}

/** "1,204". */
export function count(value: number): string {
  return grouped.format(value);
}

/** "1 word", "1,204 words". */
export function counted(value: number, one: string, many = `${one}s`): string {
  return `${grouped.format(value)} ${value === 1 ? one : many}`;
}

/** "A. R." -> "AR": up to two initials of a name. */
export function initials(name: string): string {
  const words = name.split(/[\s.]+/u).filter((word) => word !== '');
  const letters = words.length > 1 ? [words[0], words[words.length - 1]] : [words[0]];
  return letters
    .map((word) => [...(word ?? '')][0] ?? '')
    .join('')
    .toLocaleUpperCase('en');
}

function startOfDay(at: number): number {
  return new Date(at).setHours(0, 0, 0, 0);
}
