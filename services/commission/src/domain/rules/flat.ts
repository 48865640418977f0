import type { DataOf, RuleKind } from './kind.js';

export type FlatRule = Omit<DataOf<'flat'>, 'amount'> & { readonly amount: bigint };

/** A sum for each sale, which stays while anything of it remains. */
export const flat: RuleKind<'flat', FlatRule> = {
  needs: { field: 'amount', message: 'A flat rule needs an amount' },
  read: (data) => ({ ...data, amount: BigInt(data.amount) }),
  write: (rule) => ({ ...rule, amount: Number(rule.amount) }),
  earned: ({ amount }) => amount,
  words: ({ name }, currency) => `${name}: a fixed amount in ${currency} for each sale`,
};
