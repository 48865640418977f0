/** The double-entry ledger of what partners are owed: a pure fold. Rows 32 to 34 of the specification of commissions. */
import type { CommissionId, PartnerId, PayoutId } from '@tributary/contracts';

export type AccountName =
  | 'commission-expense' | 'partner-held' | 'partner-pending' | 'partner-available' | 'partner-debt' | 'in-transit' | 'paid' | 'written-off';

export interface Posting {
  readonly account: AccountName;
  /** Above 0 towards the partner. A debt is negative. */
  readonly amount: bigint;
}

/** The approved and unpaid part of a commission. */
export interface Claim {
  readonly commission: CommissionId;
  readonly amount: bigint;
}

/** One partner in one currency. */
export interface Account {
  readonly partner: PartnerId;
  readonly currency: string;
  readonly held: bigint;
  readonly pending: bigint;
  /** The sum of the open claims. */
  readonly available: bigint;
  readonly inTransit: bigint;
  readonly paid: bigint;
  readonly debt: bigint;
  /** Oldest approval first. */
  readonly open: readonly Claim[];
  readonly inPayout: Readonly<Record<PayoutId, readonly Claim[]>>;
}

export type LedgerEvent =
  | {
      readonly kind: 'entry'; readonly commission: CommissionId; readonly held: bigint; readonly pending: bigint; readonly approved: bigint;
      readonly recordedAt: number;
      /** When the commission was paid, or null. */
      readonly paidAt: number | null;
    }
  | { readonly kind: 'requested' | 'paid' | 'returned'; readonly payout: PayoutId; readonly amount: bigint };

export interface Change {
  readonly account: Account;
  readonly postings: readonly Posting[];
  /** Commissions that this event has paid. */
  readonly nowPaid: readonly CommissionId[];
}

/** Days after payment within which a refund becomes a debt; the last day counts. */
const clawbackDays = 180;
const day = 86_400_000;

export function emptyAccount(partner: PartnerId, currency: string): Account {
  return { partner, currency, held: 0n, pending: 0n, available: 0n, inTransit: 0n, paid: 0n, debt: 0n, open: [], inPayout: {} };
}

export function post(account: Account, event: LedgerEvent): Change {
  switch (event.kind) {
    case 'entry': return postEntry(account, event);
    case 'requested': return request(account, event.payout, event.amount);
    case 'paid': return pay(account, event.payout, event.amount);
    case 'returned': return giveBack(account, event.payout, event.amount);
  }
}

function postEntry(account: Account, entry: Extract<LedgerEvent, { kind: 'entry' }>): Change {
  const moved = entry.approved >= 0n ? approve(account, entry.commission, entry.approved) : takeBack(account, entry);
  const postings = balanced([
    { account: 'partner-held', amount: entry.held }, { account: 'partner-pending', amount: entry.pending }, ...moved.postings,
  ]);
  const changed = { ...moved.account, held: account.held + entry.held, pending: account.pending + entry.pending };
  return { account: changed, postings, nowPaid: [] };
}

interface Moved {
  readonly account: Account;
  readonly postings: readonly Posting[];
}

/** What is approved repays a debt first. */
function approve(account: Account, commission: CommissionId, amount: bigint): Moved {
  const repaid = least(account.debt, amount);
  const rest = amount - repaid;
  return {
    account: {
      ...account, debt: account.debt - repaid, available: account.available + rest,
      open: rest === 0n ? account.open : addClaim(account.open, { commission, amount: rest }),
    },
    postings: [{ account: 'partner-debt', amount: repaid }, { account: 'partner-available', amount: rest }],
  };
}

/** A decrease takes what is unpaid of its own commission, then of others, and what is left becomes a debt or is written off. */
function takeBack(account: Account, { commission, approved, recordedAt, paidAt }: Extract<LedgerEvent, { kind: 'entry' }>): Moved {
  const own = takeClaims(account.open, -approved, (claim) => claim.commission === commission);
  const isTooLate = paidAt !== null && recordedAt > paidAt + clawbackDays * day;
  const others = isTooLate ? { open: own.open, taken: 0n } : takeClaims(own.open, -approved - own.taken, () => true);
  const fromAvailable = own.taken + others.taken;
  const rest = -approved - fromAvailable;
  const debt = isTooLate ? 0n : rest;
  return {
    account: { ...account, open: others.open, available: account.available - fromAvailable, debt: account.debt + debt },
    postings: [
      { account: 'partner-available', amount: -fromAvailable }, { account: 'partner-debt', amount: -debt },
      { account: 'written-off', amount: debt - rest },
    ],
  };
}

/** A payout that was decided stands; where a refund came in between, what is missing becomes a debt. */
function request(account: Account, payout: PayoutId, amount: bigint): Change {
  const { open, taken, claims } = takeClaims(account.open, amount, () => true);
  const missing = amount - taken;
  const changed: Account = {
    ...account, open, available: account.available - taken, inTransit: account.inTransit + amount, debt: account.debt + missing,
    inPayout: { ...account.inPayout, [payout]: claims },
  };
  const postings = kept([
    { account: 'partner-available', amount: -taken }, { account: 'partner-debt', amount: -missing }, { account: 'in-transit', amount },
  ]);
  return { account: changed, postings, nowPaid: [] };
}

function pay(account: Account, payout: PayoutId, amount: bigint): Change {
  const { [payout]: claims = [], ...inPayout } = account.inPayout;
  return {
    account: { ...account, inTransit: account.inTransit - amount, paid: account.paid + amount, inPayout },
    postings: kept([{ account: 'in-transit', amount: -amount }, { account: 'paid', amount }]),
    nowPaid: claims.map(({ commission }) => commission),
  };
}

function giveBack(account: Account, payout: PayoutId, amount: bigint): Change {
  const { [payout]: claims = [], ...inPayout } = account.inPayout;
  const repaid = least(account.debt, amount);
  const returned = takeClaims(claims, repaid, () => true).open;
  const available = returned.reduce((sum, claim) => sum + claim.amount, 0n);
  return {
    account: {
      ...account, inPayout, inTransit: account.inTransit - amount, debt: account.debt - repaid, available: account.available + available,
      open: [...returned, ...account.open],
    },
    postings: kept([
      { account: 'in-transit', amount: -amount }, { account: 'partner-debt', amount: repaid }, { account: 'partner-available', amount: available },
    ]),
    nowPaid: [],
  };
}

function addClaim(open: readonly Claim[], claim: Claim): Claim[] {
  const known = open.some(({ commission }) => commission === claim.commission);
  if (!known) return [...open, claim];
  return open.map((one) => (one.commission === claim.commission ? { ...one, amount: one.amount + claim.amount } : one));
}

function takeClaims(open: readonly Claim[], wanted: bigint, from: (claim: Claim) => boolean) {
  let left = wanted;
  const claims: Claim[] = [];
  const rest = open.flatMap((claim) => {
    const taken = from(claim) ? least(claim.amount, left) : 0n;
    if (taken === 0n) return claim;
    left -= taken;
    claims.push({ ...claim, amount: taken });
    return taken === claim.amount ? [] : { ...claim, amount: claim.amount - taken };
  });
  return { open: rest, taken: wanted - left, claims };
}

const least = (a: bigint, b: bigint): bigint => (a < b ? a : b);
const kept = (postings: readonly Posting[]): Posting[] => postings.filter(({ amount }) => amount !== 0n);

/** The organisation's expense bears the other side of everything that a partner earns. */
function balanced(postings: readonly Posting[]): Posting[] {
  const sum = postings.reduce((total, { amount }) => total + amount, 0n);
  return kept([...postings, { account: 'commission-expense', amount: -sum }]);
}
