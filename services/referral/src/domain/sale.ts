/** What is checked of a sale, an amendment and a refund before they become facts. */
import {
  conversionId,
  customerId,
  refundId,
  type CustomerId,
  type EventData,
  type ProgramId,
  type WireMoney,
} from '@tributary/contracts';
import { isCurrency } from '@tributary/money';
import { checkMoment } from './moments.js';
import { type Refusal, refuse } from './refusal.js';

export interface Parts {
  readonly tax?: number | undefined;
  readonly shipping?: number | undefined;
  readonly discount?: number | undefined;
}

export interface NewSale extends Parts {
  readonly externalId: string;
  readonly source: string;
  readonly customerId: string | null;
  readonly amount: WireMoney;
}

export interface NewRefund extends Pick<Parts, 'tax' | 'shipping'> {
  readonly externalId: string;
  readonly source: string;
  readonly customerId: string | null;
  readonly refundOf: string | null;
  readonly amount: WireMoney;
}

const isAmount = (amount: number): boolean => Number.isSafeInteger(amount) && amount >= 0;

export function checkAmounts(
  { amount, currency }: WireMoney,
  { tax = 0, shipping = 0, discount = 0 }: Parts,
): Refusal | undefined {
  if (!isCurrency(currency)) return refuse('unknown-currency', `ISO 4217 lists no currency ${currency}.`);
  if (![amount, tax, shipping, discount].every(isAmount)) {
    return refuse('amount-out-of-range', 'Amounts are whole minor units from 0 to 9007199254740991.');
  }
  return tax + shipping > amount
    ? refuse('amount-out-of-range', 'Tax and shipping are parts of the amount.')
    : undefined;
}

export function decideSale(
  program: ProgramId,
  sale: NewSale,
  occurredAt: number,
  now: number,
): EventData['SaleRecorded'] | Refusal {
  const refusal = checkAmounts(sale.amount, sale) ?? checkMoment(occurredAt, now);
  if (refusal) return refusal;
  const {
    externalId,
    source,
    amount: { amount, currency },
    tax = 0,
    shipping = 0,
    discount = 0,
  } = sale;
  return {
    program,
    conversion: conversionId(program, source, externalId),
    externalId,
    source,
    customer: customerOf(program, sale.customerId),
    customerExternalId: sale.customerId,
    currency,
    amount,
    tax,
    shipping,
    discount,
  };
}

export function decideAmendment(
  sale: EventData['SaleRecorded'],
  money: WireMoney,
  parts: Parts,
): EventData['ConversionAmended'] | Refusal {
  const refusal = checkAmounts(money, parts);
  if (refusal) return refusal;
  if (money.currency !== sale.currency)
    return refuse('invalid-input', `The sale is in ${sale.currency}, and stays in it.`);
  const { program, conversion, customer, currency } = sale;
  const { tax = 0, shipping = 0, discount = 0 } = parts;
  return { program, conversion, customer, currency, amount: money.amount, tax, shipping, discount };
}

export function decideRefund(
  program: ProgramId,
  refund: NewRefund,
  occurredAt: number,
  now: number,
): EventData['RefundRecorded'] | Refusal {
  const {
    externalId,
    source,
    refundOf,
    amount: { amount, currency },
    tax = null,
    shipping = null,
  } = refund;
  const refusal = checkAmounts(refund.amount, refund) ?? checkMoment(occurredAt, now);
  if (refusal) return refusal;
  if (amount === 0) return refuse('amount-out-of-range', 'A refund gives something back.');
  return {
    program,
    refund: refundId(program, source, externalId),
    externalId,
    source,
    customer: customerOf(program, refund.customerId),
    conversion: refundOf === null ? null : conversionId(program, source, refundOf),
    currency,
    amount,
    tax,
    shipping,
  };
}

export const customerOf = (program: ProgramId, externalId: string | null): CustomerId | null =>
  externalId === null ? null : customerId(program, externalId);
