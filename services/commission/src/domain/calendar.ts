/** Row 14: local dates and the periods made of them. A date is text such as `2026-10-31`, which compares as it follows. */
import type { LocalDate, Period } from '@tributary/contracts';
import { Known } from './known.js';
import { day } from './order.js';

const bucket = 900_000; // no zone changes its offset between quarters of an hour
const bucketsInDay = day / bucket;
const formats = new Map<string, Intl.DateTimeFormat>();

/** How far the zone's clocks are ahead of UTC at the beginning of a bucket, in milliseconds. */
const offsets = new Known(
  (zone: string) => new Known((nth: number) => wallClock(zone, nth * bucket) - nth * bucket).of,
);
/** Of a whole day of UTC; null where it changes in between. */
const offsetsOfDays = new Known(
  (zone: string) =>
    new Known((nth: number) => {
      const [first, last] = [nth * bucketsInDay, (nth + 1) * bucketsInDay].map(offsets.of(zone));
      return first === last ? (first ?? null) : null;
    }).of,
);

function offsetAt(zone: string, at: number): number {
  if (zone === 'UTC') return 0;
  return offsetsOfDays.of(zone)(Math.floor(at / day)) ?? offsets.of(zone)(Math.floor(at / bucket));
}

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known) return known;
  const numeric = 'numeric';
  const parts = {
    year: numeric,
    month: numeric,
    day: numeric,
    hour: numeric,
    minute: numeric,
    second: numeric,
  } as const;
  const format = new Intl.DateTimeFormat('en-GB', { timeZone: zone, hourCycle: 'h23', ...parts });
  formats.set(zone, format);
  return format;
}

function wallClock(zone: string, at: number): number {
  const read: Record<string, number> = {};
  for (const { type, value } of formatOf(zone).formatToParts(at)) read[type] = Number(value);
  const { year = 0, month = 1, day: date = 1, hour = 0, minute = 0, second = 0 } = read;
  return Date.UTC(year, month - 1, date, hour, minute, second);
}

const dates = new Known((nth: number): LocalDate => new Date(nth * day).toISOString().slice(0, 10));
const dateOf = (moment: number): LocalDate => dates.of(Math.floor(moment / day));
const momentOf = (date: LocalDate): number => Date.parse(`${date}T00:00:00Z`);

export const localDate = (zone: string, at: number): LocalDate => dateOf(at + offsetAt(zone, at));

/** The first moment of a local date. */
export function startOf(zone: string, date: LocalDate): number {
  const utc = momentOf(date);
  const guess = utc - offsetAt(zone, utc);
  const start = utc - offsetAt(zone, guess);
  return localDate(zone, start) < date ? start + (utc - wallClock(zone, start)) : start;
}

export const addDays = (date: LocalDate, days: number): LocalDate => dateOf(momentOf(date) + days * day);

/** Clamped to the month's end. */
export function addMonths(date: LocalDate, months: number): LocalDate {
  const [year = 0, month = 1, dayOfMonth = 1] = date.split('-').map(Number);
  const first = Date.UTC(year, month - 1 + months, 1);
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return dateOf(first + (Math.min(dayOfMonth, last) - 1) * day);
}

const starts = new Known((kind: Period) => new Known((date: LocalDate) => startOfPeriod(kind, date)).of);

/** The first date of the period that a date is in. */
export const periodOf = (kind: Period, date: LocalDate): LocalDate => starts.of(kind)(date);

function startOfPeriod(kind: Period, date: LocalDate): LocalDate {
  switch (kind) {
    case 'week': {
      const weekday = (new Date(momentOf(date)).getUTCDay() + 6) % 7;
      return addDays(date, -weekday);
    }
    case 'month':
      return `${date.slice(0, 7)}-01`;
    case 'quarter': {
      const month = Number(date.slice(5, 7));
      return `${date.slice(0, 4)}-${String(month - ((month - 1) % 3)).padStart(2, '0')}-01`;
    }
    case 'year':
      return `${date.slice(0, 4)}-01-01`;
  }
}

const monthsIn = { month: 1, quarter: 3, year: 12 } as const;

export const nextPeriod = (kind: Period, start: LocalDate): LocalDate =>
  kind === 'week' ? addDays(start, 7) : addMonths(start, monthsIn[kind]);

/** Half-open: the first moment that is in it no more. */
export const endOf = (zone: string, kind: Period, start: LocalDate): number => startOf(zone, nextPeriod(kind, start));

/** Row 22: the month of a relationship that a date is in, from 1; month k begins at the anchor and k - 1 months, clamped. */
export function monthSince(anchor: LocalDate, date: LocalDate): number {
  const [year = 0, month = 1] = anchor.split('-').map(Number);
  const [laterYear = 0, laterMonth = 1] = date.split('-').map(Number);
  const apart = (laterYear - year) * 12 + laterMonth - month;
  return Math.max(1, date >= addMonths(anchor, apart) ? apart + 1 : apart);
}
