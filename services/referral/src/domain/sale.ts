/** What is checked of a sale, an amendment and a refund before they become facts. */
import {
  type ConversionId,
  conversionId,
  customerId,
  type DealId,
  type Decimal,
  type MetaData,
  namedId,
  refundId,
  type RefundLineData,
  type SaleLineData,
  type CustomerId,
  type EventData,
  type ProgramId,
  type TouchData,
  type WireMoney,
} from '@tributary/contracts';
import { isCurrency } from '@tributary/money';
import { amountRange, isAmount } from './amounts.js';
import { checkMoment } from './moments.js';
import {
  amendedLines,
  checkLines,
  checkMeta,
  checkRefundLines,
  isQuantity,
  type NewLine,
  numbered,
  present,
} from './order-lines.js';
import { isRefusal, type Refusal, refuse } from './refusal.js';

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
  readonly lines?: readonly NewLine[] | undefined;
  readonly invoice?: string | undefined;
  readonly subscription?: string | undefined;
  /** Start of what it pays for. */
  readonly serviceFrom?: number | undefined;
  readonly coupon?: string | undefined;
  readonly country?: string | undefined;
  /** The sender's id of the deal whose invoice it is. */
  readonly deal?: string | undefined;
  readonly meta?: MetaData | undefined;
}

/** What a refund may give back. */
export const refundable = ['sale', 'deposit', 'wager', 'net-revenue'] as const;
export type Refundable = (typeof refundable)[number];

export interface NewRefund extends Pick<Parts, 'tax' | 'shipping'> {
  readonly externalId: string;
  readonly source: string;
  readonly customerId: string | null;
  readonly refundOf: string | null;
  /** A sale unless it says otherwise. */
  readonly refundOfKind?: Refundable | undefined;
  readonly amount: WireMoney;
  readonly lines?: readonly RefundLineData[] | undefined;
  /** Units of the whole order that it gives back. */
  readonly quantity?: Decimal | undefined;
}

export function checkAmounts(
  { amount, currency }: WireMoney,
  { tax = 0, shipping = 0, discount = 0 }: Parts,
): Refusal | undefined {
  if (!isCurrency(currency)) return refuse('unknown-currency', `ISO 4217 lists no currency ${currency}.`);
  if (![amount, tax, shipping, discount].every(isAmount)) {
    return refuse('amount-out-of-range', `Amounts are ${amountRange}.`);
  }
  return tax + shipping > amount
    ? refuse('amount-out-of-range', 'Tax and shipping are parts of the amount.')
    : undefined;
}

/** `touches` are those of the order itself, such as its coupon's. */
export function decideSale(
  program: ProgramId,
  sale: NewSale,
  occurredAt: number,
  now: number,
  touches: readonly TouchData[] = [],
): EventData['SaleRecorded'] | Refusal {
  const refusal = checkAmounts(sale.amount, sale) ?? checkMoment(occurredAt, now) ?? checkMeta(sale.meta);
  if (refusal) return refusal;
  const {
    externalId,
    source,
    amount: { amount, currency },
    tax = 0,
    shipping = 0,
    discount = 0,
    invoice,
    subscription,
    serviceFrom,
    coupon,
    country,
    deal,
    meta,
    lines,
  } = sale;
  const unfit = lines && checkLines(lines, { amount, tax, shipping, discount });
  if (unfit) return unfit;
  return present({
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
    lines: lines && numbered(lines),
    invoice,
    subscription,
    serviceFrom,
    coupon,
    country,
    deal: deal === undefined ? undefined : namedId<DealId>('deal', program, source, deal),
    touches: touches.length > 0 ? touches : undefined,
    meta: meta && Object.keys(meta).length > 0 ? meta : undefined,
  });
}

export interface AmendedParts extends Parts {
  /** By their numbers, all of them; without, the new amounts are spread over the lines as they were sold. */
  readonly lines?: readonly Pick<SaleLineData, 'line' | 'amount' | 'quantity' | 'tax' | 'discount'>[] | undefined;
}

export function decideAmendment(
  sale: EventData['SaleRecorded'],
  money: WireMoney,
  { lines, ...parts }: AmendedParts,
): EventData['ConversionAmended'] | Refusal {
  const refusal = checkAmounts(money, parts);
  if (refusal) return refusal;
  if (money.currency !== sale.currency)
    return refuse('invalid-input', `The sale is in ${sale.currency}, and stays in it.`);
  const { program, conversion, customer, currency } = sale;
  const { tax = 0, shipping = 0, discount = 0 } = parts;
  const amended = lines && amendedLines(sale.lines, lines);
  if (isRefusal(amended)) return amended;
  const whole = { amount: money.amount, tax, shipping, discount };
  const unfit = amended && checkLines(amended, whole);
  return unfit ?? present({ program, conversion, customer, currency, ...whole, lines: amended });
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
    refundOfKind = 'sale',
    lines,
    quantity,
  } = refund;
  const refusal = checkAmounts(refund.amount, refund) ?? checkMoment(occurredAt, now);
  if (refusal) return refusal;
  if (amount === 0) return refuse('amount-out-of-range', 'A refund gives something back.');
  const unfit = checkUnits(refund);
  if (unfit) return unfit;
  return present({
    program,
    refund: refundId(program, source, externalId),
    externalId,
    source,
    customer: customerOf(program, refund.customerId),
    conversion: refundOf === null ? null : refundedId(program, source, refundOfKind, refundOf),
    currency,
    amount,
    tax,
    shipping,
    lines: lines?.map(present),
    quantity,
  });
}

/** What names no sale names nothing of it. */
function checkUnits({ refundOf, lines, quantity, amount: { amount } }: NewRefund): Refusal | undefined {
  if (refundOf === null && (lines || quantity !== undefined))
    return refuse('invalid-input', 'Lines and a quantity are those of a sale; name it (refundOf).');
  if (quantity !== undefined && !isQuantity(quantity))
    return refuse('invalid-input', 'A quantity is a decimal, at most 12 digits before and after the point.');
  return lines && checkRefundLines(lines, amount);
}

const refundedId = (program: ProgramId, source: string, kind: Refundable, externalId: string): ConversionId =>
  kind === 'sale' ? conversionId(program, source, externalId) : namedId(kind, program, source, externalId);

export function customerOf(program: ProgramId, externalId: string): CustomerId;
export function customerOf(program: ProgramId, externalId: string | null): CustomerId | null;
export function customerOf(program: ProgramId, externalId: string | null): CustomerId | null {
  return externalId === null ? null : customerId(program, externalId);
}
