import type { Fact } from '@tributary/commission';
import type { ConversionId, CustomerId, LinkId, PartnerId, ProgramId } from '@tributary/contracts';
import { plans } from './plans.js';

const begin = Date.UTC(2026, 9, 1);
const customers = 500;
const program = 'program' as ProgramId;
const at = (occurredAt: number) => ({ organisation: 'bench', occurredAt, recordedAt: occurredAt });

/** One partner's sales of one month by the ladder, a customer each in turn. */
export function salesOfOneMonth(name: string, count: number): { settings: Fact[]; sales: Fact[] } {
  const partner = name as PartnerId;
  const { plan } = plans.find(({ code }) => code === 'ladder')!;
  const attribution = { landingUrl: null, windowDays: 30, attribution: 'last-click', zone: 'UTC' } as const;
  const created = { program, code: 'ladder', name: 'Ladder', currency: 'GBP', ...attribution };
  const settings: Fact[] = [
    { ...at(begin), type: 'ProgramCreated', data: created },
    { ...at(begin), type: 'PlanPublished', data: { program, version: 1, from: null, plan } },
    { ...at(begin), type: 'PartnerAdded', data: { partner, code: name, type: 'affiliate', country: null } },
    ...Array.from({ length: customers }, (_, n) => signup(partner, n)),
  ];
  return { settings, sales: Array.from({ length: count }, (_, n) => sale(n)) };
}

const customerOf = (n: number): CustomerId => `customer-${n % customers}` as CustomerId;

function signup(partner: PartnerId, n: number): Fact {
  const touch = { id: `click-${n}`, kind: 'click', link: 'link' as LinkId, partner, at: begin } as const;
  const of = { program, customer: customerOf(n), externalId: `customer-${n}`, source: 'shop', country: null };
  return { ...at(begin), type: 'SignupRecorded', data: { ...of, touches: [touch] } };
}

function sale(n: number): Fact {
  const of = { program, conversion: `sale-${n}` as ConversionId, externalId: `sale-${n}`, source: 'shop' };
  const buyer = { customer: customerOf(n), customerExternalId: null, currency: 'GBP' };
  const amounts = { amount: 1_000n, tax: 0n, shipping: 0n, discount: 0n };
  return { ...at(begin + 1_000 + n * 60_000), type: 'SaleRecorded', data: { ...of, ...buyer, ...amounts } };
}
