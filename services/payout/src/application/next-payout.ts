import { exactly } from '@tributary/money';
import type { BalanceRow } from '../projections/payout.reader.js';

export interface Blocker {
  readonly code: 'nothing-available' | 'debt' | 'awaiting-approval' | 'suspended';
  readonly detail: string;
}

export interface NextPayout {
  readonly amounts: { amount: number; currency: string }[];
  readonly date: string | null;
  readonly blockers: Blocker[];
}

/** What comes next, when (the first of the month, UTC), and what is in the way. */
export function nextPayout(rows: readonly BalanceRow[], now: number): NextPayout {
  const available = rows.filter((row) => BigInt(row.available) > 0n);
  return {
    amounts: available.map((row) => ({ amount: exactly(row.available), currency: row.currency })),
    date: available.length === 0 ? null : firstOfNextMonth(now),
    blockers: blockersOf(rows, available.length === 0),
  };
}

function blockersOf(rows: readonly BalanceRow[], isEmpty: boolean): Blocker[] {
  const blockers: Blocker[] = [];
  if (rows.some(({ partnerState }) => partnerState === 'suspended')) {
    blockers.push({ code: 'suspended', detail: 'Your account is suspended. Ask your partner manager.' });
  }
  if (rows.some(({ debt }) => BigInt(debt) > 0n)) {
    blockers.push({ code: 'debt', detail: 'A refund came after its payout. Your next commissions repay it.' });
  }
  if (!isEmpty) return blockers;
  const waits = rows.some(({ pending }) => BigInt(pending) > 0n);
  return [
    ...blockers,
    waits
      ? { code: 'awaiting-approval', detail: 'Your commissions are waiting for approval.' }
      : {
          code: 'nothing-available',
          detail: 'A commission becomes available when its hold has ended and it is approved.',
        },
  ];
}

function firstOfNextMonth(now: number): string {
  const date = new Date(now);
  return new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 1)).toISOString().slice(0, 10);
}
