/** A year of trade as facts, the same for the same seed: what comes in, what is taken back, what people decide, and the hours. */
import {
  type CommissionId,
  commissionId,
  type ConversionId,
  type CustomerId,
  customerId,
  conversionId,
  type EventData,
  type EventType,
  linkId,
  type OrganisationId,
  type PartnerId,
  partnerId,
  type ProgramId,
  programId,
  refundId,
} from '@tributary/contracts';
import { type Random, randomFrom } from '@tributary/testing';
import { holdOf, plans } from './plans.js';

export const organisation = 'bench-of-replay1' as OrganisationId;
const source = 'shop';
const currency = 'GBP';
const hour = 3_600_000;
const day = 24 * hour;
const begin = Date.UTC(2026, 0, 1);
const hours = 365 * 24;
const partnersPerProgram = 100;
const hoursToSettle = 45 * 24;

export interface HistoricalFact {
  readonly type: EventType;
  /** What it is a fact of, which names its stream. */
  readonly of: string;
  readonly occurredAt: number;
  readonly recordedAt: number;
  readonly data: object;
}

interface Program {
  readonly id: ProgramId;
  readonly plan: (typeof plans)[number]['plan'];
  readonly partners: readonly PartnerId[];
  readonly customers: { readonly customer: CustomerId; readonly partner: PartnerId }[];
}

interface Sale {
  readonly program: Program;
  readonly conversion: ConversionId;
  readonly partner: PartnerId;
  readonly amount: number;
}

type Later = (at: number) => HistoricalFact;

const partnerCode = (program: string, n: number): string => `${program}-${n}`;

/** Of every hundred facts about 56 are sales, 9 signups, 32 approvals and 3 are refunds. */
export function* history(count: number, seed = 1): Generator<HistoricalFact> {
  const random = randomFrom(seed);
  const programs = plans.map(programOf);
  let made = 0;
  for (const fact of settings(programs)) {
    made++;
    yield fact;
  }
  const perHour = (count - made - hours) / hours;
  const later = new Map<number, Later[]>();
  let wanted = 0;
  for (let nth = 1; made < count; nth++) {
    const at = begin + nth * hour;
    wanted += perHour;
    let inHour = 0;
    for (const one of take(later, nth)) {
      yield one(at - 1);
      inHour++;
    }
    for (; inHour < wanted && made + inHour < count; inHour++)
      yield incoming(random, programs, later, nth, made + inHour);
    wanted -= inHour;
    made += inHour;
    for (const fact of clock(programs, nth)) {
      if (made++ >= count) return;
      yield fact;
    }
  }
}

function take(later: Map<number, Later[]>, nth: number): readonly Later[] {
  const found = later.get(nth) ?? [];
  later.delete(nth);
  return found;
}

function programOf({ code, plan }: (typeof plans)[number]): Program {
  const partners = Array.from({ length: partnersPerProgram }, (_, n) => partnerId(organisation, partnerCode(code, n)));
  return { id: programId(organisation, code), plan, partners, customers: [] };
}

const fact = <Type extends EventType>(
  type: Type,
  of: string,
  occurredAt: number,
  data: EventData[Type],
  recordedAt = occurredAt,
): HistoricalFact => ({ type, of, occurredAt, recordedAt, data });

function* settings(programs: readonly Program[]): Generator<HistoricalFact> {
  for (const [n, { id, plan, partners }] of programs.entries()) {
    const { code } = plans[n]!;
    const setting = { landingUrl: null, attribution: 'last-click', windowDays: 60, zone: 'Europe/London' } as const;
    yield fact('ProgramCreated', id, begin, { program: id, code, name: code, currency, ...setting });
    const { holdDays = 0 } = plan;
    yield fact('PlanPublished', id, begin, { program: id, version: 1, from: null, holdDays, rules: [], plan });
    for (const [nth, partner] of partners.entries()) {
      const known = { code: partnerCode(code, nth), type: 'affiliate', country: 'GB' } as const;
      yield fact('PartnerAdded', partner, begin, { partner, ...known });
    }
  }
}

function* clock(programs: readonly Program[], nth: number): Generator<HistoricalFact> {
  const at = begin + nth * hour;
  yield fact('HourPassed', organisation, at, { hour: at });
  const settled = new Date(at - hoursToSettle * hour);
  if (settled.getUTCDate() !== 1 || settled.getUTCHours() !== 0) return;
  const period = new Date(settled.getTime() - day).toISOString().slice(0, 8);
  for (const { id } of programs)
    yield fact('PeriodSettled', id, at, { program: id, kind: 'month', period: `${period}01` });
}

function incoming(
  random: Random,
  programs: readonly Program[],
  later: Map<number, Later[]>,
  nth: number,
  n: number,
): HistoricalFact {
  const program = random.pick(programs);
  const recorded = begin + nth * hour - random.between(1, hour - 1);
  const isLate = random.next() < 0.02;
  const at = recorded - (isLate ? random.between(0, 3 * day) : random.between(0, hour));
  if (program.customers.length < 10 || random.next() < 0.14) return signup(random, program, at, recorded, n);
  const sold = sell(random, program, at, recorded, n);
  const due = nth + Math.ceil((at + holdOf(program.plan) - begin) / hour) - Math.floor((at - begin) / hour) + 1;
  if (random.next() < 0.05) plan(later, nth + random.between(1, 20 * 24), (when) => refund(random, sold.sale, when, n));
  if (random.next() < 0.6) plan(later, due + random.between(0, 48), (when) => approve(sold.sale, when));
  return sold.fact;
}

function plan(later: Map<number, Later[]>, nth: number, one: Later): void {
  const known = later.get(nth);
  if (known) known.push(one);
  else later.set(nth, [one]);
}

function signup(random: Random, program: Program, at: number, recorded: number, n: number): HistoricalFact {
  const partner = random.pick(program.partners);
  const externalId = `customer-${n}`;
  const customer = customerId(program.id, externalId);
  program.customers.push({ customer, partner });
  const touch = {
    id: `click-${n}`,
    kind: 'click',
    link: linkId(partner),
    partner,
    at: at - random.between(0, 5 * day),
  };
  const data = { program: program.id, customer, externalId, source, country: 'GB', touches: [touch] };
  return fact('SignupRecorded', customer, at, data as EventData['SignupRecorded'], recorded);
}

function sell(random: Random, program: Program, at: number, recorded: number, n: number) {
  const { customer, partner } = random.pick(program.customers);
  const externalId = `order-${n}`;
  const conversion = conversionId(program.id, source, externalId);
  const amount = random.between(500, 12_000);
  const tax = Math.floor(amount / 6);
  const shipping = random.pick([0, 0, 300]);
  const terms = { currency, amount, tax, shipping, discount: random.pick([0, 0, 100]) };
  const data = { program: program.id, conversion, externalId, source, customer, customerExternalId: null, ...terms };
  const sale: Sale = { program, conversion, partner, amount };
  return { sale, fact: fact('SaleRecorded', conversion, at, data, recorded) };
}

function refund(random: Random, { program, conversion, amount }: Sale, at: number, n: number): HistoricalFact {
  const externalId = `refund-${n}`;
  const taken = random.next() < 0.5 ? amount : random.between(1, amount);
  const parts = { currency, amount: taken, tax: null, shipping: null };
  const of = { program: program.id, refund: refundId(program.id, source, externalId), externalId, source };
  return fact('RefundRecorded', conversion, at, { ...of, customer: null, conversion, ...parts });
}

function approve({ conversion, partner, amount }: Sale, at: number): HistoricalFact {
  const commission: CommissionId = commissionId({ conversion, partner, component: 'base' });
  const data = { commission, conversion, partner, amount: Math.floor(amount / 10), asOf: '0' };
  return fact('CommissionApproved', commission, at, data);
}
