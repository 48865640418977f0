/** Row 32: a decision carries the amount that its author saw, so that nobody decides on what changed meanwhile. */
import { commissionId } from '@tributary/contracts';
import type { Commission, Conversion } from './conversion.js';

export type Refusal = 'unknown-commission' | 'commission-on-hold' | 'amount-changed' | 'wrong-state';

export function decideApproval(commission: Commission | undefined, amount: bigint): Refusal | null {
  if (!commission || commission.rejected) return 'unknown-commission';
  if (commission.posted.held > 0n) return 'commission-on-hold';
  if (commission.posted.pending === 0n || commission.posted.pending !== amount) return 'amount-changed';
  return null;
}

/** What is rejected is all that is not paid for by an approval: held and pending, and what was approved as well. */
export function decideRejection(commission: Commission | undefined, amount: bigint): Refusal | null {
  if (!commission || commission.rejected) return 'unknown-commission';
  const { held, pending, approved } = commission.posted;
  return held + pending + approved === amount ? null : 'amount-changed';
}

export function decideReopening(commission: Commission | undefined): Refusal | null {
  if (!commission) return 'unknown-commission';
  return commission.rejected ? null : 'wrong-state';
}

/** By its id, because a partner may have several of one conversion. */
export function commissionIn(conversion: Conversion | undefined, id: string): Commission | undefined {
  return conversion?.commissions.find(
    ({ partner, component }) => commissionId({ conversion: conversion.id, partner, component }) === id,
  );
}
