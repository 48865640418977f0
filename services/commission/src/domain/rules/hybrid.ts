import { sumOf } from './flat.js';
import type { RuleKind } from './kind.js';
import { percent, shareOf } from './percentage.js';

/** A sum and a share, one commission. */
export const hybrid: RuleKind<'hybrid'> = {
  earned: ({ amount, rate, proportional }, paying, { key }) => {
    const sum = sumOf(amount, proportional, paying, key);
    const share = shareOf(paying.base, rate, key);
    return { inSale: share.inSale, inOwn: sum.inOwn, steps: [...sum.steps, ...share.steps] };
  },
  words: ({ amount, rate }, base) => `a fixed amount of ${amount} and ${percent(rate)} of the ${base} amount`,
};
