import { type Ratio, rounded, times, whole } from '../ratio.js';

const places = 6;
const scale = whole(10n ** BigInt(places));

/** As a decimal; what has no end is cut after six places. */
export function asText(value: Ratio): string {
  if (value.denominator === 1n) return String(value.numerator);
  const scaled = String(rounded(times(value, scale)));
  const sign = scaled.startsWith('-') ? '-' : '';
  const digits = scaled.slice(sign.length).padStart(places + 1, '0');
  const decimals = digits.slice(-places).replace(/0+$/, '');
  return `${sign}${digits.slice(0, -places)}${decimals ? `.${decimals}` : ''}`;
}
