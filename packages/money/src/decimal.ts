import { currencyExponent } from './currencies.js';

export interface Ratio {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

const pattern = /^(-?)(\d{1,20})(?:\.(\d{1,18}))?$/;

/** "12.84" in GBP is 1284n; undefined for what is no decimal, has too many decimals, or names an unknown currency. */
export function parseDecimal(text: string, currency: string): bigint | undefined {
  const exponent = currencyExponent(currency);
  const ratio = parseRatio(text);
  if (exponent === undefined || !ratio) return undefined;
  const scaled = ratio.numerator * 10n ** BigInt(exponent);
  return scaled % ratio.denominator === 0n ? scaled / ratio.denominator : undefined;
}

/** 1284n in GBP is "12.84". */
export function formatDecimal(amount: bigint, currency: string): string {
  const exponent = currencyExponent(currency) ?? 0;
  const sign = amount < 0n ? '-' : '';
  const digits = String(amount < 0n ? -amount : amount).padStart(exponent + 1, '0');
  return exponent === 0 ? sign + digits : `${sign}${digits.slice(0, -exponent)}.${digits.slice(-exponent)}`;
}

/** A decimal as an exact fraction; undefined for what is none. */
export function parseRatio(text: string): Ratio | undefined {
  const match = pattern.exec(text);
  if (!match) return undefined;
  const [, sign = '', whole = '0', decimals = ''] = match;
  const numerator = BigInt(whole + decimals);
  return { numerator: sign ? -numerator : numerator, denominator: 10n ** BigInt(decimals.length) };
}
