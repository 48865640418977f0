/** Rows 14 and 22: local dates and periods, half-open. A date is `2026-10-31`, so that dates compare as text. */
import type { Period } from '@tributary/contracts';

export const hour = 3_600_000;
export const day = 24 * hour;

const formats = new Map<string, Intl.DateTimeFormat>();

export function localDate(at: number, zone: string): string {
  if (zone === 'UTC') return new Date(at).toISOString().slice(0, 10);
  let format = formats.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' });
    formats.set(zone, format);
  }
  return format.format(at);
}

/** The last millisecond of a local day. */
export function endOfDay(date: string, zone: string): number {
  let before = Date.parse(date);
  let after = before + 2 * day;
  before -= day;
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    if (localDate(middle, zone) <= date) before = middle;
    else after = middle;
  }
  return before;
}

export const addDays = (date: string, days: number): string =>
  new Date(Date.parse(date) + days * day).toISOString().slice(0, 10);

/** Clamped to the month's end. */
export function addMonths(date: string, months: number): string {
  const [year = 0, month = 1, of = 1] = date.split('-').map(Number);
  const count = year * 12 + month - 1 + months;
  const length = new Date(Date.UTC(Math.floor(count / 12), (count % 12) + 1, 0)).getUTCDate();
  return new Date(Date.UTC(Math.floor(count / 12), count % 12, Math.min(of, length))).toISOString().slice(0, 10);
}

/** The first date of the period that a date is in. */
export function periodOf(date: string, period: Period): string {
  const month = Number(date.slice(5, 7));
  switch (period) {
    case 'week':
      return addDays(date, -((new Date(date).getUTCDay() + 6) % 7));
    case 'month':
      return `${date.slice(0, 7)}-01`;
    case 'quarter':
      return `${date.slice(0, 5)}${String(month - ((month - 1) % 3)).padStart(2, '0')}-01`;
    case 'year':
      return `${date.slice(0, 4)}-01-01`;
  }
}

/** The number of the month of a relationship, from 1; before its beginning it is the first. */
export function monthSince(anchor: string, date: string): number {
  let month = 1;
  while (addMonths(anchor, month) <= date) month++;
  return month;
}
