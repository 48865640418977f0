/** Row 37: a customer that has paid in and wagered enough earns once. */
import type { QualifiedCpa } from '@tributary/contracts';
import type { Context } from './amounts.js';
import { dueFor } from './amounts.js';
import { day } from './calendar.js';
import { type Win, winsOf } from './choice.js';
import type { Conversion } from './conversions.js';
import { compare, type Fraction, plus, times, whole, zero } from './fraction.js';
import type { History, Logged } from './history.js';
import { canonically, kinds, type Placed } from './order.js';
import { ownersOf } from './ownership.js';
import type { Part } from './parts.js';
import { claimOf, claimsOn, rateOf, type World } from './world.js';

interface Movement extends Placed {
  readonly of: 'deposit' | 'wager';
  readonly amount: Fraction;
  readonly recorded: number;
  /** When what a refund takes back was paid. */
  readonly paidAt: number;
}

interface Meeting {
  readonly moment: Movement;
  /** Whether the deposits stayed above the threshold until the hold from then on was over. */
  readonly stays: boolean;
}

/** What an owner's rule asks for is reached. */
interface Reached extends Meeting {
  readonly partner: string;
  readonly win: Win;
}

/** Reading r: it stands at the moment at which the first of its owners' rules is reached, and is paid to who owns it then. */
export function qualifications(context: Context): Part[] {
  const { world } = context;
  return world.history.signups().flatMap((signup) => {
    const movements = movementsOf(world, signup.signup);
    const moments = [signup.at, ...movements.map(({ at }) => at)];
    const partners = new Set(moments.flatMap((at) => ownersAt(world, signup.signup, at)).map(({ partner }) => partner));
    const all = [...partners].flatMap((partner) => reachedBy(context, signup, movements, partner));
    const lasting = all.filter(({ stays }) => stays);
    const [first] = (lasting.length > 0 ? lasting : all).map(({ moment }) => moment).sort(canonically);
    if (!first) return [];
    const conversion = conversionAt(signup, first.at, first.recorded);
    const claims = claimsOn(
      world.history,
      world.memory,
      conversion,
      ownersAt(world, signup.signup, first.at),
      signup.at,
    );
    return all.flatMap(({ partner, win, stays }): Part[] => {
      const claim = claims.find((one) => one.partner === partner);
      if (!claim) return [];
      const due = stays ? dueFor(context, claim, win) : 0n;
      const commission = `${conversion.paidFor}/${partner}/${win.component}`;
      return [{ commission, claim, rule: win.rule, component: win.component, due }];
    });
  });
}

const ownersAt = ({ history }: World, customer: string, at: number) => ownersOf(history, { at, customer, touches: [] });

function reachedBy(
  context: Context,
  signup: Logged<'signup'>,
  movements: readonly Movement[],
  partner: string,
): Reached[] {
  const { world } = context;
  const { history, memory } = world;
  const asSignup = conversionAt(signup, signup.at, signup.recorded);
  const shares = ownersAt(world, signup.signup, signup.at);
  const judged = claimOf(history, memory, asSignup, shares, partner, signup.at);
  return winsOf(world, context.purchases, judged).flatMap((win): Reached[] => {
    const { pays } = win.rule;
    const holdDays = judged.version.plan.holdDays ?? 0;
    const meeting = pays.kind === 'cpa' && meetingOf(signup.at, movements, pays, holdDays);
    if (!meeting) return [];
    const isOwner = ownersAt(world, signup.signup, meeting.moment.at).some((owner) => owner.partner === partner);
    return isOwner ? [{ partner, win, ...meeting }] : [];
  });
}

function conversionAt(signup: Logged<'signup'>, at: number, recorded: number): Conversion {
  const { signup: code, place, country, meta } = signup;
  return {
    ...{ type: 'qualification', paidFor: `qualification:${code}`, kind: kinds.signup, code, source: 'default' },
    ...{ at, recorded, place, customer: code, order: null, country: country ?? null, meta: meta ?? {}, clicks: null },
  };
}

/** Deposits, their refunds as negative ones, and wagers, in canonical order. */
function movementsOf(world: World, customer: string): Movement[] {
  const { history, memory } = world;
  const activities = history.activities().filter((one) => one.customer === customer && one.kind !== 'net-revenue');
  return activities
    .flatMap((fact) => {
      const key = `${fact.kind}:${fact.activity}`;
      const rate = rateOf(history, memory, key, fact.currency ?? history.currency, fact.at) ?? zero;
      const of = fact.kind === 'wager' ? ('wager' as const) : ('deposit' as const);
      const { values, refunds } = activityAmounts(history, fact);
      const place = {
        kind: kinds.sale,
        source: 'default',
        code: fact.activity,
        recorded: fact.recorded,
        paidAt: fact.at,
      };
      return [
        { ...place, of, at: fact.at, amount: times(whole(values), rate) },
        ...refunds.map((refund) => ({
          ...{ ...place, of, kind: kinds.refund, code: refund.code },
          ...{ at: refund.at, recorded: refund.recorded, amount: times(whole(-refund.amount), rate) },
        })),
      ];
    })
    .sort(canonically);
}

/** What an activity is worth after amendments, and what refunds take of it, clipped. */
export function activityAmounts(history: History, { activity, amount }: Logged<'activity'>) {
  const amendments = history
    .all('amend')
    .filter(({ amend }) => amend === activity)
    .sort((a, b) => a.at - b.at || a.amount - b.amount);
  const values = BigInt(amendments.at(-1)?.amount ?? amount);
  let left = values > 0n ? values : 0n;
  const refunds = history
    .refunds()
    .filter(({ of }) => of === activity)
    .map((fact) => ({ ...fact, kind: kinds.refund, code: fact.refund, source: 'default' }))
    .sort(canonically)
    .map(({ at, code, recorded, amount: asked }) => {
      const taken = BigInt(asked) < left ? BigInt(asked) : left;
      left -= taken;
      return { at, code, recorded, amount: taken, surplus: BigInt(asked) - taken };
    });
  return { values, refunds, left: values > 0n ? left : values };
}

const isWithin = (signedUp: number, { withinDays }: QualifiedCpa, at: number): boolean =>
  at >= signedUp && (withinDays === undefined || at <= signedUp + withinDays * day);

/** The movement with which all that is named is reached; where it falls below in its hold, that with which it is again. */
function meetingOf(signedUp: number, all: readonly Movement[], pays: QualifiedCpa, holdDays: number): Meeting | null {
  const movements = all.filter(({ paidAt }) => isWithin(signedUp, pays, paidAt));
  const isPaidIn = (until: number): boolean =>
    pays.deposit === undefined || comesTo('deposit', movements, until, whole(pays.deposit));
  const isReached = (until: number): boolean =>
    isPaidIn(until) && comesTo('wager', movements, until, whole(pays.wagering ?? 0));
  let latest: Meeting | null = null;
  let next = 0;
  for (;;) {
    const reached = movements.findIndex((_, n) => n >= next && isReached(n));
    const moment = movements[reached];
    if (!moment) return latest;
    const end = moment.at + holdDays * day;
    const fallen = movements.findIndex(({ at }, n) => n > reached && at < end && !isPaidIn(n));
    latest = { moment, stays: fallen < 0 };
    if (fallen < 0) return latest;
    next = fallen + 1;
  }
}

/** Whether the movements up to the one of that number come to a threshold. */
function comesTo(kind: Movement['of'], movements: readonly Movement[], until: number, threshold: Fraction): boolean {
  const total = movements
    .slice(0, until + 1)
    .filter(({ of }) => of === kind)
    .reduce((all, { amount }) => plus(all, amount), zero);
  return compare(total, threshold) >= 0;
}
