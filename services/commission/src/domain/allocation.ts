/** Rows 5 and 6: what each refund takes of which sale, and what no sale can bear. */
import type { ConversionId, RefundId } from '@tributary/contracts';
import { splitByWeights } from '@tributary/money';
import {
  type Chargeback,
  type Conversion,
  placeOf,
  type Refund,
  type SaleTerms,
  type Taken,
  termsOf,
} from './conversion.js';
import { byPlace, type Place } from './order.js';

export interface Allocation {
  readonly taken: ReadonlyMap<ConversionId, readonly Taken[]>;
  readonly surplus: ReadonlyMap<RefundId, bigint>;
}

interface Open {
  readonly conversion: ConversionId;
  readonly at: number;
  readonly place: Place;
  readonly terms: SaleTerms;
  left: bigint;
  readonly taken: Taken[];
}

/** Row 8: of two ends of a chargeback the later holds; of one instant, it was won. */
export const isLost = ({ lostAt, wonAt }: Chargeback): boolean => lostAt !== null && (wonAt === null || wonAt < lostAt);
export const isOpen = ({ openedAt, lostAt, wonAt }: Chargeback): boolean =>
  openedAt !== null && lostAt === null && wonAt === null;

/** Those that take something, lost chargebacks among them. */
export const refundsOf = ({ refunds, chargebacks }: Conversion): readonly Refund[] =>
  chargebacks.length === 0
    ? refunds
    : [...refunds, ...chargebacks.filter(isLost).map((one) => ({ ...one, at: one.lostAt ?? one.at }))];

const placeOfRefund = ({ at, kind, externalId, source }: Refund): Place => [at, kind, externalId, source, 0, 0];

/** All refunds of a customer, named and unnamed, in one canonical sequence over its sales. */
export function allocate(sales: readonly Conversion[], unnamed: readonly Refund[]): Allocation {
  const latestFirst = sales.flatMap(openOf).sort((a, b) => byPlace(b.place, a.place));
  const refunds = [...unnamed, ...sales.filter(({ sold }) => sold).flatMap(refundsOf)]
    .map((refund) => ({ refund, place: placeOfRefund(refund) }))
    .sort((a, b) => byPlace(a.place, b.place));
  const surplus = new Map<RefundId, bigint>();
  for (const { refund } of refunds) surplus.set(refund.refund, take(latestFirst, refund));
  return { taken: new Map(latestFirst.map((open) => [open.conversion, open.taken])), surplus };
}

function openOf(sale: Conversion): Open[] {
  const terms = termsOf(sale);
  if (!sale.sold || !terms) return [];
  const { id: conversion, sold } = sale;
  return [
    { conversion, at: sold.at, place: placeOf(sale), terms, left: terms.amount > 0n ? terms.amount : 0n, taken: [] },
  ];
}

/** A named refund never spills to another sale; an unnamed one reaches those not later than itself. */
function bears({ conversion, terms, at }: Open, refund: Refund): boolean {
  if (terms.currency !== refund.currency) return false;
  return refund.conversion ? conversion === refund.conversion : at <= refund.at;
}

/** The parts of a refund go with its amount, also where several sales bear it or none bears all; the answer is the surplus. */
function take(latestFirst: readonly Open[], refund: Refund): bigint {
  let rest = refund.amount;
  const shares: { readonly open: Open; readonly amount: bigint }[] = [];
  for (const open of latestFirst) {
    if (rest === 0n) break;
    if (!bears(open, refund)) continue;
    const amount = open.left < rest ? open.left : rest;
    if (amount === 0n) continue;
    open.left -= amount;
    rest -= amount;
    shares.push({ open, amount });
  }
  const { tax, shipping, lines, quantity } = refund;
  const hasParts = tax !== null || shipping !== null;
  const weights = [...shares.map(({ amount }) => amount), rest];
  const taxes = hasParts ? splitByWeights(tax ?? 0n, weights) : [];
  const shippings = hasParts ? splitByWeights(shipping ?? 0n, weights) : [];
  for (const [n, { open, amount }] of shares.entries()) {
    open.taken.push({
      amount,
      parts: hasParts ? { tax: taxes[n] ?? 0n, shipping: shippings[n] ?? 0n } : null,
      ...(lines && refund.conversion ? { lines } : {}),
      ...(quantity === undefined || !refund.conversion ? {} : { quantity }),
    });
  }
  return rest;
}
