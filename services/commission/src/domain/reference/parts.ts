/** What each rule pays each partner for each conversion, in canonical order, before caps. */
import type { PlanRule } from '@tributary/contracts';
import { type Context, dueFor } from './amounts.js';
import { type Win, winsOf } from './choice.js';
import { whole, round, times, decimal } from './fraction.js';
import { purchasesOf } from './purchases.js';
import { qualifications } from './qualification.js';
import { canonically } from './order.js';
import { type Claim, commissionKey, type World } from './world.js';

export interface Part {
  readonly commission: string;
  readonly claim: Claim;
  readonly rule: PlanRule;
  readonly component: string;
  /** By the rules, whatever was decided. */
  readonly due: bigint;
}

export function contextOf(world: World): Context {
  const purchases = purchasesOf(world);
  const known = new Map<Claim, readonly Win[]>();
  const wins = (claim: Claim): readonly Win[] => {
    const found = known.get(claim) ?? winsOf(world, purchases, claim);
    known.set(claim, found);
    return found;
  };
  return { world, purchases, winsOf: wins };
}

export function partsOf(context: Context): Part[] {
  const { world } = context;
  const once = world.claims
    .filter(({ conversion }) => conversion.type !== 'clicks')
    .flatMap((claim) =>
      context.winsOf(claim).map((win) => ({
        commission: commissionKey(claim, win.component),
        claim,
        rule: win.rule,
        component: win.component,
        due: dueFor(context, claim, win),
      })),
    );
  return [...once, ...clickParts(context), ...qualifications(context)].sort(byPlace);
}

/** The sort is stable, so rules of one conversion keep their order. */
function byPlace(a: Part, b: Part): number {
  if (a.claim.conversion.type === 'clicks' && b.claim.conversion.type === 'clicks') {
    return a.claim.conversion.at - b.claim.conversion.at;
  }
  return canonically(a.claim.conversion, b.claim.conversion);
}

/** Row 29: per partner, rule and day, over links and countries. */
function clickParts(context: Context): Part[] {
  const clicks = context.world.claims.filter(({ conversion }) => conversion.type === 'clicks');
  const wins = clicks.flatMap((claim) => context.winsOf(claim).map((win) => ({ claim, win })));
  const keyOf = ({ claim, win }: (typeof wins)[number]): string =>
    `clicks:${win.rule.key}:${claim.conversion.clicks?.day}/${claim.partner}/${win.component}`;
  const parts = [...new Set(wins.map(keyOf))].flatMap((commission): Part[] => {
    const mine = wins.filter((one) => keyOf(one) === commission);
    const first = mine.toSorted((a, b) => b.claim.conversion.recorded - a.claim.conversion.recorded)[0];
    if (!first) return [];
    const { rule, component } = first.win;
    const count = mine.reduce((all, { claim }) => all + (claim.conversion.clicks?.count ?? 0), 0);
    const amount = rule.pays.kind === 'per-click' ? rule.pays.amount : '0';
    const earned = round(times(whole(count), decimal(amount)));
    const least = rule.minimum !== undefined && count > 0 && earned < rule.minimum ? BigInt(rule.minimum) : earned;
    const due = rule.maximum !== undefined && least > rule.maximum ? BigInt(rule.maximum) : least;
    return [{ commission, claim: first.claim, rule, component, due }];
  });
  const place = ({ claim, rule, component }: Part): number =>
    claim.version.plan.rules.indexOf(rule) + (component === 'base' ? 0 : claim.version.plan.rules.length);
  return parts.sort((a, b) => place(a) - place(b));
}
