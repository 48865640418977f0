/** Rows of the import files: what each means, or why it cannot be taken. */
import { beginningOfTime, type MetaData } from '@tributary/contracts';
import { currencyExponent, fitsOneTransaction, largestTransaction, parseDecimal } from '@tributary/money';
import { parseMoment, tolerance } from './moments.js';
import { isQuantity, type NewLine, present } from './order-lines.js';
import type { NewRefund, NewSale } from './sale.js';

export type ImportRow = { readonly line: number } & Readonly<Record<string, string | number | undefined>>;

export interface RowError {
  readonly line: number;
  readonly code: string;
  readonly reason: string;
  /** Of a sale's row, whose other rows are no order without it. */
  readonly invoice?: string;
}

export interface ReferralRow {
  readonly kind: 'referral';
  readonly line: number;
  readonly customerId: string;
  readonly linkCode: string;
  readonly clickedAt: number;
  readonly signedUpAt: number;
  readonly country: string | null;
}

export interface SaleRow {
  readonly kind: 'sale';
  readonly line: number;
  readonly occurredAt: number;
  readonly sale: NewSale;
}

export interface RefundRow {
  readonly kind: 'refund';
  readonly line: number;
  readonly occurredAt: number;
  readonly refund: NewRefund;
}

export type TradeRow = SaleRow | RefundRow;

export interface LinkRow {
  readonly kind: 'link';
  readonly line: number;
  readonly partnerCode: string;
  readonly linkCode: string;
}

/** Thrown within this file only: the first fault of a row ends its reading. */
class Fault extends Error {
  constructor(
    readonly code: string,
    reason: string,
  ) {
    super(reason);
  }
}

const source = 'default';
const longestText = 200;
const longestMeta = 500;

function reading<Row>(row: ImportRow, read: () => Row): Row | RowError {
  try {
    return read();
  } catch (error) {
    if (error instanceof Fault) return { line: row.line, code: error.code, reason: error.message };
    throw error;
  }
}

export const isRowError = (row: object): row is RowError => 'reason' in row;

export const readReferral = (row: ImportRow, now: number): ReferralRow | RowError =>
  reading(row, () => {
    const clickedAt = moment(row, 'clicked_at', now);
    const signedUpAt = moment(row, 'signed_up_at', now);
    if (signedUpAt < clickedAt) throw new Fault('signup-before-click', 'signed_up_at is before clicked_at.');
    return {
      kind: 'referral',
      line: row.line,
      customerId: required(row, 'customer_id'),
      linkCode: required(row, 'link_code').toLowerCase(),
      clickedAt,
      signedUpAt,
      country: optional(row, 'country'),
    };
  });

export function readTrade(row: ImportRow, now: number): TradeRow | RowError {
  const read = readRow(row, now);
  const invoice = String(row['invoice_id'] ?? '').trim();
  return isRowError(read) && row['kind'] === 'sale' && invoice !== '' ? { ...read, invoice } : read;
}

const readRow = (row: ImportRow, now: number): TradeRow | RowError =>
  reading(row, () => {
    const kind = required(row, 'kind');
    if (kind !== 'sale' && kind !== 'refund')
      throw new Fault('unknown-kind', `kind is "${kind}"; it must be sale or refund.`);
    const common = {
      externalId: externalIdOf(row, kind),
      source,
      customerId: optional(row, 'customer_id'),
      amount: money(row),
    };
    const { currency } = common.amount;
    const parts = { tax: part(row, 'tax', currency), shipping: part(row, 'shipping', currency) };
    const quantity = units(row);
    const occurredAt = moment(row, 'occurred_at', now);
    if (kind === 'sale') {
      const sale = { ...common, ...parts, discount: part(row, 'discount', currency), ...ownOf(row) };
      const lines = lineOf(row, sale, quantity);
      return { kind, line: row.line, occurredAt, sale: present({ ...sale, lines: lines && [lines] }) };
    }
    if (common.amount.amount === 0)
      throw new Fault('amount-out-of-range', 'amount is 0; a refund gives something back.');
    const refund = { ...common, ...parts, refundOf: optional(row, 'refund_of'), quantity };
    return { kind, line: row.line, occurredAt, refund: present(refund) };
  });

/** An order whose rows have no id of their own is known by its invoice. */
function externalIdOf(row: ImportRow, kind: 'sale' | 'refund'): string {
  const isOfInvoice = kind === 'sale' && optional(row, 'external_id') === null && optional(row, 'invoice_id') !== null;
  return required(row, isOfInvoice ? 'invoice_id' : 'external_id');
}

const ownOf = (row: ImportRow) => ({
  invoice: optional(row, 'invoice_id') ?? undefined,
  subscription: optional(row, 'subscription_id') ?? undefined,
  coupon: optional(row, 'coupon') ?? undefined,
  country: optional(row, 'country') ?? undefined,
  meta: metaOf(row),
});

/** A row is a line of its own where it says what was sold. */
function lineOf(
  row: ImportRow,
  { amount, tax, discount, meta }: Pick<NewSale, 'amount' | 'tax' | 'discount' | 'meta'>,
  quantity: string | undefined,
): NewLine | undefined {
  const product = optional(row, 'product') ?? undefined;
  const category = optional(row, 'category') ?? undefined;
  if (product === undefined && category === undefined && quantity === undefined) return undefined;
  return present({ amount: amount.amount, product, category, quantity, tax, discount, meta });
}

const metaPrefix = 'meta.';

function metaOf(row: ImportRow): MetaData | undefined {
  const columns = Object.keys(row).filter((column) => column.startsWith(metaPrefix));
  const entries = columns.flatMap((column) => {
    const text = String(row[column] ?? '').trim();
    if (text.length > longestMeta)
      throw new Fault('text-too-long', `${column} is longer than ${longestMeta} characters.`);
    return text === '' ? [] : [[column.slice(metaPrefix.length), text] as const];
  });
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}

function units(row: ImportRow): string | undefined {
  const text = optional(row, 'quantity');
  if (text === null) return undefined;
  if (isQuantity(text)) return text;
  throw new Fault('malformed-quantity', `quantity is "${text}"; it must be a decimal without a sign.`);
}

export const readLink = (row: ImportRow): LinkRow | RowError =>
  reading(row, () => ({
    kind: 'link',
    line: row.line,
    partnerCode: required(row, 'partner_code'),
    linkCode: required(row, 'link_code').toLowerCase(),
  }));

function optional(row: ImportRow, column: string): string | null {
  const text = String(row[column] ?? '').trim();
  if (text.length > longestText)
    throw new Fault('text-too-long', `${column} is longer than ${longestText} characters.`);
  return text === '' ? null : text;
}

function required(row: ImportRow, column: string): string {
  const text = optional(row, column);
  if (text === null) throw new Fault('missing-value', `${column} is missing.`);
  return text;
}

function moment(row: ImportRow, column: string, now: number): number {
  const text = required(row, column);
  const parsed = parseMoment(text);
  if (parsed === undefined)
    throw new Fault(
      'malformed-date',
      `${column} is "${text}"; it must be a moment in UTC such as 2026-01-31T09:30:00Z.`,
    );
  if (parsed < beginningOfTime)
    throw new Fault('malformed-date', `${column} is ${text}, which is before the year 2000.`);
  if (parsed > now + tolerance) throw new Fault('moment-in-future', `${column} is ${text}, which has not come yet.`);
  return parsed;
}

function money(row: ImportRow): { amount: number; currency: string } {
  const currency = required(row, 'currency');
  if (currencyExponent(currency) === undefined)
    throw new Fault('unknown-currency', `ISO 4217 lists no currency ${currency}.`);
  return { amount: minor('amount', required(row, 'amount'), currency), currency };
}

function part(row: ImportRow, column: 'tax' | 'shipping' | 'discount', currency: string): number | undefined {
  const text = optional(row, column);
  return text === null ? undefined : minor(column, text, currency);
}

function minor(column: string, text: string, currency: string): number {
  const amount = parseDecimal(text, currency);
  if (amount === undefined) {
    throw new Fault(
      'malformed-amount',
      `${column} is "${text}"; it must be a decimal with at most ${currencyExponent(currency)} decimals in ${currency}.`,
    );
  }
  if (amount < 0n || !fitsOneTransaction(amount))
    throw new Fault(
      'amount-out-of-range',
      `${column} is ${text}; it must be positive, and at most ${largestTransaction} minor units.`,
    );
  return Number(amount);
}
