/** Payout runs and their payouts. */
import type { PartnerId, PayoutId, PayoutRunId } from '../ids.js';

export interface PayoutFacts {
  PayoutRunProposed: {
    readonly run: PayoutRunId;
    readonly number: number;
    readonly currency: string;
    readonly payouts: readonly { readonly payout: PayoutId; readonly partner: PartnerId; readonly amount: number }[];
  };
  PayoutRunApproved: { readonly run: PayoutRunId; readonly amount: number; readonly count: number };
  PayoutRunCancelled: { readonly run: PayoutRunId };
  PayoutRequested: {
    readonly payout: PayoutId;
    readonly run: PayoutRunId;
    readonly partner: PartnerId;
    readonly currency: string;
    readonly amount: number;
  };
  PayoutPaid: {
    readonly payout: PayoutId;
    readonly run: PayoutRunId;
    readonly partner: PartnerId;
    readonly currency: string;
    readonly amount: number;
  };
  PayoutReturned: {
    readonly payout: PayoutId;
    readonly run: PayoutRunId;
    readonly partner: PartnerId;
    readonly currency: string;
    readonly amount: number;
    readonly cause: string;
  };
}
