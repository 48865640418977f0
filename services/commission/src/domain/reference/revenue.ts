/** Row 28, reading s: net revenue per partner and month, at settlement. */
import type { PlanRule } from '@tributary/contracts';
import { addDays, addMonths, endOfDay, localDate, periodOf } from './calendar.js';
import { bestFirst, isFor } from './choice.js';
import { holds } from './conditions.js';
import { decimal, type Fraction, minus, plus, round, times, whole, zero } from './fraction.js';
import { ownersOf, splitAmong } from './ownership.js';
import { versionAt } from './plans.js';
import { activityAmounts } from './qualification.js';
import { dateOf, rateOf, type World } from './world.js';

export function settleRevenue(world: World, month: string): void {
  const { history, memory } = world;
  const sums = bookedIn(world, month);
  const at = endOfDay(addDays(addMonths(month, 1), -1), history.zone);
  const version = versionAt(history, at);
  for (const { joins: partner } of history.all('joins', ({ joins }) => joins)) {
    for (const { rule, component } of rulesAt(world, partner, at)) {
      if (rule.pays.kind !== 'net-revenue') continue;
      const place = `${partner}|${component}|`;
      const sum = plus(sums.get(partner) ?? zero, memory.carried.get(place + month) ?? zero);
      if (rule.pays.carryOver && sum.n < 0n) memory.carried.set(place + addMonths(month, 1), sum);
      const amount = limited(rule, sum.n > 0n ? round(times(sum, decimal(rule.pays.rate))) : 0n, sum);
      const key = `revenue:${month}/${partner}/${component}`;
      memory.revenue.set(key, { amount, rule: rule.key, ceiling: version.plan.approveUpTo ?? null });
    }
  }
}

function limited({ minimum, maximum }: PlanRule, amount: bigint, sum: Fraction): bigint {
  const least = minimum !== undefined && sum.n > 0n && amount < minimum ? BigInt(minimum) : amount;
  return maximum !== undefined && least > maximum ? BigInt(maximum) : least;
}

/** What activities bring beyond what is booked, of those whose next open month this is. */
function bookedIn(world: World, month: string): Map<string, Fraction> {
  const { history, memory } = world;
  const sums = new Map<string, Fraction>();
  for (const fact of history.activities().filter(({ kind }) => kind === 'net-revenue')) {
    let open = periodOf(dateOf(world, fact.at), 'month');
    while (memory.settled.has(`month:${open}`)) open = addMonths(open, 1);
    if (open !== month) continue;
    const rate =
      rateOf(history, memory, `revenue:${fact.activity}`, fact.currency ?? history.currency, fact.at) ?? zero;
    const { left } = activityAmounts(history, fact);
    const owners = ownersOf(history, { at: fact.at, customer: fact.customer, touches: [] });
    const parts = splitAmong(owners, left);
    for (const { joins: partner } of history.all('joins', ({ joins }) => joins)) {
      const part = history.mayEarn(partner, fact.at) ? (parts.get(partner) ?? 0n) : 0n;
      const value = times(whole(part), rate);
      const key = `${fact.activity}|${partner}`;
      const more = minus(value, memory.booked.get(key) ?? zero);
      sums.set(partner, plus(sums.get(partner) ?? zero, more));
      memory.booked.set(key, value);
    }
  }
  return sums;
}

/** The winner and those on top, at the month's last moment. */
function rulesAt({ history }: World, partner: string, at: number): { rule: PlanRule; component: string }[] {
  const tier = history.dated('tier', partner, at);
  const date = localDate(at, history.zone);
  const conversion = {
    ...({ type: 'clicks', paidFor: '', kind: 0, code: '', source: '', at, recorded: at, place: 0 } as const),
    ...{ customer: null, order: null, country: null, meta: {}, clicks: null },
  };
  const judged = { history, conversion, partner, tier, link: null, line: null };
  const fitting = versionAt(history, at)
    .plan.rules.filter(({ on }) => on === 'revenue')
    .filter(({ from, until }) => !(from && date < from) && !(until && date >= until))
    .filter((rule) => isFor(rule.for, partner, tier) && holds(rule.when, judged));
  const [winner] = fitting.filter(({ onTop }) => !onTop).sort(bestFirst);
  const extras = fitting.filter(({ onTop }) => onTop).map((rule) => ({ rule, component: `extra:${rule.key}` }));
  return [...(winner ? [{ rule: winner, component: 'base' }] : []), ...extras];
}
