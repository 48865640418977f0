/** One payout as its own stream tells it. */
import { isOf, type RecordedEvent, type RecordedOf } from '@tributary/contracts';

type Terms = Pick<RecordedOf<'PayoutRequested'>['data'], 'payout' | 'run' | 'partner' | 'currency' | 'amount'>;

export interface Payout {
  readonly terms: Terms;
  readonly state: 'requested' | 'paid' | 'returned';
  /** Of its stream. */
  readonly revision: number;
}

export function evolvePayout(payout: Payout | undefined, event: RecordedEvent): Payout | undefined {
  const { revision } = event;
  if (isOf(event, 'PayoutRequested')) return { terms: event.data, state: 'requested', revision };
  if (!payout) return undefined;
  if (isOf(event, 'PayoutPaid')) return { ...payout, state: 'paid', revision };
  if (isOf(event, 'PayoutReturned')) return { ...payout, state: 'returned', revision };
  return payout;
}

/**
 * What a bank may send back: what it was sent, or what it is about to be sent, as long as the ledger has set it aside.
 * Without that the ledger itself gives the payout back, and two may not.
 */
export function decideReturn(
  payout: Payout | undefined,
  isReserved: boolean,
): 'return' | 'returned-before' | 'wrong-state' {
  if (payout?.state === 'returned') return 'returned-before';
  if (payout?.state === 'paid') return 'return';
  return payout && isReserved ? 'return' : 'wrong-state';
}
