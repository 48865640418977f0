/** Row 32: a decision carries the amount that its author saw, so that nobody decides on what changed meanwhile. */
import { commissionId } from '@tributary/contracts';
import { isOpen } from './allocation.js';
import type { Commission } from './commission.js';
import type { Conversion } from './conversion.js';

export type Refusal =
  | 'unknown-commission'
  | 'commission-on-hold'
  | 'bonus-not-settled'
  | 'amount-changed'
  | 'wrong-state'
  | 'payout-under-way';

export type DecisionKind = 'approve' | 'withdraw' | 'reject' | 'reopen' | 'release' | 'correct';

/** What a decision is taken on, as it is now. */
export interface Decided {
  readonly conversion: Conversion;
  readonly commission: Commission;
  /** What of it is paid out or kept for a debt. */
  readonly settled: bigint;
  /** A payout to the partner in this currency has no result yet; what is in it is not known. */
  readonly isPayoutOpen: boolean;
  /** A bonus that sales of its period may still undo. */
  readonly isUnsettled: boolean;
}

export interface Wish {
  /** What its author saw. */
  readonly amount: bigint;
  /** Of a correction: the amount from now on. */
  readonly corrected?: bigint | undefined;
}

export function decide(kind: DecisionKind, decided: Decided | undefined, wish: Wish): Refusal | null {
  return decided ? decisions[kind](decided, wish) : 'unknown-commission';
}

const totalOf = ({ posted: { held, pending, approved } }: Commission): bigint => held + pending + approved;

const decisions: Readonly<Record<DecisionKind, (decided: Decided, wish: Wish) => Refusal | null>> = {
  approve: ({ commission, isUnsettled }, { amount }) => {
    if (commission.rejected) return 'wrong-state';
    if (isUnsettled) return 'bonus-not-settled';
    if (commission.posted.held > 0n) return 'commission-on-hold';
    return commission.posted.pending === 0n || commission.posted.pending !== amount ? 'amount-changed' : null;
  },

  /** What is approved and in no payout. */
  withdraw: ({ commission, settled, isPayoutOpen }, { amount }) => {
    if (commission.component === 'manual') return 'wrong-state';
    if (isPayoutOpen) return 'payout-under-way';
    const open = commission.posted.approved - settled;
    if (open <= 0n) return 'wrong-state';
    return open === amount ? null : 'amount-changed';
  },

  /** What is rejected is all that is not paid for by an approval: held and pending, and what was approved as well. */
  reject: ({ commission }, { amount }) => {
    if (commission.component === 'manual') return 'wrong-state';
    if (commission.rejected) return 'wrong-state';
    return totalOf(commission) === amount ? null : 'amount-changed';
  },

  reopen: ({ commission }) => (commission.rejected ? null : 'wrong-state'),

  /** A dispute and a suspension hold as well, and are no hold that a person ends here. */
  release: ({ conversion, commission }, { amount }) => {
    const isHeldByTime = conversion.frozen.some(({ holdUntil }) => holdUntil !== null);
    if (commission.released || !isHeldByTime || conversion.chargebacks.some(isOpen)) return 'wrong-state';
    return commission.posted.held > 0n && commission.posted.held === amount ? null : 'amount-changed';
  },

  correct: ({ commission }, { amount, corrected }) => {
    if (commission.component === 'manual' || commission.rejected) return 'wrong-state';
    if (totalOf(commission) !== amount) return 'amount-changed';
    return commission.corrected === corrected ? 'wrong-state' : null;
  },
};

/** By its id, because a partner may have several of one conversion. */
export function commissionIn(conversion: Conversion | undefined, id: string): Commission | undefined {
  return conversion?.commissions.find(
    ({ partner, component }) => commissionId({ conversion: conversion.id, partner, component }) === id,
  );
}
