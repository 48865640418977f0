import { isOf, type RecordedEvent } from '@tributary/contracts';
import type { Movement } from '../domain/ledger.js';

export const ledgerTypes = ['EntryPosted', 'PayoutRequested', 'PayoutPaid', 'PayoutReturned'] as const;

/** How the ledger reads an event: amounts are numbers of minor units in the log and bigints there. */
export function toMovement(recorded: RecordedEvent): Movement | null {
  const { id: cause, organisation, position, recordedAt } = recorded;
  if (isOf(recorded, 'EntryPosted')) {
    const { commission, partner, currency, held, pending, approved } = recorded.data;
    return {
      type: 'EntryPosted',
      organisation,
      partner,
      currency,
      cause,
      position,
      recordedAt,
      commission,
      held: BigInt(held),
      pending: BigInt(pending),
      approved: BigInt(approved),
    };
  }
  if (isOf(recorded, 'PayoutRequested', 'PayoutPaid', 'PayoutReturned')) {
    const { payout, partner, currency, amount } = recorded.data;
    return {
      type: recorded.type,
      organisation,
      partner,
      currency,
      cause,
      position,
      recordedAt,
      payout,
      amount: BigInt(amount),
    };
  }
  return null;
}
