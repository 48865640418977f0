/** Rows of the import files: what each means, or why it cannot be taken. */
import { currencyExponent, isInRange, parseDecimal } from '@tributary/money';
import { parseMoment, tolerance } from './moments.js';
import type { NewRefund, NewSale } from './sale.js';

export type ImportRow = { readonly line: number } & Readonly<Record<string, string | number | undefined>>;

export interface RowError {
  readonly line: number;
  readonly code: string;
  readonly reason: string;
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

export type TradeRow =
  | { readonly kind: 'sale'; readonly line: number; readonly occurredAt: number; readonly sale: NewSale }
  | { readonly kind: 'refund'; readonly line: number; readonly occurredAt: number; readonly refund: NewRefund };

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

export const readTrade = (row: ImportRow, now: number): TradeRow | RowError =>
  reading(row, () => {
    const kind = required(row, 'kind');
    if (kind !== 'sale' && kind !== 'refund')
      throw new Fault('unknown-kind', `kind is "${kind}"; it must be sale or refund.`);
    const common = {
      externalId: required(row, 'external_id'),
      source,
      customerId: optional(row, 'customer_id'),
      amount: money(row),
    };
    const occurredAt = moment(row, 'occurred_at', now);
    if (kind === 'sale') return { kind, line: row.line, occurredAt, sale: common };
    if (common.amount.amount === 0)
      throw new Fault('amount-out-of-range', 'amount is 0; a refund gives something back.');
    return { kind, line: row.line, occurredAt, refund: { ...common, refundOf: optional(row, 'refund_of') } };
  });

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
  if (parsed > now + tolerance) throw new Fault('moment-in-future', `${column} is ${text}, which has not come yet.`);
  return parsed;
}

function money(row: ImportRow): { amount: number; currency: string } {
  const currency = required(row, 'currency');
  const exponent = currencyExponent(currency);
  if (exponent === undefined) throw new Fault('unknown-currency', `ISO 4217 lists no currency ${currency}.`);
  const text = required(row, 'amount');
  const amount = parseDecimal(text, currency);
  if (amount === undefined) {
    throw new Fault(
      'malformed-amount',
      `amount is "${text}"; it must be a decimal with at most ${exponent} decimals in ${currency}.`,
    );
  }
  if (amount < 0n || !isInRange(amount))
    throw new Fault('amount-out-of-range', `amount is ${text}; it must be positive and below 2^53 minor units.`);
  return { amount: Number(amount), currency };
}
