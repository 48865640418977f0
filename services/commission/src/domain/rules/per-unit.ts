import { decimal, type Ratio, times, zero } from '../ratio.js';
import type { Earned, RuleKind } from './kind.js';
import { asText } from './words.js';

export function forEach(units: Ratio, each: string, rule: string): Earned {
  const inOwn = times(units, decimal(each));
  return { inSale: zero, inOwn, steps: [{ step: 'units', rule, units: asText(units), each, amount: asText(inOwn) }] };
}

/** A sum for each unit or lot that remains of the lines won. */
export const perUnit: RuleKind<'per-unit'> = {
  earned: ({ amount }, { units }, { key }) => forEach(units, amount, key),
  words: ({ amount }) => `${amount} for each unit`,
};
