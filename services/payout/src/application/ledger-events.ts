import { isOf, type PartnerId, type RecordedEvent } from '@tributary/contracts';
import type { LedgerEvent } from '../domain/ledger.js';

export const ledgerTypes = ['EntryPosted', 'PayoutRequested', 'PayoutPaid', 'PayoutReturned'] as const;

/** Whose account an event touches, and how; `paidAt` of its commission comes from whoever knows it. */
export interface AccountEvent {
  readonly partner: PartnerId;
  readonly currency: string;
  event(paidAt: (commission: string) => number | null): LedgerEvent;
}

export function toAccountEvent(recorded: RecordedEvent): AccountEvent | null {
  if (isOf(recorded, 'EntryPosted')) {
    const { commission, partner, currency, held, pending, approved } = recorded.data;
    return {
      partner, currency,
      event: (paidAt) => ({
        kind: 'entry', commission, held: BigInt(held), pending: BigInt(pending), approved: BigInt(approved),
        recordedAt: recorded.recordedAt, paidAt: paidAt(commission),
      }),
    };
  }
  if (isOf(recorded, 'PayoutRequested') || isOf(recorded, 'PayoutPaid') || isOf(recorded, 'PayoutReturned')) {
    const kind = { PayoutRequested: 'requested', PayoutPaid: 'paid', PayoutReturned: 'returned' } as const;
    const { payout, partner, currency, amount } = recorded.data;
    return { partner, currency, event: () => ({ kind: kind[recorded.type as keyof typeof kind], payout, amount: BigInt(amount) }) };
  }
  return null;
}

export const accountKey = (partner: string, currency: string): string => `${partner}/${currency}`;
