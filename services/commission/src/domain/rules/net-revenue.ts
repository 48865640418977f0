import { type Ratio, zero } from '../ratio.js';
import type { RuleKind } from './kind.js';
import { percent } from '../words/amounts-in-words.js';
import { shareOf } from './percentage.js';

const notBelow0 = (value: Ratio): Ratio => (value.numerator < 0n ? zero : value);

/** Row 28: a share of a month's revenue, which may be negative and then earns nothing. */
export const netRevenue: RuleKind<'net-revenue'> = {
  on: ['revenue'],
  earned: ({ rate }, { base }, { key }) => {
    const share = shareOf(base, rate, key);
    return { ...share, inSale: zero, inOwn: notBelow0(share.inSale) };
  },
  words: ({ rate, carryOver }) =>
    `${percent(rate)} of a month’s revenue${carryOver ? '; a negative month moves to the next' : ''}`,
};
