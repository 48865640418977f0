/** Rules against each other: which never wins, where order alone decides, and what an ended duration leads to. */
import type { Audience, PaidEvent, PlanRule } from '@tributary/contracts';
import { countOf } from '../conditions.js';
import { areExclusive, implies } from './conditions.js';
import type { Report } from './finding.js';
import { holdTogether } from './samples.js';
import { covers, haveCommon, isEmpty, type Reach, reachOf } from './reach.js';

interface Competitor {
  readonly rule: PlanRule;
  readonly path: string;
  readonly order: number;
  readonly level: number;
  readonly priority: number;
  readonly conditions: number;
  readonly reach: Reach;
}

export function judgePrecedence(rules: readonly PlanRule[], report: Report): void {
  const competitors = rules.map(competitor).filter(({ rule, reach }) => !rule.onTop && !isEmpty(reach));
  for (const event of new Set(competitors.map(eventOf)))
    judgeEvent(competitors.filter((one) => eventOf(one) === event).sort(byPrecedence), report);
}

const eventOf = ({ rule: { on = 'sale' } }: Competitor): PaidEvent => on;

const competitor = (rule: PlanRule, order: number): Competitor => ({
  rule,
  path: `rules[${order}]`,
  order,
  level: rule.for === undefined ? 2 : 'tier' in rule.for ? 1 : 0,
  priority: rule.priority ?? 100,
  conditions: countOf(rule.when),
  reach: reachOf(rule),
});

/** Row 9, the most preferred first. */
function byPrecedence(a: Competitor, b: Competitor): number {
  return a.level - b.level || a.priority - b.priority || b.conditions - a.conditions || a.order - b.order;
}

function judgeEvent(competitors: readonly Competitor[], report: Report): void {
  for (const [n, one] of competitors.entries()) {
    judgeAgainst(one, competitors.slice(0, n), report);
    judgeDuration(one, competitors.slice(n + 1), report);
  }
}

function judgeAgainst(one: Competitor, preferred: readonly Competitor[], { warn }: Report): void {
  const winner = winnerOver(one, preferred);
  if (winner) warn(one.path, 'never-applies', `${winner} wins whenever this would fit.`);
  const tied = preferred.find((other) => !other.rule.lasts && isTied(one, other) && compete(one, other));
  if (winner || !tied) return;
  const reason = 'Neither is more specific; a priority would say which is meant';
  warn(one.path, 'order-decides', `Where ${nameOf(tied)} fits too, that wins, because it stands first. ${reason}.`);
}

/** By whom it never wins. */
function winnerOver(one: Competitor, preferred: readonly Competitor[]): string | null {
  const shadow = preferred.find((other) => isInShadow(one, other));
  if (shadow) return nameOf(shadow);
  return isBetween(one, preferred) ? 'One of several rules' : null;
}

const nameOf = ({ path, rule: { key, name } }: Competitor): string => `${path} (${name ?? key})`;

/** Everything that fits `one` fits `other`, which wins. */
const isInShadow = (one: Competitor, other: Competitor): boolean =>
  isWithin(one, other) && implies(one.rule.when, other.rule.when);

/** Several others win what fits `one`, each a part of it. */
function isBetween(one: Competitor, preferred: readonly Competitor[]): boolean {
  const { when } = one.rule;
  if (!when) return false;
  const others = preferred.flatMap((other) => (other.rule.when && isWithin(one, other) ? [other.rule.when] : []));
  return holdTogether(when, others);
}

/** But for their conditions. */
const isWithin = ({ rule, reach }: Competitor, other: Competitor): boolean =>
  JSON.stringify(rule.for) === JSON.stringify(other.rule.for) &&
  covers(other.reach, reach) &&
  lastsAsLong(rule.lasts, other.rule.lasts);

function lastsAsLong(mine: PlanRule['lasts'], its: PlanRule['lasts']): boolean {
  if (!its) return true;
  if (!mine) return false;
  if ('months' in mine && 'months' in its) return mine.months <= its.months;
  return 'payments' in mine && 'payments' in its && mine.payments <= its.payments;
}

const isTied = (a: Competitor, b: Competitor): boolean =>
  a.level === b.level && a.priority === b.priority && a.conditions === b.conditions;

function compete(a: Competitor, b: Competitor): boolean {
  return mayShare(a.rule.for, b.rule.for) && haveCommon(a.reach, b.reach) && !areExclusive(a.rule.when, b.rule.when);
}

/** Whether a partner may be of both. */
function mayShare(a: Audience | undefined, b: Audience | undefined): boolean {
  if (!a || !b) return true;
  if ('partner' in a) return !('partner' in b) || a.partner === b.partner;
  return 'partner' in b || a.tier === b.tier;
}

/** What it would fit if it had not ended; null where that is nothing, or where it never begins. */
function afterEnd(one: Competitor, lasts: NonNullable<PlanRule['lasts']>): Competitor | null {
  if (!('payments' in lasts)) return one;
  const [first, next] = one.reach.ranks;
  const reach: Reach = { ...one.reach, ranks: [lasts.payments + 1, next] };
  return first > lasts.payments || isEmpty(reach) ? null : { ...one, reach };
}

function judgeDuration(one: Competitor, others: readonly Competitor[], report: Report): void {
  const after = one.rule.lasts && afterEnd(one, one.rule.lasts);
  const next = after && others.find((other) => compete(after, other));
  if (!next) return;
  const words = `When it ends for a customer, ${nameOf(next)} pays from then on`;
  report.warn(`${one.path}.lasts`, 'reopens-choice', `${words}.`);
}
