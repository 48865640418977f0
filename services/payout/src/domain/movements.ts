/** How money moves between commissions of one partner and currency (`rules.md` rows 32 to 34). */
import type { CommissionId, PayoutId } from '@tributary/contracts';
import {
  balanceOf,
  type Books,
  type Funds,
  least,
  type OpenBooks,
  type Owner,
  ownerKey,
  putFunds,
  type Settled,
  unpaidOf,
} from './books.js';

export interface Reduction {
  readonly fromAvailable: bigint;
  readonly toDebt: bigint;
  readonly writtenOff: bigint;
}

/** An approval first repays debt; that part counts as paid at that moment. Answers how much it repaid. */
export function approve(
  books: OpenBooks,
  owner: Owner,
  commission: CommissionId,
  amount: bigint,
  position: bigint,
  at: number,
): bigint {
  const repaid = least(balanceOf(books, owner).debt, amount);
  const funds = fundsOf(books, owner, commission, position);
  const settled = repaid > 0n ? [...funds.settled, { amount: repaid, at, payout: null }] : funds.settled;
  putFunds(books, { ...funds, unpaid: funds.unpaid + amount - repaid, settled });
  return repaid;
}

/** Takes the commission's own unpaid amount first, then what was settled of it, the latest first. */
export function reduce(
  books: OpenBooks,
  owner: Owner,
  commission: CommissionId,
  amount: bigint,
  position: bigint,
  at: number,
  clawbackFrom: number,
): Reduction {
  const funds = fundsOf(books, owner, commission, position);
  const own = least(funds.unpaid, amount);
  const { settled, recoverable, writtenOff } = reverseSettled(funds.settled, amount - own, clawbackFrom);
  putFunds(books, { ...funds, unpaid: funds.unpaid - own, settled });
  const unassigned = least(balanceOf(books, owner).unassigned, recoverable);
  spendUnassigned(books, owner, unassigned);
  const others = settleOldest(books, owner, recoverable - unassigned, { at, payout: null });
  const fromOthers = others.reduce((sum, { amount: part }) => sum + part, 0n);
  return { fromAvailable: own + unassigned + fromOthers, toDebt: recoverable - unassigned - fromOthers, writtenOff };
}

function reverseSettled(settled: readonly Settled[], amount: bigint, clawbackFrom: number) {
  const remaining: Settled[] = [];
  let left = amount;
  let writtenOff = 0n;
  for (const part of settled.toReversed()) {
    const taken = least(part.amount, left);
    left -= taken;
    if (part.at !== null && part.at < clawbackFrom) writtenOff += taken;
    if (part.amount > taken) remaining.push({ ...part, amount: part.amount - taken });
  }
  return { settled: remaining.reverse(), recoverable: amount - writtenOff, writtenOff };
}

/** Covers an amount by unpaid commissions, the oldest first; answers what each gave. */
export function settleOldest(
  books: OpenBooks,
  owner: Owner,
  amount: bigint,
  as: Omit<Settled, 'amount'>,
): { commission: CommissionId; amount: bigint }[] {
  const parts: { commission: CommissionId; amount: bigint }[] = [];
  if (amount === 0n) return parts;
  let left = amount;
  for (const funds of unpaidOf(books, owner)) {
    if (left === 0n) break;
    const part = least(funds.unpaid, left);
    left -= part;
    parts.push({ commission: funds.commission, amount: part });
    putFunds(books, {
      ...funds,
      unpaid: funds.unpaid - part,
      settled: [...funds.settled, { ...as, amount: part }],
    });
  }
  return parts;
}

export function cover(books: OpenBooks, owner: Owner, payout: PayoutId, amount: bigint): CommissionId[] {
  const unassigned = least(balanceOf(books, owner).unassigned, amount);
  spendUnassigned(books, owner, unassigned);
  return settleOldest(books, owner, amount - unassigned, { at: null, payout }).map(({ commission }) => commission);
}

export function markPaid(books: OpenBooks, commissions: readonly CommissionId[], payout: PayoutId, at: number): void {
  for (const funds of present(books, commissions)) {
    const settled = funds.settled.map((part) => (part.payout === payout ? { ...part, at } : part));
    putFunds(books, { ...funds, settled });
  }
}

/** Gives a payout's money back to its commissions; answers what none of them is owed any more. */
export function giveBack(
  books: OpenBooks,
  commissions: readonly CommissionId[],
  payout: PayoutId,
  amount: bigint,
): bigint {
  let left = amount;
  for (const funds of present(books, commissions)) {
    const back = funds.settled.reduce((sum, part) => (part.payout === payout ? sum + part.amount : sum), 0n);
    left -= back;
    const settled = funds.settled.filter((part) => part.payout !== payout);
    putFunds(books, { ...funds, unpaid: funds.unpaid + back, settled });
  }
  return left;
}

const present = (books: Books, commissions: readonly CommissionId[]): Funds[] =>
  commissions.flatMap((commission) => books.funds.get(commission) ?? []);

function spendUnassigned(books: Books, owner: Owner, amount: bigint): void {
  if (amount === 0n) return;
  const balance = balanceOf(books, owner);
  books.balances.set(ownerKey(owner), { ...balance, unassigned: balance.unassigned - amount });
}

function fundsOf(
  books: Books,
  { organisation, partner, currency }: Owner,
  commission: CommissionId,
  position: bigint,
): Funds {
  return (
    books.funds.get(commission) ?? {
      organisation,
      partner,
      currency,
      commission,
      since: position,
      unpaid: 0n,
      settled: [],
    }
  );
}
