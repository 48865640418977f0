/** Row 9: which rules pay for a conversion, line by line. */
import type { PaidEvent, PlanRule } from '@tributary/contracts';
import { addMonths } from './calendar.js';
import { countTests, holds, readsLines } from './conditions.js';
import { sentLines } from './orders.js';
import { customerOf, paidDate, type Purchases } from './purchases.js';
import { type Claim, dateOf, isPaidFor, type World } from './world.js';

/** A rule with the lines that it won; `null` stands for a conversion without lines. */
export interface Win {
  readonly rule: PlanRule;
  readonly component: string;
  readonly lines: readonly (number | null)[];
}

/** The rules of the base in the order of their first lines, then those on top in the plan's order. */
export function winsOf(world: World, purchases: Purchases, claim: Claim): Win[] {
  const { version, conversion } = claim;
  if (!isPaidFor(claim)) return [];
  const lines = conversion.order ? sentLines(conversion.order).map((_, n) => n) : [null];
  const fitting = (rule: PlanRule): (number | null)[] =>
    lines.filter((line) => fits(world, purchases, claim, rule, line));
  const rules = version.plan.rules.filter(({ on }) => (on ?? 'sale') === eventOf(claim));
  const ranked = rules.filter(({ onTop }) => !onTop).toSorted(bestFirst);
  const winners = lines.map((line) => ranked.find((rule) => fitting(rule).includes(line)));
  const base = [...new Set(winners)].flatMap((rule) =>
    rule ? [{ rule, component: 'base', lines: lines.filter((_, n) => winners[n] === rule) }] : [],
  );
  const extras = rules
    .filter(({ onTop }) => onTop)
    .map((rule) => ({ rule, component: `extra:${rule.key}`, lines: fitting(rule) }))
    .filter((win) => win.lines.length > 0);
  return [...base, ...extras];
}

const events: Record<Claim['conversion']['type'], PaidEvent> = {
  sale: 'sale',
  deal: 'deal',
  signup: 'signup',
  lead: 'lead',
  clicks: 'click',
  qualification: 'qualification',
};
const eventOf = ({ conversion }: Claim): PaidEvent => events[conversion.type];

const level = ({ for: audience }: Pick<PlanRule, 'for'>): number => (audience ? ('partner' in audience ? 0 : 1) : 2);

/** The order in the plan stays where nothing else tells them apart. */
export function bestFirst(a: PlanRule, b: PlanRule): number {
  return level(a) - level(b) || (a.priority ?? 100) - (b.priority ?? 100) || countTests(b.when) - countTests(a.when);
}

/** For overrides: by level alone. */
export const mostSpecific = <Rule extends Pick<PlanRule, 'for'>>(rules: readonly Rule[]): Rule | undefined =>
  rules.toSorted((a, b) => level(a) - level(b))[0];

export function isFor(audience: PlanRule['for'], partner: string, tier: string | null): boolean {
  if (!audience) return true;
  return 'partner' in audience ? audience.partner === partner : audience.tier === tier;
}

function fits(world: World, purchases: Purchases, claim: Claim, rule: PlanRule, line: number | null): boolean {
  const { conversion, partner, pricing, link } = claim;
  const date = dateOf(world, conversion.at);
  if ((rule.from && date < rule.from) || (rule.until && date >= rule.until)) return false;
  if (!isFor(rule.for, partner, pricing.tier)) return false;
  if (line === null && readsLines(rule.when)) return false;
  const judged = { history: world.history, conversion, partner, tier: pricing.tier, link, line };
  return holds(rule.when, judged) && isPurchase(purchases, claim, rule) && lasts(world, purchases, claim, rule);
}

function isPurchase({ ranks }: Purchases, { conversion }: Claim, { purchase }: PlanRule): boolean {
  if (purchase === undefined) return true;
  const rank = ranks.get(conversion.code);
  if (rank === undefined) return false;
  if (purchase === 'first') return rank === 1;
  if (purchase === 'later') return rank > 1;
  return rank >= purchase.from && (purchase.to === undefined || rank <= purchase.to);
}

function lasts(world: World, { ranks, anchors }: Purchases, { conversion }: Claim, rule: PlanRule): boolean {
  if (rule.lasts === undefined) return true;
  const rank = ranks.get(conversion.code);
  if (rank === undefined) return false;
  if ('payments' in rule.lasts) return rank <= rule.lasts.payments;
  const anchor = anchors.get(customerOf(conversion));
  return anchor !== undefined && paidDate(world, conversion) < addMonths(anchor, rule.lasts.months);
}
