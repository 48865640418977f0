import { consumerGroup } from '@tributary/bus';

/** Balances, double entry. */
export const ledgerGroup = consumerGroup('payout-ledger', { onFailure: 'park' });
/** Payout runs and what is in them. */
export const runsGroup = consumerGroup('payout-runs', { onFailure: 'park' });
