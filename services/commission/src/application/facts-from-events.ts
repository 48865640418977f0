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
import { parseRatio } from '@tributary/money';
import type { Attributed, Entry, Outcome, SurplusChanged } from '../domain/engine.js';
import { type Fact, factTypes, type Rule } from '../domain/facts.js';
import { termsOf } from '../domain/refunds.js';

export const engineVersion = 1;
const actor = 'commission-engine';
const types: ReadonlySet<string> = new Set(factTypes);

export const isFact = ({ type }: RecordedEvent): boolean => types.has(type);

/** Trusts the shape of the data, because its one writer checked it. */
export function toFact({ type, organisation, occurredAt, recordedAt, data }: RecordedEvent): Fact {
  return {
    type,
    organisation,
    occurredAt,
    recordedAt,
    data: inMinorUnits(data as Record<string, unknown>),
  } as unknown as Fact;
}

function inMinorUnits(data: Record<string, unknown>): object {
  const amounts = ['amount', 'tax', 'shipping', 'discount'].filter((field) => typeof data[field] === 'number');
  const rules = Array.isArray(data['rules']) ? { rules: (data['rules'] as RuleData[]).map(toRule) } : {};
  return { ...data, ...Object.fromEntries(amounts.map((field) => [field, BigInt(data[field] as number)])), ...rules };
}

function toRule(rule: RuleData): Rule {
  if (rule.kind === 'flat') return { ...rule, amount: BigInt(rule.amount) };
  const ratio = parseRatio(rule.rate);
  if (!ratio) throw new Error(`The rule ${rule.id} has no rate that can be read: ${rule.rate}`);
  return { ...rule, ratio };
}

export function fromRule(rule: Rule): RuleData {
  if (rule.kind === 'flat') return { ...rule, amount: Number(rule.amount) };
  const { ratio: _, ...data } = rule;
  return data;
}

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
      rule: fromRule(commission.terms.rule),
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

function attributed({ customer, from }: Attributed, cause: RecordedEvent): Outgoing {
  const wire = (owner: AttributionData | null) => owner && { ...owner };
  const data: EntryData['Attributed'] = {
    program: customer.program,
    customer: customer.id,
    at: customer.signup?.at ?? cause.occurredAt,
    asOf: String(cause.position),
    from: wire(from),
    to: wire(customer.owner),
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
