/** Between the log and the domain: an amount is a number of minor units there and a bigint here. */
import {
  type AttributionData,
  causedId,
  commissionId,
  type EntryData,
  newEvent,
  type RecordedEvent,
  type RuleData,
  streamName,
} from '@tributary/contracts';
import type { Outgoing } from '@tributary/bus';
import { type Fact, factTypes } from '../domain/facts.js';
import type { Attributed, Entry, Outcome, SurplusChanged } from '../domain/outcomes.js';
import { termsOf } from '../domain/refunds.js';
import { readRule, writeRule } from '../domain/rules/registry.js';

export const engineVersion = 1;
const actor = 'commission-engine';
const types: ReadonlySet<string> = new Set(factTypes);

export const isFact = ({ type }: RecordedEvent): boolean => types.has(type);

/** Trusts the shape of the data, because its one writer checked it. */
export function toFact({ type, organisation, occurredAt, recordedAt, data }: RecordedEvent): Fact {
  return { type, organisation, occurredAt, recordedAt, data: inMinorUnits(data) } as unknown as Fact;
}

interface WithAmounts {
  readonly amount?: number;
  readonly tax?: number | null;
  readonly shipping?: number | null;
  readonly rules?: readonly RuleData[];
}

/** A replay does this for every fact, so nothing is copied that holds no amounts. */
function inMinorUnits(data: WithAmounts): object {
  if (data.rules) return { ...data, rules: data.rules.map(readRule) };
  if (typeof data.amount !== 'number') return data;
  return { ...data, amount: BigInt(data.amount), tax: minor(data.tax), shipping: minor(data.shipping) };
}

const minor = (amount: number | null | undefined): bigint | null =>
  typeof amount === 'number' ? BigInt(amount) : null;

export function toOutgoing(outcome: Outcome, cause: RecordedEvent): Outgoing {
  switch (outcome.kind) {
    case 'entry':
      return entryPosted(outcome, cause);
    case 'attributed':
      return attributed(outcome, cause);
    case 'surplus':
      return surplusChanged(outcome, cause);
  }
}

export function commissionOf({ sale, commission }: Entry) {
  return commissionId({ conversion: sale.conversion, partner: commission.partner, component: 'base' });
}

function caused(subject: string, cause: RecordedEvent) {
  return {
    id: causedId(subject, cause.id),
    actor,
    correlation: cause.correlation,
    causation: cause.id,
    occurredAt: cause.occurredAt,
  };
}

function entryPosted(entry: Entry, cause: RecordedEvent): Outgoing {
  const { sale, commission, change } = entry;
  const { sold } = sale;
  const terms = termsOf(sale);
  if (!sold || !terms || !sale.customer) throw new Error('An entry was made for a sale that is not known');
  const id = commissionOf(entry);
  const data: EntryData['EntryPosted'] = {
    commission: id,
    conversion: sale.conversion,
    program: sale.program,
    partner: commission.partner,
    component: 'base',
    cause: entry.cause,
    asOf: String(cause.position),
    customer: sale.customer,
    link: commission.link,
    soldAt: sold.at,
    externalId: sold.externalId,
    source: sold.source,
    conversions: Number(change.conversions),
    saleCurrency: terms.currency,
    gross: Number(change.gross),
    refunded: Number(change.refunded),
    currency: entry.currency,
    held: Number(change.held),
    pending: Number(change.pending),
    approved: Number(change.approved),
    terms: {
      planVersion: commission.terms.planVersion,
      rule: writeRule(commission.terms.rule),
      level: commission.terms.rule.partner ? 'partner' : 'program',
      base: Number(commission.terms.base),
      engine: engineVersion,
    },
    rejected: commission.rejected,
    awaitingRate: commission.awaitingRate,
    holdUntil: sale.holdUntil,
  };
  return {
    stream: streamName(cause.organisation, 'commission', id),
    expectedRevision: commission.entries - 1,
    event: newEvent('EntryPosted', data, caused(id, cause)),
  };
}

function attributed({ customer, from, reason }: Attributed, cause: RecordedEvent): Outgoing {
  const wire = (owner: AttributionData | null) => owner && { ...owner };
  const data: EntryData['Attributed'] = {
    program: customer.program,
    customer: customer.id,
    at: customer.signup?.at ?? cause.occurredAt,
    asOf: String(cause.position),
    from: wire(from),
    to: wire(customer.owner),
    reason,
  };
  return {
    stream: streamName(cause.organisation, 'attribution', customer.id),
    expectedRevision: customer.attributions - 1,
    event: newEvent('Attributed', data, caused(`attribution ${customer.id}`, cause)),
  };
}

function surplusChanged({ refund, customer, program }: SurplusChanged, cause: RecordedEvent): Outgoing {
  const data: EntryData['SurplusChanged'] = {
    program,
    refund: refund.refund,
    customer,
    externalId: refund.externalId,
    currency: refund.currency,
    surplus: Number(refund.surplus),
    at: refund.at,
    asOf: String(cause.position),
  };
  return {
    stream: streamName(cause.organisation, 'surplus', refund.refund),
    expectedRevision: refund.surplusEntries - 1,
    event: newEvent('SurplusChanged', data, caused(`surplus ${refund.refund}`, cause)),
  };
}
