/** Rows 19, 23, 24 and 25: whose a conversion is. */
import { splitByWeights } from '@tributary/money';
import type { PartnerId } from '@tributary/contracts';
import {
  boundTouches,
  judge,
  settingAt,
  type Share,
  sharesOf,
  takesCustomers,
  touchesOf,
  unique,
} from './attribution.js';
import type { Books, Customer, Program } from './books.js';
import { type Conversion, placeOf, type Sold } from './conversion.js';
import { lastOf } from './last.js';
import { byPlace } from './order.js';
import { firstSaleAt } from './purchases.js';
import { membersFrom } from './tally-members.js';

export const subscriptionKey = (program: string, subscription: string): string =>
  `subscription/${program}/${subscription}`;

/** Deal, then coupon where it goes first, then touches by the model. */
export function ownersOf(
  books: Books,
  program: Program,
  customer: Customer | null,
  conversion: Conversion,
): readonly Share[] {
  const { sold, kind } = conversion;
  if (!sold || kind === 'clicks' || kind === 'revenue' || kind === 'bonus' || kind === 'manual')
    return conversion.shares;
  const { at } = sold;
  const signup = customer?.signup ?? null;
  const isByOrder = settingAt(program, signup?.at ?? at).ownership === 'order';
  const first = isByOrder ? firstOrder(books, program, conversion) : undefined;
  if (first) return first.shares;
  if (!takesCustomers(program, knownSince(books, customer, at, isByOrder))) return [];
  const deal = signup && customer && lastOf(customer.deals, (one) => one.at <= at);
  if (deal) return [{ partner: deal.partner, link: null, weight: 1n }];
  if (isByOrder) return ofOrder(program, customer, sold);
  if (!signup && customer) return []; // it waits for the signup
  const { coupon, windowDays, model } = settingAt(program, signup?.at ?? at);
  if (coupon === 'first' && sold.touches) {
    const coupons = sold.touches.filter((touch) => touch.kind === 'coupon');
    const byCoupon = sharesOf(judge({ ownership: 'customer', model, windowDays, coupon }, coupons, at, true), model);
    if (byCoupon.length > 0) return byCoupon;
  }
  if (!signup || !customer || at < signup.at) return [];
  return sharesOf(boundTouches(program, customer, signup), model);
}

/** Renewals follow their subscription's earliest order that stands. */
function firstOrder(books: Books, { program }: Program, conversion: Conversion): Conversion | undefined {
  const subscription = conversion.sold?.subscription;
  if (subscription === undefined) return undefined;
  for (const { id, sums, place } of membersFrom(books, subscriptionKey(program, subscription))) {
    if (byPlace(place, placeOf(conversion)) >= 0) return undefined;
    if (sums[0] === 1n) return books.get<Conversion>(id);
  }
  return undefined;
}

/** Each order by its own window. */
function ofOrder(program: Program, customer: Customer | null, sold: Sold): readonly Share[] {
  const setting = settingAt(program, sold.at);
  const touches = [...(customer ? touchesOf(customer) : []), ...(sold.touches ?? [])];
  return sharesOf(judge(setting, unique(touches), sold.at, true), setting.model);
}

/** Row 23: whom a program knows when it ends has signed up before, or where each order is judged by itself, ordered. */
function knownSince(books: Books, customer: Customer | null, at: number, isByOrder: boolean): number {
  if (!customer) return at;
  const ordered = isByOrder ? firstSaleAt(books, customer.id) : null;
  return Math.min(at, customer.signup?.at ?? at, ordered ?? at);
}

export function partnersOf({ shares }: Pick<Conversion, 'shares'>): readonly PartnerId[] {
  const partners = shares.map(({ partner }) => partner);
  return partners.length < 2 ? partners : [...new Set(partners)];
}

/** A partner's part of whole units: by touch, largest remainder, ties to the earliest. */
export function partOf(shares: readonly Share[], partner: PartnerId, amount: bigint): bigint {
  if (shares.length === 1) return shares[0]?.partner === partner ? amount : 0n;
  const parts = splitByWeights(
    amount,
    shares.map(({ weight }) => weight),
  );
  return shares.reduce((sum, share, n) => (share.partner === partner ? sum + (parts[n] ?? 0n) : sum), 0n);
}

/** Whose share is the largest; of equal ones, whose touch is the earliest. */
export function largestOf(shares: readonly Share[]): PartnerId | undefined {
  if (shares.length < 2) return shares[0]?.partner;
  const weights = new Map<PartnerId, bigint>();
  for (const { partner, weight } of shares) weights.set(partner, (weights.get(partner) ?? 0n) + weight);
  return [...weights].reduce<[PartnerId, bigint] | undefined>(
    (best, one) => (best && best[1] >= one[1] ? best : one),
    undefined,
  )?.[0];
}

export const linkOf = (shares: readonly Share[], partner: PartnerId): Share['link'] =>
  lastOf(shares, (share) => share.partner === partner)?.link ?? null;
