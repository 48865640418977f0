/** Row 10: the lines of an order, and what an order and a line carry of the sender's own. */
import type { Decimal, MetaData, RefundLineData, SaleLineData } from '@tributary/contracts';
import { amountRange, isAmount } from './amounts.js';
import { type Refusal, refuse } from './refusal.js';

export interface NewLine {
  readonly amount: number;
  readonly product?: string | undefined;
  readonly category?: string | undefined;
  readonly quantity?: Decimal | undefined;
  readonly unitAmount?: number | undefined;
  readonly tax?: number | undefined;
  readonly discount?: number | undefined;
  readonly meta?: MetaData | undefined;
}

export const mostLines = 1_000;
export const mostMeta = 50;
const longestMeta = 500;
const quantityPattern = /^\d{1,12}(\.\d{1,12})?$/;
const metaKey = /^[\w.-]{1,60}$/;

export const isQuantity = (text: string): boolean => quantityPattern.test(text);
const sum = (amounts: readonly (number | undefined)[]): bigint =>
  amounts.reduce<bigint>((total, amount) => total + BigInt(amount ?? 0), 0n);

interface Whole {
  readonly amount: number;
  readonly tax: number;
  readonly shipping: number;
  readonly discount: number;
}

/** Lines are parts of the amount, or of the net; what an order has beyond their own tax and discount is spread over the others. */
export function checkLines(
  lines: readonly Pick<NewLine, 'amount' | 'quantity' | 'unitAmount' | 'tax' | 'discount' | 'meta'>[],
  { amount, tax, shipping, discount }: Whole,
): Refusal | undefined {
  if (lines.length === 0 || lines.length > mostLines)
    return refuse('invalid-input', `An order has 1 to ${mostLines} lines, or is sent without.`);
  for (const [n, line] of lines.entries()) {
    const amounts = [line.amount, line.unitAmount ?? 0, line.tax ?? 0, line.discount ?? 0];
    if (!amounts.every(isAmount)) return refuse('amount-out-of-range', `Amounts of line ${n + 1} are ${amountRange}.`);
    if (line.quantity !== undefined && !isQuantity(line.quantity))
      return refuse(
        'invalid-input',
        `The quantity of line ${n + 1} is a decimal, at most 12 digits before and after the point.`,
      );
    const meta = checkMeta(line.meta);
    if (meta) return meta;
  }
  const total = sum(lines.map((line) => line.amount));
  if (total !== BigInt(amount) && total !== BigInt(amount) - BigInt(tax) - BigInt(shipping))
    return refuse(
      'lines-do-not-add-up',
      `The lines add up to ${total}; the amount is ${amount}, and ${amount - tax - shipping} without tax and shipping.`,
    );
  if (sum(lines.map((line) => line.tax)) > BigInt(tax))
    return refuse('lines-do-not-add-up', `The lines have more tax than the order, which has ${tax}.`);
  if (sum(lines.map((line) => line.discount)) > BigInt(discount))
    return refuse('lines-do-not-add-up', `The lines have more discount than the order, which has ${discount}.`);
  return undefined;
}

export function checkMeta(meta: MetaData = {}): Refusal | undefined {
  const entries = Object.entries(meta);
  if (entries.length > mostMeta)
    return refuse('invalid-input', `There are at most ${mostMeta} attributes of your own.`);
  const odd = entries.find(([key]) => !metaKey.test(key));
  if (odd)
    return refuse(
      'invalid-input',
      `The attribute "${odd[0].slice(0, 60)}" needs a name of 1 to 60 letters, digits, _, . and -.`,
    );
  const strange = entries.find(([, value]) => !isAttribute(value));
  return strange
    ? refuse(
        'invalid-input',
        `The attribute ${strange[0]} is a text of up to ${longestMeta} characters, a number or a truth value.`,
      )
    : undefined;
}

const isAttribute = (value: unknown): boolean =>
  typeof value === 'string'
    ? value.length <= longestMeta
    : typeof value === 'boolean' || (typeof value === 'number' && Number.isFinite(value));

/** As facts have them: numbered in the order that was sent, without what was not. */
export const numbered = (lines: readonly NewLine[]): SaleLineData[] =>
  lines.map((line, n) => ({ line: n + 1, ...present(line) }));

/** The same without its undefined fields. */
export const present = <Fields extends object>(
  fields: Fields,
): { [Name in keyof Fields]: Exclude<Fields[Name], undefined> } =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as never;

/** An amendment names every line that was sold, in any order. */
export function amendedLines(
  sold: readonly SaleLineData[] | undefined,
  lines: readonly Pick<SaleLineData, 'line' | 'amount' | 'quantity' | 'tax' | 'discount'>[],
): readonly Pick<SaleLineData, 'line' | 'amount' | 'quantity' | 'tax' | 'discount'>[] | Refusal {
  const numbers = (all: readonly { readonly line: number }[]) =>
    all
      .map(({ line }) => line)
      .sort((a, b) => a - b)
      .join();
  if (!sold || numbers(sold) !== numbers(lines))
    return refuse(
      'invalid-input',
      sold ? `Name each of the lines 1 to ${sold.length} once.` : 'The sale has no lines; leave them out.',
    );
  return lines.map(present).toSorted((a, b) => a.line - b.line);
}

/** A refund's lines add up to it; which lines there are is known with the sale, which may come later. */
export function checkRefundLines(lines: readonly RefundLineData[], amount: number): Refusal | undefined {
  if (lines.length === 0 || lines.length > mostLines)
    return refuse('invalid-input', `A refund names 1 to ${mostLines} lines, or none.`);
  if (
    new Set(lines.map(({ line }) => line)).size < lines.length ||
    !lines.every(({ line }) => Number.isInteger(line) && line > 0)
  )
    return refuse('invalid-input', 'Each line of a refund is the number of a line of the sale, from 1, once.');
  if (!lines.every((line) => isAmount(line.amount)))
    return refuse('amount-out-of-range', `Amounts are ${amountRange}.`);
  if (lines.some(({ quantity }) => quantity !== undefined && !isQuantity(quantity)))
    return refuse('invalid-input', 'A quantity is a decimal, at most 12 digits before and after the point.');
  const total = sum(lines.map((line) => line.amount));
  return total === BigInt(amount)
    ? undefined
    : refuse('lines-do-not-add-up', `The lines add up to ${total}; the refund is of ${amount}.`);
}
