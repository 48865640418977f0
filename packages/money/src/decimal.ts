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
export const formatDecimal = (amount: bigint, currency: string): string => formatParts(String(amount), currency);

/** A decimal of minor units, as of a step that is not rounded yet: "0.5" in GBP is "0.005". */
export function formatParts(minor: string, currency: string): string {
  const exponent = currencyExponent(currency) ?? 0;
  const [, sign = '', whole = '0', parts = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(minor) ?? [];
  const digits = whole.padStart(exponent + 1, '0');
  const decimals = digits.slice(digits.length - exponent) + parts;
  return `${sign}${digits.slice(0, digits.length - exponent)}${decimals && `.${decimals}`}`;
}

/** A decimal as an exact fraction; undefined for what is none. */
export function parseRatio(text: string): Ratio | undefined {
  const match = pattern.exec(text);
  if (!match) return undefined;
  const [, sign = '', whole = '0', decimals = ''] = match;
  const numerator = BigInt(whole + decimals);
  return { numerator: sign ? -numerator : numerator, denominator: 10n ** BigInt(decimals.length) };
}
