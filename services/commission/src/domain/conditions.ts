/** Row 11. A missing value makes every comparison false but `exists`. */
import { caselessFields, type Condition, type Scalar, type Test } from '@tributary/contracts';
import { parseRatio } from '@tributary/money';
import { Known } from './known.js';
import { compareBytes } from './order.js';
import { compare, whole } from './ratio.js';

export type Attribute = Scalar | bigint | undefined;
export type Reader = (field: string) => Attribute;

export function holds(condition: Condition, read: Reader): boolean {
  if ('all' in condition) return condition.all.every((one) => holds(one, read));
  if ('any' in condition) return condition.any.some((one) => holds(one, read));
  return passes(condition, read(condition.field));
}

/** Row 9: an "any" group counts as its smallest member. */
export function countOf(condition: Condition | undefined): number {
  if (!condition) return 0;
  if ('all' in condition) return condition.all.reduce((count, one) => count + countOf(one), 0);
  if ('any' in condition) return Math.min(...condition.any.map(countOf));
  return 1;
}

export function readsLines(condition: Condition | undefined): boolean {
  if (!condition) return false;
  if ('all' in condition) return condition.all.some(readsLines);
  if ('any' in condition) return condition.any.some(readsLines);
  return condition.field.startsWith('line.');
}

function passes(test: Test, attribute: Attribute): boolean {
  if ('exists' in test) return (attribute !== undefined) === test.exists;
  if (attribute === undefined) return false;
  const caseless = caselessFields.has(test.field);
  const text = (value: Attribute): string => (caseless ? String(value).toLowerCase() : String(value));
  /** Null where the two cannot be compared. */
  const against = (value: Scalar): number | null => comparison(attribute, value, text);
  const is = (value: Scalar): boolean => against(value) === 0;
  const isNot = (value: Scalar): boolean => (against(value) ?? 0) !== 0;
  const check = (value: Scalar, fits: (order: number) => boolean): boolean => {
    const order = against(value);
    return order !== null && fits(order);
  };
  if ('is' in test) return is(test.is);
  if ('isNot' in test) return isNot(test.isNot);
  if ('in' in test) return test.in.some(is);
  if ('notIn' in test) return test.notIn.every(isNot);
  if ('over' in test) return check(test.over, (order) => order > 0);
  if ('atLeast' in test) return check(test.atLeast, (order) => order >= 0);
  if ('under' in test) return check(test.under, (order) => order < 0);
  if ('atMost' in test) return check(test.atMost, (order) => order <= 0);
  if ('between' in test) {
    const [low, high] = test.between;
    return check(low, (order) => order >= 0) && check(high, (order) => order <= 0);
  }
  if ('startsWith' in test) return text(attribute).startsWith(text(test.startsWith));
  if ('endsWith' in test) return text(attribute).endsWith(text(test.endsWith));
  return text(attribute).includes(text(test.contains));
}

const { of: limitOf } = new Known((value: number) => parseRatio(String(value)) ?? null);

function comparison(attribute: Attribute, value: Scalar, text: (of: Attribute) => string): number | null {
  if (typeof value === 'boolean') return attribute === value ? 0 : typeof attribute === 'boolean' ? 1 : null;
  if (typeof value === 'string') return compareBytes(text(attribute), text(value));
  if (typeof attribute === 'boolean') return null;
  const its = limitOf(value);
  const mine = typeof attribute === 'bigint' ? whole(attribute) : parseRatio(String(attribute));
  if (mine && its) return compare(mine, its);
  const number = typeof attribute === 'string' ? Number.NaN : Number(attribute);
  return Number.isNaN(number) ? null : Math.sign(number - value);
}
