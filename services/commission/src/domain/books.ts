/** What the engine remembers, in slices. A slice is replaced, never changed, so whoever loaded it sees what is new. */
import type { ConversionId, CustomerId, LinkId, PartnerId, ProgramId, TouchData } from '@tributary/contracts';
import type { Fact, Owner, PlanVersion, RefundTerms, SaleTerms } from './facts.js';
import type { Posted } from './posted.js';
import type { Rule } from './rules/registry.js';

export interface Program {
  readonly program: ProgramId;
  readonly code: string;
  readonly currency: string;
  readonly windowDays: number;
  readonly attribution: 'last-click' | 'first-click';
  readonly endedAt: number | null;
  /** By their beginning. */
  readonly versions: readonly PlanVersion[];
}

export interface Customer {
  readonly id: CustomerId;
  readonly program: ProgramId;
  readonly signup: Signup | null;
  /** Whose customer it is. */
  readonly owner: Owner | null;
  /** How many attributions have been posted. */
  readonly attributions: number;
  /** Those that name no sale. */
  readonly refunds: readonly Refund[];
}

export interface Signup {
  readonly at: number;
  readonly touches: readonly TouchData[];
}

export interface Sale {
  readonly conversion: ConversionId;
  readonly program: ProgramId;
  /** The buyer, whom the sale alone names. */
  readonly customer: CustomerId | null;
  /** Missing while only refunds or amendments of the sale have arrived. */
  readonly sold: Sold | null;
  /** Replaces the amounts, from the start. */
  readonly amended: (SaleTerms & { readonly at: number }) | null;
  /** Those that name this sale. */
  readonly refunds: readonly Refund[];
  /** The version it is priced by; null until its program has one. */
  readonly planVersion: number | null;
  readonly holdUntil: number | null;
  readonly commissions: readonly Commission[];
}

export interface Sold extends SaleTerms {
  readonly externalId: string;
  readonly source: string;
  readonly at: number;
}

export interface Refund extends RefundTerms {
  readonly at: number;
  readonly conversion: ConversionId | null;
  /** What no sale could bear, as last posted, and how often it was. */
  readonly surplus: bigint;
  readonly surplusEntries: number;
}

/** What one conversion earns one partner. */
export interface Commission {
  readonly partner: PartnerId;
  readonly link: LinkId | null;
  readonly rejected: boolean;
  /** What decisions allow; never more than was there to approve. */
  readonly allowed: bigint;
  readonly entries: number;
  readonly posted: Posted;
  readonly terms: Terms;
  readonly awaitingRate: boolean;
}

export interface Terms {
  readonly planVersion: number;
  readonly rule: Rule;
  readonly base: bigint;
}

export interface Books {
  readonly programs: Map<ProgramId, Program>;
  readonly customers: Map<CustomerId, Customer>;
  readonly sales: Map<ConversionId, Sale>;
  readonly salesOf: Map<CustomerId, Set<ConversionId>>;
  /** Sales that wait for an hour to pass, or for a first plan, by the key of what they wait for. */
  readonly waiting: Map<string, Set<ConversionId>>;
}

export const emptyBooks = (): Books => ({
  programs: new Map(),
  customers: new Map(),
  sales: new Map(),
  salesOf: new Map(),
  waiting: new Map(),
});

export const programKey = (program: string): string => `program/${program}`;
export const customerKey = (customer: string): string => `customer/${customer}`;
export const saleKey = (conversion: string): string => `sale/${conversion}`;
export const salesOfKey = (customer: string): string => `sales-of/${customer}`;
export const hourKey = (organisation: string, hour: number): string => `hour/${organisation}/${hour}`;
export const firstPlanKey = (program: string): string => `first-plan/${program}`;

/** What the fold of a fact reads. A sale brings its customer, and a customer with unnamed refunds all its sales. */
export function slicesOf({ type, organisation, data }: Fact): string[] {
  switch (type) {
    case 'ProgramCreated':
    case 'ProgramEnded':
      return [programKey(data.program)];
    case 'PlanPublished':
      return [programKey(data.program), firstPlanKey(data.program)];
    case 'SignupRecorded':
    case 'TouchAdded':
      return [programKey(data.program), customerKey(data.customer), salesOfKey(data.customer)];
    case 'SaleRecorded':
    case 'ConversionAmended':
      return [
        programKey(data.program),
        saleKey(data.conversion),
        ...(data.customer ? [customerKey(data.customer)] : []),
      ];
    case 'RefundRecorded':
      return [
        programKey(data.program),
        ...(data.conversion ? [saleKey(data.conversion)] : []),
        ...(data.customer ? [customerKey(data.customer)] : []),
        ...(data.customer && !data.conversion ? [salesOfKey(data.customer)] : []),
      ];
    case 'CommissionApproved':
    case 'CommissionRejected':
    case 'CommissionReopened':
      return [saleKey(data.conversion)];
    case 'HourPassed':
      return [hourKey(organisation, data.hour)];
  }
}

export function keepSale(books: Books, sale: Sale, waitsFor: (sale: Sale) => string | null): void {
  const before = books.sales.get(sale.conversion);
  books.sales.set(sale.conversion, sale);
  if (sale.customer) add(books.salesOf, sale.customer, sale.conversion);
  const earlier = before ? waitsFor(before) : null;
  const now = waitsFor(sale);
  if (earlier !== null && earlier !== now) books.waiting.get(earlier)?.delete(sale.conversion);
  if (now !== null) add(books.waiting, now, sale.conversion);
}

function add<Key>(index: Map<Key, Set<ConversionId>>, key: Key, conversion: ConversionId): void {
  const members = index.get(key);
  if (members) members.add(conversion);
  else index.set(key, new Set([conversion]));
}

export function salesIn(books: Books, conversions: Iterable<ConversionId> = []): Sale[] {
  return Array.from(conversions).flatMap((conversion) => books.sales.get(conversion) ?? []);
}
