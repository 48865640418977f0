/** The double-entry ledger as a pure fold: every event that moves money becomes one transaction whose postings sum to zero. */
import type { CommissionId, EventId, PayoutId } from '@tributary/contracts';
import {
  type AccountName,
  balanceOf,
  type Books,
  least,
  type OpenBooks,
  type Owner,
  ownerKey,
  type Settlement,
  settledOf,
} from './books.js';
import { approve, cover, giveBack, markPaid, reduce, settleOldest } from './movements.js';

export type Movement = Owner & { readonly cause: EventId; readonly position: bigint; readonly recordedAt: number } & (
    | {
        readonly type: 'EntryPosted';
        readonly commission: CommissionId;
        readonly held: bigint;
        readonly pending: bigint;
        readonly approved: bigint;
        /** Row 33: what was settled before this moment is written off where less is approved. */
        readonly clawbackFrom: number;
      }
    | {
        readonly type: 'PayoutRequested' | 'PayoutPaid' | 'PayoutReturned';
        readonly payout: PayoutId;
        readonly amount: bigint;
      }
  );

export interface Posting {
  readonly account: AccountName;
  /** Above 0 towards the partner, so a debt is below it. */
  readonly amount: bigint;
}

/** What one event moved. */
export interface Transaction extends Owner {
  readonly cause: EventId;
  readonly position: bigint;
  /** They sum to zero. */
  readonly postings: readonly Posting[];
}

export interface Folded {
  /** Null where no money moves. */
  readonly transaction: Transaction | null;
  /** A payout that asked for more than is available. */
  readonly refused: PayoutId | null;
  /** The commissions of which more or less is settled than before, and how much. */
  readonly settled: readonly (Settlement & { readonly commission: CommissionId })[];
}

type Amounts = Partial<Record<AccountName, bigint>>;

export function fold(books: Books, movement: Movement): Folded {
  const open: OpenBooks = { ...books, settledBefore: new Map() };
  return { ...move(open, movement), settled: settledIn(open) };
}

type Moved = Omit<Folded, 'settled'>;

function move(books: OpenBooks, movement: Movement): Moved {
  switch (movement.type) {
    case 'EntryPosted':
      return posted(books, movement, entryAmounts(books, movement));
    case 'PayoutRequested':
      return request(books, movement);
    case 'PayoutPaid':
      return posted(books, movement, paidAmounts(books, movement));
    case 'PayoutReturned':
      return posted(books, movement, returnedAmounts(books, movement));
  }
}

function settledIn({ settledBefore, funds }: OpenBooks): Folded['settled'] {
  return [...settledBefore].flatMap(([commission, before]) => {
    const after = settledOf(funds.get(commission));
    return after.amount === before.amount && after.paid === before.paid ? [] : [{ commission, ...after }];
  });
}

function entryAmounts(books: OpenBooks, entry: Extract<Movement, { type: 'EntryPosted' }>): Amounts {
  const { commission, held, pending, approved, position, recordedAt, clawbackFrom } = entry;
  const amounts: Amounts = {
    'commission-expense': -(held + pending + approved),
    'partner-held': held,
    'partner-pending': pending,
  };
  if (approved > 0n) {
    const repaid = approve(books, entry, commission, approved, position, recordedAt);
    return { ...amounts, 'partner-debt': repaid, 'partner-available': approved - repaid };
  }
  if (approved < 0n) {
    const { fromAvailable, toDebt, writtenOff } = reduce(
      books,
      entry,
      commission,
      -approved,
      position,
      recordedAt,
      clawbackFrom,
    );
    return { ...amounts, 'partner-available': -fromAvailable, 'partner-debt': -toDebt, 'written-off': -writtenOff };
  }
  return amounts;
}

type PayoutMovement = Extract<Movement, { payout: PayoutId }>;

/** Decided against the balance as it stands here, so no money is promised twice. */
function request(books: OpenBooks, movement: PayoutMovement): Moved {
  const { organisation, partner, currency, payout, amount } = movement;
  if (books.reservations.has(payout)) return { transaction: null, refused: null };
  const refused = amount <= 0n || balanceOf(books, movement).available < amount;
  const commissions = refused ? [] : cover(books, movement, payout, amount);
  books.reservations.set(payout, {
    organisation,
    partner,
    currency,
    payout,
    amount,
    commissions,
    state: refused ? 'refused' : 'reserved',
  });
  if (refused) return { transaction: null, refused: payout };
  return posted(books, movement, { 'partner-available': -amount, 'in-transit': amount });
}

function paidAmounts(books: OpenBooks, { payout, recordedAt }: PayoutMovement): Amounts {
  const reservation = books.reservations.get(payout);
  if (reservation?.state !== 'reserved') return {};
  markPaid(books, reservation.commissions, payout, recordedAt);
  books.reservations.set(payout, { ...reservation, state: 'paid' });
  return { 'in-transit': -reservation.amount, paid: reservation.amount };
}

/** What comes back repays debt first, like every other money of the partner; the rest is available again. */
function returnedAmounts(books: OpenBooks, movement: PayoutMovement): Amounts {
  const { payout, recordedAt } = movement;
  const reservation = books.reservations.get(payout);
  if (reservation?.state !== 'reserved' && reservation?.state !== 'paid') return {};
  books.reservations.set(payout, { ...reservation, state: 'returned' });
  const { amount } = reservation;
  const unassigned = giveBack(books, reservation.commissions, payout, amount);
  const balance = balanceOf(books, movement);
  const repaid = least(balance.debt, amount);
  const fromUnassigned = least(unassigned, repaid);
  books.balances.set(ownerKey(movement), { ...balance, unassigned: balance.unassigned + unassigned - fromUnassigned });
  settleOldest(books, movement, repaid - fromUnassigned, { at: recordedAt, payout: null });
  return {
    [reservation.state === 'paid' ? 'paid' : 'in-transit']: -amount,
    'partner-debt': repaid,
    'partner-available': amount - repaid,
  };
}

function posted(books: Books, movement: Movement, amounts: Amounts): Moved {
  const postings = (Object.entries(amounts) as [AccountName, bigint][])
    .filter(([, amount]) => amount !== 0n)
    .map(([account, amount]) => ({ account, amount }));
  if (postings.length === 0) return { transaction: null, refused: null };
  const { organisation, partner, currency, cause, position } = movement;
  const change = (account: AccountName): bigint => amounts[account] ?? 0n;
  const balance = balanceOf(books, movement);
  books.balances.set(ownerKey(movement), {
    ...balance,
    held: balance.held + change('partner-held'),
    pending: balance.pending + change('partner-pending'),
    available: balance.available + change('partner-available'),
    inTransit: balance.inTransit + change('in-transit'),
    paid: balance.paid + change('paid'),
    debt: balance.debt - change('partner-debt'),
    writtenOff: balance.writtenOff - change('written-off'),
  });
  return { transaction: { organisation, partner, currency, cause, position, postings }, refused: null };
}
