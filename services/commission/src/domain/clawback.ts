import type { Program } from './books.js';
import { addDays, localDate, startOf } from './calendar.js';

const defaultDays = 180;

/**
 * Row 33: what was paid before this moment is not taken back by what was recorded at another. The last of the days counts
 * to its end, by the program's clocks.
 */
export function clawbackFrom({ versions, zone }: Program, version: number, recordedAt: number): number {
  const { clawbackDays = defaultDays } = versions.find((one) => one.version === version)?.plan ?? {};
  return startOf(zone, addDays(localDate(zone, recordedAt), -clawbackDays));
}
