/** Rows 21 and 22: which purchase of its customer a sale is, and when the relationship began. */
import { dateOf, isPaidFor, paysUnder, remainingOf, customerSince, type World } from './world.js';
import type { Conversion } from './conversions.js';
import { versionFor } from './plans.js';

export interface Purchases {
  /** By conversion; what does not stand has none. */
  readonly ranks: ReadonlyMap<string, number>;
  /** The first payment's date, by customer. */
  readonly anchors: ReadonlyMap<string, string>;
}

/** An unknown buyer's sale is the only one of its customer. */
export const customerOf = ({ customer, code, source }: Conversion): string =>
  customer === null ? JSON.stringify([code, source]) : customer;

/** Row 22: the start of the paid period, as a local date. */
export function paidDate(world: World, { order, at }: Conversion): string {
  const from = order?.sent.serviceFrom;
  return dateOf(world, from === undefined ? at : Date.parse(from));
}

export function purchasesOf(world: World): Purchases {
  const ranks = new Map<string, number>();
  const anchors = new Map<string, string>();
  for (const customer of new Set(world.conversions.filter(({ order }) => order).map(customerOf))) {
    const final = world.memory.finalPurchases.get(customer) ?? [];
    for (const [n, { code }] of final.entries()) ranks.set(code, n + 1);
    const open = openPurchases(world, customer);
    for (const [n, { code }] of open.entries()) ranks.set(code, final.length + n + 1);
    const first = final[0]?.date ?? (open[0] && paidDate(world, open[0]));
    if (first) anchors.set(customer, first);
  }
  return { ranks, anchors };
}

/** Standing and not final, in canonical order. */
export function openPurchases(world: World, customer: string): Conversion[] {
  const final = world.memory.finalPurchases.get(customer) ?? [];
  return world.conversions.filter(
    (conversion) =>
      conversion.order &&
      customerOf(conversion) === customer &&
      stands(world, conversion) &&
      !final.some(({ code }) => code === conversion.code),
  );
}

function stands(world: World, conversion: Conversion): boolean {
  const { order } = conversion;
  const remaining = remainingOf(world, conversion);
  if (!order || !remaining || remaining.gross <= 0n || remaining.base.net <= 0n) return false;
  const claims = world.claims.filter((claim) => claim.conversion === conversion);
  const isPaid =
    claims.length > 0
      ? claims.every(isPaidFor)
      : paysUnder(
          order.type,
          order.sent.deal,
          versionFor(world.history, conversion.at, customerSince(world.history, conversion)),
        );
  return isPaid && !isRejected(world, conversion);
}

/** Reading i: all its base commissions are; for fraud, the sale keeps its rank. */
function isRejected({ memory, claims }: World, conversion: Conversion): boolean {
  const keys = claims
    .filter((claim) => claim.conversion === conversion)
    .map(({ partner }) => `${conversion.paidFor}/${partner}/base`)
    .filter((key) => memory.based.has(key) || memory.rejected.has(key));
  return keys.length > 0 && keys.every((key) => memory.rejected.has(key) && !memory.fraud.has(key));
}
