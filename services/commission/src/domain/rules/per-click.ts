import type { RuleKind } from './kind.js';
import { forEach } from './per-unit.js';

/** Row 29: a sum for each click of a closed day. */
export const perClick: RuleKind<'per-click'> = {
  on: ['click'],
  earned: ({ amount }, paying, { key }) => forEach(paying, amount, key),
  words: ({ amount }, { parts }) => `${parts(amount)} for each click`,
};
