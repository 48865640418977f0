import { percent } from '../words/amounts-in-words.js';
import { sumOf } from './flat.js';
import type { RuleKind } from './kind.js';
import { shareOf } from './percentage.js';

/** A sum and a share, one commission. */
export const hybrid: RuleKind<'hybrid'> = {
  on: ['sale', 'deal'],
  earned: ({ amount, rate, proportional }, paying, { key }) => {
    const sum = sumOf(amount, proportional, paying, key);
    const share = shareOf(paying.base, rate, key);
    return { inSale: share.inSale, inOwn: sum.inOwn, steps: [...sum.steps, ...share.steps] };
  },
  words: ({ amount, rate, proportional }, { money, base, act }) =>
    `${money(amount)}${proportional ? ' (less in proportion to refunds)' : ''} and ${percent(rate)} of the ${base} of ${act}`,
};
