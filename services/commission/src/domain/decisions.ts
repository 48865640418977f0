/** Rows 32 and 36: what people decide about a commission, as facts. */
import { commissionId, type EntryCause } from '@tributary/contracts';
import { type Customer, customerKey, customerOf } from './books.js';
import type { Commission } from './commission.js';
import { type Conversion, conversionKey, placeOf, withChanges } from './conversion.js';
import type { FactOf } from './facts.js';
import { byPlace } from './order.js';
import { purchasesKey } from './purchases.js';
import { membersFrom } from './tally-members.js';
import { toldKey, type Work } from './work.js';

export type DecisionType =
  | 'CommissionApproved'
  | 'ApprovalWithdrawn'
  | 'CommissionRejected'
  | 'CommissionReopened'
  | 'CommissionReleased'
  | 'CommissionCorrected';

export const causes: Readonly<Record<DecisionType, EntryCause>> = {
  CommissionApproved: 'approved',
  ApprovalWithdrawn: 'withdrawn',
  CommissionRejected: 'rejected',
  CommissionReopened: 'reopened',
  CommissionReleased: 'released',
  CommissionCorrected: 'corrected',
};

type Decision = FactOf<DecisionType>;

/** A decision follows what was posted, so one about an unknown commission has nothing to change. */
export function decide(work: Work, fact: Decision): void {
  const { commission: id, conversion, partner } = fact.data;
  const found =
    work.books.get<Conversion>(conversionKey(conversion)) ??
    work.books.get<Conversion>(conversionKey(conversion, partner));
  const commission = found?.commissions.find(
    (one) => one.partner === partner && commissionId({ conversion, partner, component: one.component }) === id,
  );
  if (!found?.sold || !commission) return;
  const next = changed(commission, fact);
  const commissions = found.commissions.map((one) => (one === commission ? next : one));
  work.books.set(found.key, withChanges(found, { commissions }));
  if (next.rejected !== commission.rejected) {
    work.told.add(toldKey(found, next));
    const isFraud = commissions.some(({ fraud }) => fraud);
    if (isFraud || commission.fraud) doubt(work, found, isFraud);
    work.counted.add(found.key);
  }
  work.targeted.add(found.key);
}

function changed(commission: Commission, { type, data }: Decision): Commission {
  switch (type) {
    case 'CommissionApproved':
      return { ...commission, allowed: commission.posted.approved + data.amount };
    case 'ApprovalWithdrawn': {
      const rest = commission.allowed - data.amount;
      return { ...commission, allowed: rest > 0n ? rest : 0n, byHand: true };
    }
    case 'CommissionRejected':
      return { ...commission, rejected: true, fraud: data.fraud === true, allowed: 0n };
    case 'CommissionReopened':
      return { ...commission, rejected: false, fraud: false };
    case 'CommissionReleased':
      return { ...commission, released: true };
    case 'CommissionCorrected':
      return { ...commission, corrected: data.amount };
  }
}

/** Row 21: a customer of a fraud earns nothing more. */
function doubt(work: Work, conversion: Conversion, isFraud: boolean): void {
  if (!conversion.customer) return;
  const customer = customerOf(work.books, conversion.customer, conversion.program);
  const place = placeOf(conversion);
  const others = customer.frauds.filter((one) => byPlace(one, place) !== 0);
  const frauds = isFraud ? [...others, place].sort(byPlace) : others;
  work.books.set(customerKey(customer.id), { ...customer, frauds } satisfies Customer);
  for (const { id } of membersFrom(work.books, purchasesKey(customer.id))) work.targeted.add(id);
}
