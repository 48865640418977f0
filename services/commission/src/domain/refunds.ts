/** Rows 5 and 6: what is left of each sale after all refunds, and what no sale can bear. */
import type { ConversionId, RefundId } from '@tributary/contracts';
import { roundRatio, splitByWeights } from '@tributary/money';
import type { Refund, Sale, Sold } from './books.js';
import type { SaleTerms } from './facts.js';
import { canonically } from './order.js';

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
  readonly conversion: ConversionId;
  readonly sold: Sold;
  readonly terms: SaleTerms;
  left: bigint;
  /** Taken by refunds that brought their own parts. */
  withParts: bigint;
  baseWithParts: bigint;
}

export const termsOf = ({ sold, amended }: Sale): SaleTerms | null => (sold ? (amended ?? sold) : null);

/** All refunds of a customer, named and unnamed, in one canonical sequence over its sales. */
export function allocate(sales: readonly Sale[], unnamed: readonly Refund[]): Allocation {
  const latestFirst = sales.flatMap(openOf).sort((a, b) => canonically(b.sold, a.sold));
  const refunds = [...unnamed, ...sales.filter(({ sold }) => sold).flatMap((sale) => sale.refunds)].sort(canonically);
  const surplus = new Map<RefundId, bigint>();
  for (const refund of refunds) surplus.set(refund.refund, take(latestFirst, refund));
  return { remaining: new Map(latestFirst.map((open) => [open.conversion, remainingOf(open)])), surplus };
}

function openOf(sale: Sale): Open[] {
  const { conversion, sold } = sale;
  const terms = termsOf(sale);
  return sold && terms ? [{ conversion, sold, terms, left: terms.amount, withParts: 0n, baseWithParts: 0n }] : [];
}

/** A named refund never spills to another sale; an unnamed one reaches those not later than itself. */
function bears({ conversion, terms, sold }: Open, refund: Refund): boolean {
  if (terms.currency !== refund.currency) return false;
  return refund.conversion ? conversion === refund.conversion : sold.at <= refund.at;
}

/** The parts of a refund go with its amount, also where several sales bear it or none bears all; the answer is the surplus. */
function take(latestFirst: readonly Open[], refund: Refund): bigint {
  let rest = refund.amount;
  const shares: { readonly open: Open; readonly taken: bigint }[] = [];
  for (const open of latestFirst) {
    if (rest === 0n) break;
    if (!bears(open, refund)) continue;
    const taken = open.left < rest ? open.left : rest;
    open.left -= taken;
    rest -= taken;
    shares.push({ open, taken });
  }
  const { tax, shipping } = refund;
  if (tax === null && shipping === null) return rest;
  const weights = [...shares.map(({ taken }) => taken), rest];
  const taxes = splitByWeights(tax ?? 0n, weights);
  const shippings = splitByWeights(shipping ?? 0n, weights);
  for (const [n, { open, taken }] of shares.entries()) {
    open.withParts += taken;
    open.baseWithParts += taken - (taxes[n] ?? 0n) - (shippings[n] ?? 0n);
  }
  return rest;
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
