import type { Money } from '@tributary/api-client';
import { currencyExponent, formatMoney, formatMoneyList, type MoneyValue, sumByCurrency } from '@tributary/ui';

export const minor = ({ amount, currency }: Money): MoneyValue => ({ minor: amount, currency });
export const minors = (amounts: readonly Money[]): MoneyValue[] => amounts.map(minor);
export const inWords = (amount: Money): string => formatMoney(minor(amount));
export const sums = (amounts: readonly Money[]): MoneyValue[] => sumByCurrency(minors(amounts));

/** "£918.74 and €193.10"; nothing at all is written as a word. */
export function sumInWords(amounts: readonly Money[]): string {
  const all = sums(amounts).filter(({ minor: sum }) => BigInt(sum) !== 0n);
  return all.length === 0 ? 'nothing' : formatMoneyList(all);
}

/** "12.50" in pounds is 1250; undefined when it is not an amount of that currency. */
export function minorOf(text: string, currency: string): number | undefined {
  const exponent = currencyExponent(currency);
  const match = /^(\d{1,13})(?:[.,](\d+))?$/.exec(text.trim());
  if (match === null || (match[2]?.length ?? 0) > exponent) return undefined;
  const value = Number(`${match[1]}${(match[2] ?? '').padEnd(exponent, '0')}`);
  return Number.isSafeInteger(value) ? value : undefined;
}

/** "12" or "7.5" percent as decimal text, "0.075", without a float in between. */
export function rateOf(percent: string): string | undefined {
  const match = /^(\d{1,3})(?:[.,](\d{1,6}))?$/.exec(percent.trim());
  if (match?.[1] === undefined) return undefined;
  const digits = match[1].padStart(3, '0');
  const fraction = `${digits.slice(-2)}${match[2] ?? ''}`.replace(/0+$/, '');
  const whole = digits.slice(0, -2).replace(/^0+(?=\d)/, '');
  return fraction === '' ? whole : `${whole}.${fraction}`;
}

/** The other way round: "7.5" of "0.075", "12.50" of 1250 in pounds. */
export function percentOf(rate: string): string {
  const [whole = '0', fraction = ''] = rate.split('.');
  const digits = `${whole}${fraction.padEnd(2, '0').slice(0, 2)}`.replace(/^0+(?=\d)/, '');
  const rest = fraction.slice(2).replace(/0+$/, '');
  return rest === '' ? digits : `${digits}.${rest}`;
}

export function amountOf(minorUnits: number, currency: string): string {
  const exponent = currencyExponent(currency);
  const text = String(minorUnits).padStart(exponent + 1, '0');
  return exponent === 0 ? text : `${text.slice(0, -exponent)}.${text.slice(-exponent)}`;
}

const tenfold = 10;

/** As a fraction. Undefined where there is too little before to compare with, such as the time before a program began. */
export function changeOf(now: number, before: number): number | undefined {
  return before === 0 || Math.abs(now) > tenfold * Math.abs(before) ? undefined : (now - before) / Math.abs(before);
}
