/** A part of a commission may be approved and a part pending. */
import type { Commission, Money } from '@tributary/api-client';

export const partStates = ['held', 'pending', 'approved', 'settled', 'paid'] as const;
export type PartState = (typeof partStates)[number];

type Parted = Pick<Commission, PartState>;

/** What of it is in which state; together they are its amount. The API counts as approved what is settled and paid as well. */
export function partsOf({ held, pending, approved, settled, paid }: Parted): Readonly<Record<PartState, Money>> {
  const waiting = { ...approved, amount: approved.amount - settled.amount - paid.amount };
  return { held, pending, approved: waiting, settled, paid };
}

export const isPartState = (state: string | undefined): state is PartState =>
  (partStates as readonly (string | undefined)[]).includes(state);

/** What is in other states than the one that it says of itself. */
export function otherParts(commission: Parted & Pick<Commission, 'state'>): { state: PartState; amount: Money }[] {
  const parts = partsOf(commission);
  return partStates
    .filter((state) => state !== commission.state && parts[state].amount !== 0)
    .map((state) => ({ state, amount: parts[state] }));
}
