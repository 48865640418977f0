/** Facts about sales, deals and activities, and what is taken back of them. */
import { type CommissionId, commissionId, paidForId } from '@tributary/contracts';
import { isOpen } from './allocation.js';
import { type Customer, customerKey, customerOf, programKey, type Program } from './books.js';
import { type Chargeback, type Conversion, conversionOf, type Refund, soldAt, withChanges } from './conversion.js';
import type { FactOf } from './facts.js';
import { purchasesKey } from './purchases.js';
import { rank } from './order.js';
import { nothing } from './posted.js';
import { noTerms } from './posting.js';
import { type Activities, activitiesKey } from './qualification.js';
import { settledOfKey } from './targets.js';
import { membersFrom } from './tally-members.js';
import { keepSlices } from './slices.js';
import { programIn, type Work } from './work.js';

export function sell(work: Work, fact: FactOf<'SaleRecorded'> | FactOf<'DealWon'>): void {
  const { program, conversion: id, customer } = fact.data;
  const conversion = conversionOf(work.books, program, id);
  if (conversion.sold) return;
  const sold = soldAt(fact.occurredAt, fact.recordedAt, fact.data);
  const kind = fact.type === 'DealWon' ? 'deal' : 'sale';
  work.books.set(conversion.key, withChanges(conversion, { kind, paidFor: { kind, id }, customer, sold }));
  work.counted.add(conversion.key);
}

export function act(work: Work, { occurredAt, recordedAt, data }: FactOf<'ActivityRecorded'>): void {
  const { program, conversion: id, kind, externalId, source, customer, currency, amount, meta } = data;
  const conversion = conversionOf(work.books, program, id);
  if (conversion.sold) return;
  const sold = soldAt(occurredAt, recordedAt, { externalId, source, currency, amount, meta });
  const paidFor = { kind: 'activity', id } as const;
  const known = { kind: 'activity', activity: kind, paidFor, customer, sold } as const;
  work.books.set(conversion.key, withChanges(conversion, known));
  const keys = work.books.get<Activities>(activitiesKey(customer))?.keys ?? [];
  work.books.set(activitiesKey(customer), { keys: [...keys, conversion.key] } satisfies Activities);
  work.counted.add(conversion.key);
}

/** Row 7: of several amendments the one that occurred last holds; of one instant, the larger. */
export function amend(work: Work, { occurredAt: at, data }: FactOf<'ConversionAmended'> | FactOf<'DealAmended'>): void {
  const { program, conversion: id, currency, amount, tax, shipping, discount } = data;
  const conversion = conversionOf(work.books, program, id);
  const { amended: known } = conversion;
  if (known && (known.at > at || (known.at === at && known.amount >= amount))) return;
  const lines = 'lines' in data && data.lines ? { lines: data.lines } : {};
  const settings = programIn(work, program);
  if (settings) keepSlices(work, settings, conversion);
  const amended = { at, currency, amount, tax, shipping, discount: discount ?? 0n, ...lines };
  work.books.set(conversion.key, withChanges(conversion, { amended }));
  work.counted.add(conversion.key);
}

export function refund(work: Work, { occurredAt: at, data }: FactOf<'RefundRecorded'>): void {
  const { program, customer: buyer, ...terms } = data;
  const id = terms.conversion;
  const refunded: Refund = { ...terms, at, kind: rank.refund, surplus: 0n, surplusEntries: 0 };
  if (id) {
    const conversion = conversionOf(work.books, program, id);
    if (conversion.refunds.some((one) => one.refund === refunded.refund)) return;
    work.books.set(conversion.key, withChanges(conversion, { refunds: [...conversion.refunds, refunded] }));
    work.counted.add(conversion.key);
  } else if (buyer) {
    const customer = customerOf(work.books, buyer, program);
    if (customer.refunds.some((one) => one.refund === refunded.refund)) return;
    work.books.set(customerKey(buyer), { ...customer, refunds: [...customer.refunds, refunded] } satisfies Customer);
    reallocate(work, buyer, refunded);
  } else if (work.books.get(strayKey(refunded.refund)) === undefined) {
    work.books.set(strayKey(refunded.refund), { program });
    const stray = { ...refunded, surplus: refunded.amount, surplusEntries: 1 };
    work.outcomes.push({ kind: 'surplus', program, customer: null, refund: stray });
  }
}

const strayKey = (id: string): string => `stray/${id}`;

/** One of the customer's sales brings the others along; without any, all of it is surplus. */
function reallocate(work: Work, buyer: NonNullable<Conversion['customer']>, refunded: Refund): void {
  let hasSales = false;
  for (const { id } of membersFrom(work.books, purchasesKey(buyer))) {
    work.counted.add(id);
    hasSales ||= work.books.get<Conversion>(id)?.kind === 'sale';
  }
  if (hasSales) return;
  const customer = work.books.get<Customer>(customerKey(buyer));
  if (!customer) return;
  const surplus = { ...refunded, surplus: refunded.amount, surplusEntries: 1 };
  const refunds = customer.refunds.map((one) => (one.refund === refunded.refund ? surplus : one));
  work.books.set(customerKey(buyer), { ...customer, refunds } satisfies Customer);
  work.outcomes.push({ kind: 'surplus', program: customer.program, customer: buyer, refund: surplus });
}

const ends = { ChargebackOpened: 'openedAt', ChargebackLost: 'lostAt', ChargebackWon: 'wonAt' } as const;

export function chargeBack(
  work: Work,
  { type, occurredAt: at, data }: FactOf<'ChargebackOpened'> | FactOf<'ChargebackLost'> | FactOf<'ChargebackWon'>,
): void {
  const { program, conversion: id, chargeback, externalId, source, currency, amount } = data;
  const conversion = conversionOf(work.books, program, id);
  const known = conversion.chargebacks.find(({ refund: one }) => one === chargeback);
  if (known && known[ends[type]] !== null) return;
  const fresh: Chargeback = {
    refund: chargeback,
    ...{ externalId, source, at, kind: rank.chargeback, conversion: id, currency, amount, tax: null, shipping: null },
    ...{ surplus: 0n, surplusEntries: 0, openedAt: null, lostAt: null, wonAt: null },
  };
  const next = { ...(known ?? fresh), amount, [ends[type]]: at };
  const chargebacks = [...conversion.chargebacks.filter((one) => one !== known), next];
  work.books.set(conversion.key, withChanges(conversion, { chargebacks }));
  for (const { partner, component } of isOpen(next) ? conversion.commissions : []) {
    const commission = commissionId({ conversion: id, partner, component });
    work.books.set(disputedKey(commission), { key: conversion.key });
  }
  work.counted.add(conversion.key);
}

const disputedKey = (commission: CommissionId): string => `disputed/${commission}`;

/** Row 8: what is paid stays while a chargeback is open. */
export function settle(work: Work, { data }: FactOf<'SettlementChanged'>): void {
  for (const { commission, settled } of data.commissions) {
    work.books.set(settledOfKey(commission), { settled });
    const disputed = work.books.get<{ readonly key: string }>(disputedKey(commission));
    if (disputed) work.targeted.add(disputed.key);
  }
}

/** Row 36: at once in the balance, outside of everything else. */
export function enter(work: Work, { occurredAt: at, recordedAt: recorded, data }: FactOf<'ManualEntryPosted'>): void {
  const { entry, program: programId, partner, amount } = data;
  const program = work.books.get<Program>(programKey(programId));
  const conversion = conversionOf(work.books, programId, paidForId(programId, 'manual', entry));
  if (!program || conversion.sold) return;
  const sold = soldAt(at, recorded, { currency: program.currency, externalId: entry, source: 'manual' });
  const kept = withChanges(conversion, { kind: 'manual', paidFor: { kind: 'manual', entry }, sold });
  const posted = { ...nothing, approved: amount };
  const commission = {
    partner,
    component: 'manual',
    link: null,
    rejected: false,
    fraud: false,
    released: true,
    byHand: true,
  };
  const booked = {
    ...commission,
    corrected: null,
    allowed: amount,
    budget: null,
    entries: 1,
    posted,
    terms: noTerms,
    awaitingRate: false,
  };
  work.books.set(kept.key, { ...kept, commissions: [booked] } satisfies Conversion);
  work.outcomes.push({
    kind: 'entry',
    conversion: kept,
    commission: booked,
    change: posted,
    currency: program.currency,
    cause: 'manual',
    holdUntil: null,
    clawbackFrom: null,
    ledBy: null,
  });
}
