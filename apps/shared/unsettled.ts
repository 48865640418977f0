import type { Commission } from '@tributary/api-client';
import { formatDay, formatMonth } from '@tributary/ui';

type Unsettled = NonNullable<Commission['unsettled']>;

/** What a bonus waits for before anybody may approve it. */
export function whenSettled({ period, from }: Unsettled): string {
  if (period === 'lifetime' || from === null) return 'May be approved when the sales that reach its goal are settled.';
  return `May be approved when ${nameOf(period, from)} is settled.`;
}

/** Its days are those of the program's zone, whatever the reader's. */
function nameOf(period: Exclude<Unsettled['period'], 'lifetime'>, from: string): string {
  const zone = { timeZone: 'UTC' };
  if (period === 'month') return formatMonth(from, zone);
  if (period === 'year') return from.slice(0, 4);
  return `the ${period} from ${formatDay(from, zone)}`;
}
