import { formatDay } from '@tributary/ui';

/** A day of the program's zone, the same for every reader. */
export const dayInWords = (day: string): string => formatDay(day, { timeZone: 'UTC' });

export const RateDay = ({ day }: { day: string }) => <time dateTime={day}>{dayInWords(day)}</time>;
