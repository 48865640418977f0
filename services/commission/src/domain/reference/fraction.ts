/** Exact fractions, reduced; the denominator is above 0. */
import { parseRatio, roundRatio } from '@tributary/money';

export interface Fraction {
  readonly n: bigint;
  readonly d: bigint;
}

const gcd = (a: bigint, b: bigint): bigint => (b === 0n ? (a < 0n ? -a : a) : gcd(b, a % b));

export function over(n: bigint, d: bigint): Fraction {
  const by = gcd(n, d) * (d < 0n ? -1n : 1n);
  return { n: n / by, d: d / by };
}

export const whole = (n: bigint | number): Fraction => ({ n: BigInt(n), d: 1n });
export const zero = whole(0);
export const one = whole(1);
export const plus = (a: Fraction, b: Fraction): Fraction => over(a.n * b.d + b.n * a.d, a.d * b.d);
export const minus = (a: Fraction, b: Fraction): Fraction => over(a.n * b.d - b.n * a.d, a.d * b.d);
export const times = (a: Fraction, b: Fraction): Fraction => over(a.n * b.n, a.d * b.d);
export const dividedBy = (a: Fraction, b: Fraction): Fraction => over(a.n * b.d, a.d * b.n);
export const compare = (a: Fraction, b: Fraction): number => {
  const difference = a.n * b.d - b.n * a.d;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
};
export const smaller = (a: Fraction, b: Fraction): Fraction => (compare(a, b) <= 0 ? a : b);
export const larger = (a: Fraction, b: Fraction): Fraction => (compare(a, b) >= 0 ? a : b);
export const sum = (all: readonly Fraction[]): Fraction => all.reduce(plus, zero);
export const round = ({ n, d }: Fraction): bigint => roundRatio(n, d);

export function decimal(text: string): Fraction {
  const ratio = parseRatio(text);
  if (!ratio) throw new Error(`${text} is no decimal`);
  return over(ratio.numerator, ratio.denominator);
}
