/** What may earn: a sale, a deal won, a signup, a lead, a qualification, a day's clicks, a month's revenue, a bonus. */
import type {
  ConversionId,
  CustomerId,
  DealId,
  LocalDate,
  MetaData,
  PaidForData,
  PartnerId,
  ProgramId,
  RefundId,
  SaleLineData,
  TouchData,
} from '@tributary/contracts';
import type { Share } from './attribution.js';
import type { Books } from './books.js';
import type { Exact } from './facts.js';
import type { Commission, Due } from './commission.js';
import { latest } from './known.js';
import { type Place, rank } from './order.js';
import type { Ratio } from './ratio.js';
import type { Standings } from './standings.js';

export interface SaleTerms {
  readonly currency: string;
  readonly amount: bigint;
  readonly tax: bigint;
  readonly shipping: bigint;
  readonly discount: bigint;
}

export type SaleLine = Exact<SaleLineData>;
export type AmendedLine = Pick<SaleLine, 'line' | 'amount' | 'quantity' | 'tax' | 'discount'>;

export interface Sold extends SaleTerms {
  readonly externalId: string;
  readonly source: string;
  readonly at: number;
  readonly recorded: number;
  readonly lines?: readonly SaleLine[] | undefined;
  readonly invoice?: string | undefined;
  readonly subscription?: string | undefined;
  readonly serviceFrom?: number | undefined;
  readonly coupon?: string | undefined;
  readonly country?: string | undefined;
  readonly deal?: DealId | undefined;
  readonly customerExternalId?: string | null | undefined;
  readonly touches?: readonly TouchData[] | undefined;
  readonly meta?: MetaData | undefined;
  /** Of a day's clicks: where their rule stands among those of the day. */
  readonly order?: number | undefined;
}

type Said = Omit<Sold, keyof SaleTerms | 'at' | 'recorded'> & Partial<SaleTerms> & Pick<SaleTerms, 'currency'>;

/** Of one shape, whatever was said of it. */
export const soldAt = (at: number, recorded: number, said: Said): Sold => ({
  currency: said.currency,
  amount: said.amount ?? 0n,
  tax: said.tax ?? 0n,
  shipping: said.shipping ?? 0n,
  discount: said.discount ?? 0n,
  externalId: said.externalId,
  source: said.source,
  at,
  recorded,
  lines: said.lines,
  invoice: said.invoice,
  subscription: said.subscription,
  serviceFrom: said.serviceFrom,
  coupon: said.coupon,
  country: said.country,
  deal: said.deal,
  customerExternalId: said.customerExternalId,
  touches: said.touches,
  meta: said.meta,
  order: said.order,
});

export interface Amended extends SaleTerms {
  readonly at: number;
  readonly lines?: readonly AmendedLine[];
}

export interface Refund {
  readonly refund: RefundId;
  readonly externalId: string;
  readonly source: string;
  readonly at: number;
  readonly kind: number;
  readonly conversion: ConversionId | null;
  readonly currency: string;
  readonly amount: bigint;
  /** Null where it did not bring its own parts. */
  readonly tax: bigint | null;
  readonly shipping: bigint | null;
  readonly lines?: readonly { readonly line: number; readonly amount: bigint; readonly quantity?: string }[];
  readonly quantity?: string;
  /** What no sale could bear, as last posted, and how often it was. */
  readonly surplus: bigint;
  readonly surplusEntries: number;
}

export interface Chargeback extends Refund {
  readonly openedAt: number | null;
  readonly lostAt: number | null;
  readonly wonAt: number | null;
}

/** What a refund takes of one sale. */
export interface Taken {
  readonly amount: bigint;
  readonly parts: { readonly tax: bigint; readonly shipping: bigint } | null;
  readonly lines?: Refund['lines'];
  readonly quantity?: string;
}

/** Row 3: what one partner's commissions of a conversion are priced by, from when they first are. */
export interface Frozen {
  readonly partner: PartnerId;
  readonly version: number;
  /** The last version that there was at the pricing. */
  readonly known: number;
  readonly tier: string | null;
  readonly parents: readonly PartnerId[];
  /** Row 31: the full hour that ends the hold; null where it is over. */
  readonly holdUntil: number | null;
}

export type ConversionKind = PaidForData['kind'];

export interface Conversion {
  readonly id: ConversionId;
  readonly key: string;
  readonly program: ProgramId;
  /** Missing while only refunds, amendments or chargebacks have arrived. */
  readonly kind: ConversionKind | null;
  readonly paidFor: PaidForData | null;
  /** Of an activity. */
  readonly activity: 'deposit' | 'wager' | 'net-revenue' | null;
  readonly customer: CustomerId | null;
  readonly sold: Sold | null;
  /** Replaces the amounts, from the start. */
  readonly amended: Amended | null;
  /** Those that name it. */
  readonly refunds: readonly Refund[];
  readonly chargebacks: readonly Chargeback[];
  /** What refunds take of it, in canonical order. */
  readonly taken: readonly Taken[];
  /** Row 30: what was recorded when it was first priced. */
  readonly rate: { readonly day: LocalDate; readonly text: string; readonly ratio: Ratio } | null;
  readonly shares: readonly Share[];
  /** One for each partner. */
  readonly frozen: readonly Frozen[];
  /** Where it is counted. */
  readonly standings: Standings;
  readonly dues: readonly Due[];
  readonly commissions: readonly Commission[];
  /** Units or sums of what is counted by the day or month. */
  readonly units: Ratio | null;
  /** Of a qualification: the rules of its owners for which all is reached. */
  readonly met?: readonly string[] | undefined;
  /** Of a month's revenue: what came over from the one before, by component. */
  readonly carried?: Readonly<Record<string, Ratio>> | undefined;
  /** The rate that it awaits and counts by then. */
  readonly unrated?: string | null | undefined;
}

/** Of one shape with all others, because objects of many shapes are several times as slow to make and to read. */
export const withChanges = (known: Conversion, to: Partial<Conversion>): Conversion => ({
  id: to.id ?? known.id,
  key: to.key ?? known.key,
  program: to.program ?? known.program,
  kind: to.kind === undefined ? known.kind : to.kind,
  paidFor: to.paidFor === undefined ? known.paidFor : to.paidFor,
  activity: to.activity === undefined ? known.activity : to.activity,
  customer: to.customer === undefined ? known.customer : to.customer,
  sold: to.sold === undefined ? known.sold : to.sold,
  amended: to.amended === undefined ? known.amended : to.amended,
  refunds: to.refunds ?? known.refunds,
  chargebacks: to.chargebacks ?? known.chargebacks,
  taken: to.taken ?? known.taken,
  rate: to.rate === undefined ? known.rate : to.rate,
  shares: to.shares ?? known.shares,
  frozen: to.frozen ?? known.frozen,
  standings: to.standings ?? known.standings,
  dues: to.dues ?? known.dues,
  commissions: to.commissions ?? known.commissions,
  units: to.units === undefined ? known.units : to.units,
  met: to.met ?? known.met,
  carried: to.carried ?? known.carried,
  unrated: to.unrated === undefined ? known.unrated : to.unrated,
});

export function frozenFor({ frozen }: Pick<Conversion, 'frozen'>, partner: string): Frozen | undefined {
  for (const one of frozen) if (one.partner === partner) return one;
  return undefined;
}

export const conversionKey = (id: string, partner?: string): string =>
  partner === undefined ? `conversion/${id}` : `conversion/${id}/${partner}`;

/** Those that share their id with other partners' are kept by partner. */
export function conversionOf(books: Books, program: ProgramId, id: ConversionId, partner?: PartnerId): Conversion {
  const key = conversionKey(id, partner);
  return books.get<Conversion>(key) ?? withChanges(unheardOf, { id, key, program });
}

const unheardOf: Conversion = {
  id: '' as ConversionId,
  key: '',
  program: '' as ProgramId,
  kind: null,
  paidFor: null,
  activity: null,
  customer: null,
  sold: null,
  amended: null,
  refunds: [],
  chargebacks: [],
  taken: [],
  rate: null,
  shares: [],
  frozen: [],
  standings: [],
  dues: [],
  commissions: [],
  units: null,
};

const ranks: Readonly<Record<ConversionKind, number>> = {
  signup: rank.signup,
  lead: rank.signup,
  qualification: rank.signup,
  sale: rank.sale,
  deal: rank.sale,
  activity: rank.sale,
  clicks: rank.clicks,
  revenue: rank.clicks,
  bonus: rank.clicks,
  manual: rank.clicks,
};

const placeOfSold = latest(({ at, externalId, source, order }: Sold) =>
  latest((kind: ConversionKind) =>
    latest((id: string): Place => {
      const name = order === undefined ? externalId || id : `${String(order).padStart(6, '0')} ${externalId}`;
      return [at, ranks[kind], name, source, 0, 0];
    }),
  ),
);

/** Wherever it stands by the same place, that is one object. */
export function placeOf({ kind, sold, id }: Conversion, part = 0): Place {
  const place = placeOfSold(sold as Sold)(kind ?? 'sale')(id);
  return part === 0 ? place : [place[0], place[1], place[2], place[3], part, 0];
}

export const termsOf = ({ sold, amended }: Pick<Conversion, 'sold' | 'amended'>): SaleTerms | null =>
  sold ? (amended ?? sold) : null;

export const isPayment = ({ kind }: Conversion): boolean => kind === 'sale' || kind === 'deal';

/** Rows 18 and 23: caps, budgets and a termination are for what single acts earn, not for sums of a period. */
export const isLimited = ({ kind }: Conversion): boolean => kind !== 'bonus' && kind !== 'revenue';
