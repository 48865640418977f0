import { percent } from '../words/amounts-in-words.js';
import { decimal, type Ratio, times, zero } from '../ratio.js';
import { type Earned, type RuleKind } from './kind.js';
import { asText } from './words.js';

export function shareOf(base: Ratio, rate: string, rule: string): Earned {
  const inSale = times(base, decimal(rate));
  const step = { step: 'rate', rule, base: asText(base), rate, amount: asText(inSale) } as const;
  return { inSale, inOwn: zero, steps: [step] };
}

/** A share of what remains of the base. */
export const percentage: RuleKind<'percentage'> = {
  on: ['sale', 'deal'],
  earned: ({ rate }, { base }, { key }) => shareOf(base, rate, key),
  words: ({ rate }, { base, act }) => `${percent(rate)} of the ${base} of ${act}`,
};
