/** Amounts and rates as people read them. */
import { formatDecimal, formatParts } from '@tributary/money';

const finest = 20;

/** 128416 in GBP is "£1,284.16". */
export function moneyInWords(minor: number, currency: string): string {
  return formatted(formatDecimal(BigInt(minor), currency), currency);
}

/** Part of a minor unit too: "0.5" in GBP is "£0.005". */
export const partsInWords = (minor: string, currency: string): string =>
  formatted(formatParts(minor, currency), currency);

function formatted(amount: string, currency: string): string {
  const format = new Intl.NumberFormat('en-GB', { style: 'currency', currency, maximumFractionDigits: finest });
  return format.format(amount as Intl.StringNumericLiteral);
}

/** "0.125" is "12.5%". */
export function percent(rate: string): string {
  const [units = '0', decimals = ''] = rate.split('.');
  const digits = units + decimals.padEnd(2, '0').slice(0, 2);
  const rest = decimals.slice(2).replace(/0+$/, '');
  return `${digits.replace(/^0+(?=\d)/, '')}${rest ? `.${rest}` : ''}%`;
}
