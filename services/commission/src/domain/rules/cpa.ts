import { sumOf } from './flat.js';
import type { RuleKind } from './kind.js';

/** Row 37: a sum for a customer that paid in and wagered enough. Whether it did is reckoned where its activities are known. */
export const cpa: RuleKind<'cpa'> = {
  earned: ({ amount }, paying, { key }) => sumOf(amount, undefined, paying, key),
  words: ({ amount }) => `a fixed amount of ${amount} for each qualified customer`,
};
