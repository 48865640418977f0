/** Rows 5 and 6: what is left of each sale after all refunds, and what no sale can bear. */
import type { ConversionId, RefundId } from '@tributary/contracts';
import { roundRatio } from '@tributary/money';
import type { Refund, Sale } from './books.js';
import type { SaleTerms } from './facts.js';
import { compare } from './rules.js';

export interface Remaining {
  /** What was charged, after amendments. */
  readonly gross: bigint;
  readonly refunded: bigint;
  /** Net of tax and shipping, of what remains. */
  readonly base: bigint;
}

export interface Allocation {
  readonly remaining: ReadonlyMap<ConversionId, Remaining>;
  readonly surplus: ReadonlyMap<RefundId, bigint>;
}

interface Open {
  readonly sale: Sale;
  readonly terms: SaleTerms;
  readonly at: number;
  readonly externalId: string;
  left: bigint;
  /** Taken by refunds that brought their own parts. */
  withParts: bigint;
  baseWithParts: bigint;
}

export const termsOf = ({ sold, amended }: Sale): SaleTerms | null => (sold ? (amended ?? sold) : null);

/** All refunds of a customer, named and unnamed, in one canonical sequence over its sales. */
export function allocate(sales: readonly Sale[], unnamed: readonly Refund[]): Allocation {
  const latestFirst = sales.flatMap(openOf).sort((a, b) => b.at - a.at || compare(b.externalId, a.externalId));
  const refunds = [...unnamed, ...sales.filter(({ sold }) => sold).flatMap((sale) => sale.refunds)].sort(
    (a, b) => a.at - b.at || compare(a.externalId, b.externalId) || compare(a.source, b.source),
  );
  const surplus = new Map<RefundId, bigint>();

  for (const refund of refunds) {
    let rest = refund.amount;
    for (const open of latestFirst) {
      if (!bears(open, refund)) continue;
      rest -= take(open, refund, rest);
      if (rest === 0n) break;
    }
    surplus.set(refund.refund, rest);
  }
  return { remaining: new Map(latestFirst.map((open) => [open.sale.conversion, remainingOf(open)])), surplus };
}

function openOf(sale: Sale): Open[] {
  const terms = termsOf(sale);
  if (!sale.sold || !terms) return [];
  const { at, externalId } = sale.sold;
  return [{ sale, terms, at, externalId, left: terms.amount, withParts: 0n, baseWithParts: 0n }];
}

/** A named refund never spills to another sale; an unnamed one reaches those not later than itself. */
function bears({ sale, terms, at }: Open, refund: Refund): boolean {
  if (terms.currency !== refund.currency) return false;
  return refund.conversion ? sale.conversion === refund.conversion : at <= refund.at;
}

function take(open: Open, { tax, shipping }: Refund, rest: bigint): bigint {
  const taken = open.left < rest ? open.left : rest;
  open.left -= taken;
  if (tax !== null || shipping !== null) {
    open.withParts += taken;
    open.baseWithParts += taken - (tax ?? 0n) - (shipping ?? 0n);
  }
  return taken;
}

/** Refunds with parts first, whatever their date; those without take their proportion of what is left of the base. */
function remainingOf({ terms, left, withParts, baseWithParts }: Open): Remaining {
  const { amount, tax, shipping } = terms;
  const amountAfterParts = amount - withParts;
  const baseAfterParts = clamp(amount - tax - shipping - baseWithParts, amountAfterParts);
  const base = amountAfterParts === 0n ? 0n : roundRatio(baseAfterParts * left, amountAfterParts);
  return { gross: amount, refunded: amount - left, base };
}

function clamp(value: bigint, most: bigint): bigint {
  return value < 0n ? 0n : value > most ? most : value;
}
