/** One reading of everything up to one fact: what remains, whose it is, and by what it is priced. */
import type { Base } from '@tributary/contracts';
import { currencyExponent } from '@tributary/money';
import { day, hour, localDate } from './calendar.js';
import { type Conversion, conversionsOf } from './conversions.js';
import { decimal, type Fraction, one, over, times } from './fraction.js';
import type { History } from './history.js';
import type { Memory, Pricing } from './memory.js';
import { canonically } from './order.js';
import { countsFor, isByOrder, ownersOf, type Share, splitAmong } from './ownership.js';
import { type Version, versionAt, versionFor, versionNumbered, versionsOf } from './plans.js';
import { allocate, type Remaining } from './remaining.js';

/** What one conversion may earn one partner. */
export interface Claim {
  readonly conversion: Conversion;
  readonly partner: string;
  readonly shares: readonly Share[];
  readonly link: string | null;
  /** Whether it counts as one for this partner. */
  readonly counts: boolean;
  readonly pricing: Pricing;
  readonly version: Version;
  /** From the sale's to the account's minor units; null while it waits for its rate. */
  readonly rate: Fraction | null;
}

export interface World {
  readonly history: History;
  readonly memory: Memory;
  /** In canonical order. */
  readonly conversions: readonly Conversion[];
  readonly claims: readonly Claim[];
  readonly remaining: ReadonlyMap<string, Remaining>;
  readonly review: Map<string, bigint>;
}

export function worldOf(history: History, memory: Memory): World {
  const conversions = conversionsOf(history).sort(canonically);
  const orders = conversions.flatMap(({ order }) => order ?? []);
  const { remaining, review } = allocate(history, orders);
  const claims = conversions.flatMap((conversion) =>
    claimsOn(
      history,
      memory,
      conversion,
      sharesOf(history, firstOrder(history, memory, conversions, remaining, conversion)),
    ),
  );
  return { history, memory, conversions, claims, remaining, review };
}

/** Row 19: in order mode an order follows the earliest of its subscription before it that stands, else stands for itself. */
function firstOrder(
  history: History,
  memory: Memory,
  conversions: readonly Conversion[],
  remaining: ReadonlyMap<string, Remaining>,
  conversion: Conversion,
): Conversion {
  const subscription = conversion.order?.sent.subscription;
  if (subscription === undefined || !isByOrder(history, conversion.customer, conversion.at)) return conversion;
  const stands = ({ paidFor, order }: Conversion): boolean => {
    const of = order && remaining.get(order.code);
    const based = [...memory.based].filter((key) => key.startsWith(`${paidFor}/`));
    const isRejected = based.length > 0 && based.every((key) => memory.rejected.has(key) && !memory.fraud.has(key));
    return of !== null && of !== undefined && of.gross > 0n && of.base.net > 0n && !isRejected;
  };
  const before = conversions.slice(0, conversions.indexOf(conversion));
  return before.find((one) => one.order?.sent.subscription === subscription && stands(one)) ?? conversion;
}

function sharesOf(history: History, { clicks, at, customer, order }: Conversion): readonly Share[] {
  if (clicks) return [{ partner: clicks.partner, link: clicks.link, weight: 1n }];
  return ownersOf(history, { at, customer, touches: order?.touches ?? [] });
}

export function claimsOn(
  history: History,
  memory: Memory,
  conversion: Conversion,
  shares: readonly Share[],
  pricedAt = conversion.at,
): Claim[] {
  return [...new Set(shares.map(({ partner }) => partner))]
    .map((partner) => claimOf(history, memory, conversion, shares, partner, pricedAt))
    .filter(({ partner }) => history.mayEarn(partner, conversion.at));
}

export function claimOf(
  history: History,
  memory: Memory,
  conversion: Conversion,
  shares: readonly Share[],
  partner: string,
  pricedAt: number,
): Claim {
  const rate = frozenRate(history, memory, conversion);
  const pricing = frozenPricing(history, memory, conversion, partner, pricedAt);
  const link = shares.findLast((share) => share.partner === partner)?.link ?? null;
  const counts = countsFor(shares) === partner;
  const version = versionNumbered(history, pricing.version);
  return { conversion, partner, shares, link, counts, pricing, version, rate };
}

/** Rows 3 and 20, reading D. */
function frozenPricing(history: History, memory: Memory, of: Conversion, partner: string, at: number): Pricing {
  const key = `${of.paidFor}|${of.code}|${partner}`;
  const known = memory.pricing.get(key);
  const since = customerSince(history, of);
  if (known) return { ...known, version: versionFor(history, at, since, known.known).number };
  const parents: { partner: string; tier: string | null }[] = [];
  for (let child = partner; parents.length < 10; ) {
    const parent = history.dated('parent', child, at);
    if (parent === null) break;
    parents.push({ partner: parent, tier: history.dated('tier', parent, at) });
    child = parent;
  }
  const version = versionFor(history, at, since).number;
  const pricing = { version, known: versionsOf(history).length, tier: history.dated('tier', partner, at), parents };
  memory.pricing.set(key, pricing);
  return pricing;
}

export function customerSince(history: History, { customer, at }: Conversion): number | null {
  const signup = history.signupOf(customer);
  const { ownership } = versionAt(history, signup?.at ?? at).plan.attribution ?? {};
  if (ownership !== 'order') return signup?.at ?? null;
  const orders = history.sales().filter((sale) => customer !== null && sale.customer === customer);
  return orders.length > 0 ? Math.min(...orders.map((sale) => sale.at)) : null;
}

function frozenRate(history: History, memory: Memory, { paidFor, order, at }: Conversion): Fraction | null {
  return order ? rateOf(history, memory, paidFor, order.currency, at) : one;
}

/** Row 30, reading g. */
export function rateOf(history: History, memory: Memory, key: string, currency: string, at: number): Fraction | null {
  if (currency === history.currency) return one;
  const known = memory.rates.get(key);
  if (known) return known;
  const date = localDate(at, history.zone);
  const recorded = history
    .all('rate')
    .findLast(({ day: of, base, quote }) => of === date && base === currency && quote === history.currency);
  if (!recorded) return null;
  const [from, to] = [currencyExponent(currency) ?? 0, currencyExponent(history.currency) ?? 0];
  const rate = times(decimal(recorded.rate), over(10n ** BigInt(to), 10n ** BigInt(from)));
  memory.rates.set(key, rate);
  return rate;
}

export const commissionKey = (claim: Claim, component: string): string =>
  `${claim.conversion.paidFor}/${claim.partner}/${component}`;

export const remainingOf = (world: World, { order }: Conversion): Remaining | undefined =>
  order ? world.remaining.get(order.code) : undefined;

/** Of the whole conversion's base, what is this partner's. */
export function baseOf(world: World, { conversion, shares, partner }: Claim, base: Base): bigint {
  return splitAmong(shares, remainingOf(world, conversion)?.base[base] ?? 0n).get(partner) ?? 0n;
}

export const dateOf = ({ history }: World, at: number): string => localDate(at, history.zone);

/** Row 31: when a conversion's hold ends. */
export const holdEnd = ({ conversion, version }: Claim): number => conversion.at + (version.plan.holdDays ?? 0) * day;

export function isHeld(world: World, claim: Claim): boolean {
  const end = holdEnd(claim);
  const isOver = end <= claim.conversion.recorded || Math.ceil(end / hour) * hour <= world.history.clock;
  return (claim.version.plan.holdDays ?? 0) > 0 && !isOver;
}

/** Row 25: sales that name a deal and won deals, of which only one kind pays. */
export function isPaidFor({ conversion: { order }, version }: Claim): boolean {
  return !order || paysUnder(order.type, order.sent.deal, version);
}

export function paysUnder(type: 'sale' | 'deal', deal: string | undefined, { plan }: Version): boolean {
  const paid = plan.deals ?? 'won';
  return type === 'deal' ? paid === 'won' : deal === undefined || paid === 'invoices';
}
