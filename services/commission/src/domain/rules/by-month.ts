import type { RuleKind } from './kind.js';
import { notAscending } from './ascending.js';
import { percent } from '../words/amounts-in-words.js';
import { listed } from '../words/periods-in-words.js';
import { shareOf } from './percentage.js';

/** Rows 22 and 37: a rate that changes with the month of the relationship; months before the first that is named earn nothing. */
export const byMonth: RuleKind<'by-month'> = {
  on: ['sale'],
  earned: ({ months }, paying, { key }) => {
    const month = paying.month();
    return shareOf(paying.base, months.findLast(({ from }) => from <= month)?.rate ?? '0', key);
  },
  words: ({ months }, { base, act }) =>
    `${listed(months.map(({ from, rate }) => `${percent(rate)} from month ${from} on`))} of the ${base} of ${act}, by month of the relationship`,
  judge: ({ months }, path, { error, warn }) => {
    const [first] = months;
    if (first && first.from > 1)
      warn(`${path}.months[0].from`, 'gap-months', `The months before month ${first.from} earn nothing.`);
    for (const n of notAscending(months))
      error(`${path}.months[${n}].from`, 'not-ascending', 'Months ascend, each beginning after the one before.');
  },
};
