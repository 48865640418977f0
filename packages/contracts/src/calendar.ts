/** The years in which facts and plans may lie: before them a date is a slip, beyond them no calendar is sure. */
export const beginningOfTime = Date.UTC(2000, 0);
export const endOfTime = Date.UTC(2200, 0);

const dayPattern = /^\d{4}-\d{2}-\d{2}$/;

/** A day that the calendar has; `Date.parse` turns 30 February into 2 March. */
export function isDay(text: string): boolean {
  const moment = dayPattern.test(text) ? Date.parse(text) : Number.NaN;
  return !Number.isNaN(moment) && new Date(moment).toISOString().startsWith(text);
}
