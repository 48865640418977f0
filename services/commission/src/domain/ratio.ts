/** Exact fractions, for what is rounded only once at the end. Denominators are above 0. */
import { parseRatio, type Ratio, roundRatio } from '@tributary/money';
import { Known } from './known.js';

export type { Ratio };

export const zero: Ratio = { numerator: 0n, denominator: 1n };
export const one: Ratio = { numerator: 1n, denominator: 1n };
export const whole = (numerator: bigint): Ratio => ({ numerator, denominator: 1n });

export function ratio(numerator: bigint, denominator: bigint): Ratio {
  if (denominator === 1n) return { numerator, denominator };
  if (numerator === 0n) return zero;
  const by = gcd(numerator < 0n ? -numerator : numerator, denominator);
  return by === 1n ? { numerator, denominator } : { numerator: numerator / by, denominator: denominator / by };
}

function gcd(a: bigint, b: bigint): bigint {
  let [x, y] = [a, b];
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}

export const add = (a: Ratio, b: Ratio): Ratio =>
  a.denominator === b.denominator
    ? ratio(a.numerator + b.numerator, a.denominator)
    : ratio(a.numerator * b.denominator + b.numerator * a.denominator, a.denominator * b.denominator);
export const negated = ({ numerator, denominator }: Ratio): Ratio => ({ numerator: -numerator, denominator });
export const subtract = (a: Ratio, b: Ratio): Ratio => add(a, negated(b));
export const times = (a: Ratio, b: Ratio): Ratio => ratio(a.numerator * b.numerator, a.denominator * b.denominator);
/** `b` is above 0. */
export const over = (a: Ratio, b: Ratio): Ratio => ratio(a.numerator * b.denominator, a.denominator * b.numerator);
export const compare = (a: Ratio, b: Ratio): number => {
  const difference = a.numerator * b.denominator - b.numerator * a.denominator;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
};
export const isAbove0 = ({ numerator }: Ratio): boolean => numerator > 0n;
export const least = (a: Ratio, b: Ratio): Ratio => (compare(a, b) <= 0 ? a : b);
export const most = (a: Ratio, b: Ratio): Ratio => (compare(a, b) >= 0 ? a : b);
export const sum = (of: readonly Ratio[]): Ratio => of.reduce(add, zero);
export const rounded = ({ numerator, denominator }: Ratio): bigint => roundRatio(numerator, denominator);

/** A plan's decimal; the validator has seen it before. */
export const decimal = new Known((text: string): Ratio => {
  const parsed = parseRatio(text);
  if (!parsed) throw new Error(`A decimal that cannot be read: ${text}`);
  return ratio(parsed.numerator, parsed.denominator);
}).of;

export const smaller = (a: bigint, b: bigint): bigint => (a < b ? a : b);
export const larger = (a: bigint, b: bigint): bigint => (a > b ? a : b);
