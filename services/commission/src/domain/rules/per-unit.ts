import { decimal, rounded, times, whole, zero } from '../ratio.js';
import type { Earned, Paying, RuleKind } from './kind.js';
import { asText } from './words.js';

/** For a partner that shares an order, the whole order's sum is rounded and then split. */
export function forEach({ units, isShared, mine }: Paying, each: string, rule: string): Earned {
  const all = times(units, decimal(each));
  const inOwn = isShared ? whole(mine(rounded(all))) : all;
  return { inSale: zero, inOwn, steps: [{ step: 'units', rule, units: asText(units), each, amount: asText(inOwn) }] };
}

/** A sum for each unit or lot that remains of the lines won. */
export const perUnit: RuleKind<'per-unit'> = {
  on: ['sale'],
  earned: ({ amount }, paying, { key }) => forEach(paying, amount, key),
  words: ({ amount }, { parts, act }) => `${parts(amount)} for each unit of ${act}`,
};
