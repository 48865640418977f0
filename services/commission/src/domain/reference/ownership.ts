/** Rows 19 and 24: whose a conversion is, and in what shares. */
import type { PlanAttribution } from '@tributary/contracts';
import { splitByWeights } from '@tributary/money';
import { day } from './calendar.js';
import type { History, Touch } from './history.js';
import { bytewise } from './order.js';
import { versionAt } from './plans.js';

/** A touch with its weight, in the order of time. */
export interface Share {
  readonly partner: string;
  readonly link: string | null;
  readonly weight: bigint;
}

interface Event {
  readonly at: number;
  readonly customer: string | null;
  /** Of the order itself. */
  readonly touches: readonly Touch[];
}

type Settings = Required<PlanAttribution>;

function settingsAt(history: History, at: number): Settings {
  const program = history.setting.program ?? {};
  return {
    ownership: 'customer',
    model: program.attribution ?? 'last-click',
    windowDays: program.windowDays ?? 30,
    coupon: 'touch',
    ...versionAt(history, at).plan.attribution,
  };
}

export function ownersOf(history: History, { at, customer, touches }: Event): Share[] {
  if (!isTaken(history, customer, at)) return [];
  const signup = history.signupOf(customer);
  const deal = signup && dealOwner(history, customer, at);
  if (deal) return [{ partner: deal, link: null, weight: 1n }];
  const settings = settingsAt(history, signup?.at ?? at);
  if (isByOrder(history, customer, at)) {
    const mine = customer === null ? [] : history.touchesOf(customer);
    const others = touches.filter(({ id }) => !mine.some((touch) => touch.id === id));
    return byModel([...mine, ...others], at, settingsAt(history, at));
  }
  if (!signup && customer !== null) return [];
  const coupons = touches.filter(({ kind }) => kind === 'coupon');
  if (settings.coupon === 'first' && coupons.length > 0) {
    const shares = byModel(coupons, at, settings);
    if (shares.length > 0) return shares;
  }
  if (!signup || customer === null || at < signup.at) return [];
  return byModel(history.touchesOf(customer), signup.at, settings);
}

/** Whether each order is judged by itself: by the version of the signup, or where there is none of the order. */
export const isByOrder = (history: History, customer: string | null, at: number): boolean =>
  settingsAt(history, history.signupOf(customer)?.at ?? at).ownership === 'order';

const hasEnded = (history: History, at: number): boolean => history.all('endProgram').some((end) => end.at <= at);

/** Row 23: an ended program still knows who signed up before, and where each order is judged by itself, who ordered. */
function isTaken(history: History, customer: string | null, at: number): boolean {
  const orders = history.sales().filter((sale) => customer !== null && sale.customer === customer);
  const ordered = isByOrder(history, customer, at) ? orders.map((sale) => sale.at) : [];
  return !hasEnded(history, Math.min(at, history.signupOf(customer)?.at ?? at, ...ordered));
}

function dealOwner(history: History, customer: string | null, at: number): string | undefined {
  const deals = history.all('dealApproved', ({ dealApproved }) => dealApproved);
  return deals
    .filter((deal) => deal.customer === customer && deal.at <= at)
    .sort((a, b) => a.at - b.at || bytewise(a.dealApproved, b.dealApproved))
    .at(-1)?.partner;
}

function byModel(touches: readonly Touch[], at: number, { model, windowDays, coupon }: Settings): Share[] {
  const counting = touches
    .filter((touch) => touch.at <= at && touch.at >= at - windowDays * day)
    .sort((a, b) => a.at - b.at || bytewise(a.id, b.id));
  const coupons = coupon === 'first' ? counting.filter(({ kind }) => kind === 'coupon') : [];
  const unclaimed = counting.filter(({ kind }) => kind !== 'claim');
  const among = coupons.length > 0 ? coupons : unclaimed.length > 0 ? unclaimed : counting;
  switch (model) {
    case 'last-click':
      return among.slice(-1).map((touch) => share(touch, 1n));
    case 'first-click':
      return among.slice(0, 1).map((touch) => share(touch, 1n));
    case 'linear':
      return among.map((touch) => share(touch, 1n));
    case 'position':
      return among.map((touch, n) => share(touch, positionWeight(n, among.length)));
  }
}

const share = ({ partner, link }: Touch, weight: bigint): Share => ({ partner, link, weight });

function positionWeight(n: number, count: number): bigint {
  return count > 2 && (n === 0 || n === count - 1) ? BigInt(2 * (count - 2)) : 1n;
}

/** Largest remainder by touch, ties to the earliest, then added up by partner. */
export function splitAmong(shares: readonly Share[], amount: bigint): Map<string, bigint> {
  const magnitude = amount < 0n ? -amount : amount;
  const parts = splitByWeights(
    magnitude,
    shares.map(({ weight }) => weight),
  );
  const byPartner = new Map<string, bigint>();
  for (const [n, { partner }] of shares.entries()) {
    const part = parts[n] ?? 0n;
    byPartner.set(partner, (byPartner.get(partner) ?? 0n) + (amount < 0n ? -part : part));
  }
  return byPartner;
}

/** Whose one it is where things are counted: the largest share's, ties to the earliest touch. */
export function countsFor(shares: readonly Share[]): string | undefined {
  const weights = new Map<string, bigint>();
  for (const { partner, weight } of shares) weights.set(partner, (weights.get(partner) ?? 0n) + weight);
  let largest: string | undefined;
  for (const [partner, weight] of weights) {
    if (largest === undefined || weight > (weights.get(largest) ?? 0n)) largest = partner;
  }
  return largest;
}
