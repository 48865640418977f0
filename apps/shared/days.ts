/** Today as YYYY-MM-DD in a zone. */
export function dayIn(zone: string | undefined, moment: number = Date.now()): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(
    moment,
  );
}

export function plusDays(day: string, count: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + count);
  return date.toISOString().slice(0, 10);
}

export const monthStart = (day: string): string => `${day.slice(0, 8)}01`;

/** The moment at which a day begins in a zone, as text. */
export const startOfDay = (day: string, zone: string | undefined): string => momentIn(`${day}T00:00`, zone);

/** The moment at which clocks of a zone show such as `2027-01-01T00:00`, or the hour that follows where they skip it. */
export function momentIn(clock: string, zone: string | undefined): string {
  const shown = Date.parse(`${clock}Z`);
  const offsetAt = (moment: number): number => {
    const parts = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    }).formatToParts(moment);
    const of = (type: string): number => Number(parts.find((part) => part.type === type)?.value);
    return Date.UTC(of('year'), of('month') - 1, of('day'), of('hour'), of('minute'), of('second')) - moment;
  };
  // The offset is that of the answer, not of the guess: the clock may change in between.
  const guess = shown - offsetAt(shown);
  return new Date(shown - offsetAt(guess)).toISOString();
}
