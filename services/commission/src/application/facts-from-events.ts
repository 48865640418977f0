/** Between the log and the domain: an amount is a number of minor units there and a bigint here. */
import type { Outgoing } from '@tributary/bus';
import {
  type AttributionData,
  causedId,
  commissionId,
  type EntryData,
  newEvent,
  type PlanRule,
  type RecordedEvent,
  streamName,
  type TermsData,
} from '@tributary/contracts';
import type { Commission } from '../domain/commission.js';
import { termsOf } from '../domain/conversion.js';
import { exactly, type Fact, type FactType, factTypes } from '../domain/facts.js';
import type { Attributed, Entry, Outcome, SurplusChanged } from '../domain/outcomes.js';
import { ruleDataOf } from '../domain/rules/version-1.js';

export const engineVersion = 2;
const actor = 'commission-engine';
const types: ReadonlySet<string> = new Set(factTypes);

export const isFact = ({ type }: RecordedEvent): boolean => types.has(type);

/** Trusts the shape of the data, because its one writer checked it. */
export function toFact({ type, organisation, occurredAt, recordedAt, data }: RecordedEvent): Fact {
  return { type, organisation, occurredAt, recordedAt, data: exactly(type as FactType, data) } as unknown as Fact;
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

export function commissionOf({
  conversion,
  commission: { partner, component },
}: Pick<Entry, 'conversion' | 'commission'>) {
  return commissionId({ conversion: conversion.id, partner, component });
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
  const { conversion, commission, change, holdUntil, clawbackFrom, ledBy } = entry;
  const { sold, paidFor } = conversion;
  const terms = termsOf(conversion);
  if (!sold || !terms) throw new Error('An entry was made for what is not known');
  const id = commissionOf(entry);
  const data: EntryData['EntryPosted'] = {
    commission: id,
    conversion: conversion.id,
    ...(paidFor && paidFor.kind !== 'sale' ? { paidFor } : {}),
    program: conversion.program,
    partner: commission.partner,
    component: commission.component,
    cause: entry.cause,
    asOf: String(cause.position),
    customer: conversion.customer,
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
    terms: termsDataOf(commission),
    rejected: commission.rejected,
    awaitingRate: commission.awaitingRate,
    holdUntil,
    ...(clawbackFrom === null ? {} : { clawbackFrom }),
    ...(ledBy ? { ledBy } : {}),
  };
  return {
    stream: streamName(cause.organisation, 'commission', id),
    expectedRevision: commission.entries - 1,
    event: newEvent('EntryPosted', data, caused(id, cause)),
  };
}

const noRule: PlanRule = { key: 'none', name: '', pays: { kind: 'flat', amount: 0 } };

function termsDataOf({ component, corrected, terms }: Commission): TermsData {
  const { version, tier, rule, level, rules, base, lost } = terms;
  const steps =
    corrected === null ? terms.steps : [...terms.steps, { step: 'corrected', amount: String(corrected) } as const];
  return {
    planVersion: version,
    rule: ruleDataOf(rule ?? { ...noRule, key: rules[0] ?? component, name: rules[0] ?? component }),
    level,
    base: Number(base),
    engine: engineVersion,
    rules,
    ...(tier === null ? {} : { tier }),
    ...(steps.length > 0 ? { steps } : {}),
    ...(lost.length > 0 ? { lost } : {}),
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
