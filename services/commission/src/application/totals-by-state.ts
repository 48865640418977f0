/** What commissions come to in each state: a part of one may be approved and a part pending (row 32). */

export const partStates = ['held', 'pending', 'approved', 'settled', 'paid'] as const;
export type PartState = (typeof partStates)[number];

/** Commissions that say one state of themselves, in one currency: how many have something in each state, and what. */
export interface Sums {
  readonly state: string;
  readonly unsettled: boolean;
  readonly currency: string;
  readonly count: bigint;
  readonly parts: Readonly<Record<PartState, { readonly count: bigint; readonly amount: bigint }>>;
}

export interface StateTotal {
  readonly state: string;
  readonly unsettled: boolean;
  readonly currency: string;
  readonly count: bigint;
  readonly amount: bigint;
}

/** One with parts in several states counts in each of them. */
export function totalsByState(sums: readonly Sums[]): StateTotal[] {
  const totals = new Map<string, StateTotal>();
  for (const one of sums.flatMap(inStates)) {
    const key = JSON.stringify([one.state, one.unsettled, one.currency]);
    const { count, amount } = totals.get(key) ?? { count: 0n, amount: 0n };
    totals.set(key, { ...one, count: count + one.count, amount: amount + one.amount });
  }
  return [...totals].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, total]) => total);
}

/** A state without amounts, such as reversed, has all commissions that say it of themselves. */
function inStates({ state, unsettled, currency, count, parts }: Sums): StateTotal[] {
  const own = { state, unsettled, currency, count, amount: 0n };
  return [
    ...((partStates as readonly string[]).includes(state) ? [] : [own]),
    ...partStates
      .filter((part) => parts[part].count > 0n)
      .map((part) => ({ state: part, unsettled: unsettled && part === 'pending', currency, ...parts[part] })),
  ];
}
