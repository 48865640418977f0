import { firstPlanKey, hourKey, type Sale } from './books.js';
import { day, hour } from './order.js';

/** Row 31: the full hour that ends the hold, or none where it is over by now, when the sale comes under its plan. */
export function holdEnd(soldAt: number, holdDays: number, now: number): number | null {
  const end = soldAt + holdDays * day;
  return end <= now ? null : Math.ceil(end / hour) * hour;
}

/** What a sale waits for: its hold's last hour, or its program's first plan. */
export function waitsFor(organisation: string): (sale: Sale) => string | null {
  return ({ sold, program, planVersion, holdUntil }) => {
    if (holdUntil !== null) return hourKey(organisation, holdUntil);
    return sold && planVersion === null ? firstPlanKey(program) : null;
  };
}
