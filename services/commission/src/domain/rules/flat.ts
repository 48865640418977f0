import { times, whole, zero } from '../ratio.js';
import type { Earned, Paying, RuleKind } from './kind.js';
import { asText } from './words.js';

export function sumOf(amount: number, proportional: true | undefined, paying: Paying, rule: string): Earned {
  const sum = whole(paying.mine(BigInt(amount)));
  const inOwn = !paying.isLeft ? zero : proportional ? times(sum, paying.proportion()) : sum;
  return { inSale: zero, inOwn, steps: [{ step: 'flat', rule, amount: asText(inOwn) }] };
}

export const proportionally = (proportional: true | undefined): string =>
  proportional ? ', less in proportion to refunds' : '';

/** A sum for each conversion, which stays while anything of it remains, or follows the base where the plan says so. */
export const flat: RuleKind<'flat'> = {
  on: ['sale', 'signup', 'lead', 'deal'],
  earned: ({ amount, proportional }, paying, { key }) => sumOf(amount, proportional, paying, key),
  words: ({ amount, proportional }, { money, act }) => `${money(amount)} for ${act}${proportionally(proportional)}`,
  fixedSum: ({ amount }) => amount,
};
