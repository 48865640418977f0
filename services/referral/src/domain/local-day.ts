import type { LocalDate } from '@tributary/contracts';

const formats = new Map<string, Intl.DateTimeFormat>();

/** The date in a zone, as text that compares as dates follow. */
export function localDay(zone: string, at: number): LocalDate {
  const known = formats.get(zone);
  const format =
    known ?? new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' });
  if (!known) formats.set(zone, format);
  return format.format(at);
}

const grace = 3 * 3_600_000;

/** The last day that is closed once an hour has passed: it has been over for a while, in which its last clicks arrive. */
export const lastClosedDay = (zone: string, hour: number): LocalDate => dayBefore(localDay(zone, hour - grace));

const dayBefore = (day: LocalDate): LocalDate =>
  new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
