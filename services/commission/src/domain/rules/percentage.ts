import { parseRatio, type Ratio, roundRatio } from '@tributary/money';
import type { DataOf, RuleKind } from './kind.js';

export type PercentageRule = DataOf<'percentage'> & { readonly ratio: Ratio };

export const percentage: RuleKind<'percentage', PercentageRule> = {
  needs: { field: 'rate', message: 'A percentage needs a rate' },
  read: (data) => {
    const ratio = parseRatio(data.rate);
    if (!ratio) throw new Error(`The rule ${data.id} has no rate that can be read: ${data.rate}`);
    return { ...data, ratio };
  },
  write: ({ ratio: _, ...data }) => data,
  earned: ({ ratio }, { base }) => roundRatio(base * ratio.numerator, ratio.denominator),
  words: ({ name }) => name,
};
