import type { ConversionId, CustomerId, LinkId, PartnerId, Plan, ProgramId } from '@tributary/contracts';
import { type Books, WholeBooks } from './domain/books.js';
import { fold } from './domain/engine.js';
import type { Fact } from './domain/facts.js';

const program = 'spring' as ProgramId;
const partner = 'ann' as PartnerId;
const start = Date.UTC(2026, 9, 1);
const sales = 10_000;

/** Counts what a fold reads and writes, which is what a database would be asked for. */
class CountedBooks extends WholeBooks implements Books {
  readonly touched = new Set<string>();
  override get<Slice>(key: string): Slice | undefined {
    this.touched.add(key);
    return super.get(key);
  }
  override piece<Slice>(key: string, nth: number): Slice | undefined {
    this.touched.add(`${key}#${nth}`);
    return super.piece(key, nth);
  }
}

const at = (occurredAt: number) => ({ organisation: 'acme', occurredAt, recordedAt: occurredAt });
const plan: Plan = {
  holdDays: 30,
  partnerCap: { amount: 1_000_000_000, period: 'month' },
  rules: [
    {
      key: 'ladder',
      cap: { amount: 5_000_000 },
      pays: {
        kind: 'tiered',
        period: 'month',
        bands: [
          { from: 0, rate: '0.1' },
          { from: 1_000_000, rate: '0.12' },
        ],
      },
    },
  ],
};
const attribution = {
  currency: 'GBP',
  zone: 'UTC',
  landingUrl: null,
  windowDays: 30,
  attribution: 'last-click',
} as const;
const settings: readonly Fact[] = [
  { ...at(start), type: 'ProgramCreated', data: { program, code: 'spring', name: 'Spring', ...attribution } },
  { ...at(start), type: 'PlanPublished', data: { program, version: 1, from: null, plan } },
  { ...at(start), type: 'PartnerAdded', data: { partner, code: 'ann', type: 'affiliate', country: null } },
];
const customerOf = (n: number): CustomerId => `c${n % 500}` as CustomerId;
const signup = (n: number): Fact => {
  const touch = { id: `t${n}`, kind: 'click', link: 'l' as LinkId, partner, at: start } as const;
  const of = { program, customer: customerOf(n), externalId: `c${n}`, source: 'default', country: null };
  return { ...at(start), type: 'SignupRecorded', data: { ...of, touches: [touch] } };
};
const sale = (n: number): Fact => {
  const of = { program, conversion: `s${n}` as ConversionId, externalId: `s${n}`, source: 'default' };
  const buyer = { customer: customerOf(n), customerExternalId: null, currency: 'GBP' };
  const amounts = { amount: 1_000n, tax: 0n, shipping: 0n, discount: 0n };
  return { ...at(start + 1_000 + n * 60_000), type: 'SaleRecorded', data: { ...of, ...buyer, ...amounts } };
};

describe("a partner's ten-thousandth sale of a month", () => {
  it('reads few slices more than its first', () => {
    const books = new CountedBooks();
    for (const fact of settings) fold(books, fact);
    for (let n = 0; n < 500; n++) fold(books, signup(n));
    const reads: number[] = [];
    for (let n = 0; n < sales; n++) {
      books.touched.clear();
      fold(books, sale(n));
      reads.push(books.touched.size);
    }
    expect(Math.max(...reads.slice(-100)) - (reads[0] ?? 0)).toBeLessThanOrEqual(15);
  });
});
