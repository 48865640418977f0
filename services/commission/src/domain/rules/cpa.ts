import { count, listed } from '../words/periods-in-words.js';
import { sumOf } from './flat.js';
import type { RuleKind } from './kind.js';

/** Row 37: a sum for a customer that paid in and wagered enough. Whether it did is reckoned where its activities are known. */
export const cpa: RuleKind<'cpa'> = {
  on: ['qualification'],
  earned: ({ amount }, paying, { key }) => sumOf(amount, undefined, paying, key),
  words: ({ amount, deposit, wagering, withinDays }, { money }) => {
    const acts = [
      ...(deposit === undefined ? [] : [`deposited ${money(deposit)}`]),
      ...(wagering === undefined ? [] : [`wagered ${money(wagering)}`]),
    ];
    const time = withinDays === undefined ? '' : ` within ${count(withinDays, 'day')} of the signup`;
    return `${money(amount)} for each customer that has ${listed(acts)}${time}`;
  },
  judge: ({ deposit, wagering }, path, { error }) => {
    if (deposit === undefined && wagering === undefined)
      error(path, 'nothing-to-reach', 'Say what is to be reached: a deposit, what is wagered, or both.');
  },
  fixedSum: ({ amount }) => amount,
};
