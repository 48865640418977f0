/** When and for which purchases a rule fits, as intervals. */
import type { PlanRule } from '@tributary/contracts';

/** Half open: `from` is in it, `until` is not. Dates compare as text. */
export interface Reach {
  readonly dates: readonly [from: string, until: string];
  readonly ranks: readonly [from: number, until: number];
}

export const firstDate = '';
export const endOfDates = '~';

export function reachOf({ from = firstDate, until = endOfDates, purchase }: PlanRule): Reach {
  return { dates: [from, until], ranks: ranksOf(purchase) };
}

function ranksOf(purchase: PlanRule['purchase']): Reach['ranks'] {
  if (purchase === undefined) return [1, Number.POSITIVE_INFINITY];
  if (purchase === 'first') return [1, 2];
  if (purchase === 'later') return [2, Number.POSITIVE_INFINITY];
  return [purchase.from, (purchase.to ?? Number.POSITIVE_INFINITY) + 1];
}

const meet = <Point>([a, b]: readonly [Point, Point], [c, d]: readonly [Point, Point]): boolean => a < d && c < b;
const holdsAll = <Point>([a, b]: readonly [Point, Point], [c, d]: readonly [Point, Point]): boolean => a <= c && d <= b;

export const haveCommon = (a: Reach, b: Reach): boolean => meet(a.dates, b.dates) && meet(a.ranks, b.ranks);
export const covers = (wide: Reach, narrow: Reach): boolean =>
  holdsAll(wide.dates, narrow.dates) && holdsAll(wide.ranks, narrow.ranks);
export const isEmpty = ({ dates, ranks }: Reach): boolean => dates[0] >= dates[1] || ranks[0] >= ranks[1];
