/** What the ledger remembers, in slices. A slice is replaced, never changed, so whoever loaded it sees what is new. */
import type { CommissionId, OrganisationId, PartnerId, PayoutId } from '@tributary/contracts';

export const accounts = [
  'commission-expense',
  'partner-held',
  'partner-pending',
  'partner-available',
  'partner-debt',
  'in-transit',
  'paid',
  'written-off',
] as const;
export type AccountName = (typeof accounts)[number];

/** One partner's money in one currency. */
export interface Owner {
  readonly organisation: OrganisationId;
  readonly partner: PartnerId;
  readonly currency: string;
}

export interface Balance extends Owner {
  readonly held: bigint;
  readonly pending: bigint;
  readonly available: bigint;
  readonly inTransit: bigint;
  readonly paid: bigint;
  /** What the partner owes; never beside something available. */
  readonly debt: bigint;
  readonly writtenOff: bigint;
  /** The part of `available` that belongs to no commission: a payout came back whose commission was refunded meanwhile. */
  readonly unassigned: bigint;
}

/** A part of a commission that is no longer available. `at` is null while its payout is under way. */
export interface Settled {
  readonly amount: bigint;
  readonly at: number | null;
  readonly payout: PayoutId | null;
}

/** The approved money of one commission: unpaid and settled add up to what its entries approved. */
export interface Funds extends Owner {
  readonly commission: CommissionId;
  /** Position of its first approval: the oldest is paid first. */
  readonly since: bigint;
  readonly unpaid: bigint;
  /** The latest last. */
  readonly settled: readonly Settled[];
}

/** A payout as the ledger took it. */
export interface Reservation extends Owner {
  readonly payout: PayoutId;
  readonly amount: bigint;
  readonly state: 'reserved' | 'refused' | 'paid' | 'returned';
  readonly commissions: readonly CommissionId[];
}

export interface Books {
  readonly balances: Map<string, Balance>;
  readonly funds: Map<CommissionId, Funds>;
  readonly reservations: Map<PayoutId, Reservation>;
}

/** What is paid out of a commission or kept for a debt, and what payouts sent of it; not what is under way. */
export interface Settlement {
  readonly amount: bigint;
  readonly paid: bigint;
}

/** Books in the course of one event: what was settled of the commissions that it touched before it did. */
export interface OpenBooks extends Books {
  readonly settledBefore: Map<CommissionId, Settlement>;
}

export const emptyBooks = (): Books => ({ balances: new Map(), funds: new Map(), reservations: new Map() });

export const ownerKey = ({ organisation, partner, currency }: Owner): string =>
  `${organisation} ${partner} ${currency}`;

export function balanceOf(books: Books, { organisation, partner, currency }: Owner): Balance {
  return (
    books.balances.get(ownerKey({ organisation, partner, currency })) ?? {
      organisation,
      partner,
      currency,
      held: 0n,
      pending: 0n,
      available: 0n,
      inTransit: 0n,
      paid: 0n,
      debt: 0n,
      writtenOff: 0n,
      unassigned: 0n,
    }
  );
}

export function putFunds(books: OpenBooks, funds: Funds): void {
  const { commission } = funds;
  if (!books.settledBefore.has(commission)) books.settledBefore.set(commission, settledOf(books.funds.get(commission)));
  books.funds.set(commission, funds);
}

export function settledOf(funds: Funds | undefined): Settlement {
  const settled = (funds?.settled ?? []).filter(({ at }) => at !== null);
  return { amount: sumOf(settled), paid: sumOf(settled.filter(({ payout }) => payout !== null)) };
}

const sumOf = (parts: readonly Settled[]): bigint => parts.reduce((sum, { amount }) => sum + amount, 0n);

/** Those with something unpaid, the oldest approval first. */
export function unpaidOf(books: Books, owner: Owner): Funds[] {
  const key = ownerKey(owner);
  return [...books.funds.values()]
    .filter((funds) => funds.unpaid > 0n && ownerKey(funds) === key)
    .sort((a, b) => (a.since === b.since ? compare(a.commission, b.commission) : compare(a.since, b.since)));
}

const compare = <Value extends bigint | string>(a: Value, b: Value): number => (a < b ? -1 : a > b ? 1 : 0);
export const least = (a: bigint, b: bigint): bigint => (a < b ? a : b);
