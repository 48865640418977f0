import type { Cap, Period } from '@tributary/contracts';

/** "in a month", or for life. */
export const perPeriod = (period: Period | undefined): string => (period ? `in a ${period}` : 'in a lifetime');

export const capInWords = ({ amount, period }: Cap, money: (minor: number) => string): string =>
  `${money(amount)} ${perPeriod(period)}`;

export const count = (number: number, one: string, many = `${one}s`): string =>
  `${number.toLocaleString('en-GB')} ${number === 1 ? one : many}`;

/** Of several: "a, b and c". */
export const listed = (parts: readonly string[], word = 'and'): string =>
  parts.length < 2 ? (parts[0] ?? '') : `${parts.slice(0, -1).join(', ')} ${word} ${parts.at(-1)}`;

const days = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });

const months = new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' });

/** "November 2026", "2026" or "the week from 2 Nov 2026". */
export function periodFrom(period: Period, first: string): string {
  const time = Date.parse(first);
  if (period === 'month' && !Number.isNaN(time)) return months.format(time);
  return period === 'year' ? first.slice(0, 4) : `the ${period} from ${dayInWords(first)}`;
}

/** "31 Oct 2026"; what is no day stays as it is. */
export function dayInWords(date: string): string {
  const time = Date.parse(date);
  return Number.isNaN(time) ? date : days.format(time);
}
