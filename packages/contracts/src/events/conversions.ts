/** What customers did, and what was taken back of it. */
import type { ConversionId, CustomerId, DealId, LeadId, LinkId, PartnerId, ProgramId, RefundId } from '../ids.js';
import type { Decimal, LocalDate } from '../plan.js';
import type { TouchData } from './programs.js';

export interface ConversionFacts {
  SaleRecorded: {
    readonly program: ProgramId;
    readonly conversion: ConversionId;
    readonly externalId: string;
    readonly source: string;
    /** Null for a buyer nobody knows. */
    readonly customer: CustomerId | null;
    readonly customerExternalId: string | null;
    readonly currency: string;
    readonly amount: number;
    readonly tax: number;
    readonly shipping: number;
    readonly discount: number;
    /** Row 10. Absent: the order is one line of its amount and quantity 1. At most 1,000. */
    readonly lines?: readonly SaleLineData[];
    readonly invoice?: string;
    readonly subscription?: string;
    /** Row 22. Start of the paid period; `occurredAt` where absent. */
    readonly serviceFrom?: number;
    readonly coupon?: string;
    /** Of the order; absent: unknown, and not the customer's. */
    readonly country?: string;
    /** Row 25. The deal whose invoice this is. */
    readonly deal?: DealId;
    /** Of this order, its coupon's among them; beside those of the customer. */
    readonly touches?: readonly TouchData[];
    readonly meta?: MetaData;
  };
  /**
   * What a customer did that is no sale: paid in, wagered, or brought as net revenue, which alone may be negative (rows 28
   * and 37). `conversion` is derived from the kind, so that a refund or an amendment can name it.
   */
  ActivityRecorded: {
    readonly program: ProgramId;
    readonly conversion: ConversionId;
    readonly kind: 'deposit' | 'wager' | 'net-revenue';
    readonly externalId: string;
    readonly source: string;
    readonly customer: CustomerId;
    readonly currency: string;
    readonly amount: number;
    readonly meta?: MetaData;
  };
  /** A lead became a qualified one, which is when it earns. */
  LeadQualified: {
    readonly program: ProgramId;
    readonly lead: LeadId;
    readonly externalId: string;
    readonly source: string;
    readonly customer: CustomerId | null;
    readonly country?: string;
    readonly meta?: MetaData;
  };
  /** Row 19: from `occurredAt` the customer is this partner's before any coupon, click or claim. */
  DealApproved: {
    readonly program: ProgramId;
    readonly deal: DealId;
    readonly externalId: string;
    readonly source: string;
    readonly partner: PartnerId;
    readonly customer: CustomerId;
  };
  DealWon: DealAmountData;
  /** New amounts of a won deal, absolute. */
  DealAmended: DealAmountData;
  /** A closed local day's clicks that count, absolute (row 29); a repetition with another count is refused. */
  ClicksCounted: {
    readonly program: ProgramId;
    readonly partner: PartnerId;
    readonly link: LinkId;
    readonly day: LocalDate;
    readonly country: string | null;
    readonly count: number;
  };
  /** New amounts of a sale, absolute, priced as the original (`rules.md` row 7). */
  ConversionAmended: {
    readonly program: ProgramId;
    readonly conversion: ConversionId;
    readonly customer: CustomerId | null;
    readonly currency: string;
    readonly amount: number;
    readonly tax: number;
    readonly shipping: number;
    readonly discount: number;
    /** By the sale's line numbers, all of them; absent: spread over the sale's lines as they were sold. */
    readonly lines?: readonly Pick<SaleLineData, 'line' | 'amount' | 'quantity' | 'tax' | 'discount'>[];
  };
  RefundRecorded: {
    readonly program: ProgramId;
    readonly refund: RefundId;
    readonly externalId: string;
    readonly source: string;
    readonly customer: CustomerId | null;
    /** Null where it names no sale (`rules.md` row 6). */
    readonly conversion: ConversionId | null;
    readonly currency: string;
    readonly amount: number;
    /** Its own parts, or null where they were not sent (`rules.md` row 5). */
    readonly tax: number | null;
    readonly shipping: number | null;
    /** Which lines it gives back, adding up to the amount; absent: spread over what remains of them (row 10). */
    readonly lines?: readonly RefundLineData[];
    /** Units given back of the whole order, in order of its lines; absent: in proportion (row 12). */
    readonly quantity?: Decimal;
  };
  /** Row 8. It takes back as a refund of `amount` does, once lost; `RefundId` names it, derived with the kind. */
  ChargebackOpened: ChargebackData;
  ChargebackLost: ChargebackData;
  ChargebackWon: ChargebackData;
}

/** Attributes of the sender's own, at most 50: text up to 500 characters, a number or a truth value. */
export type MetaData = Readonly<Record<string, string | number | boolean>>;

/** Row 10. Lines add up to the sale's amount, or to its net; the sale's other parts are spread over them. */
export interface SaleLineData {
  /** From 1, in the order that was sent. */
  readonly line: number;
  readonly amount: number;
  readonly product?: string;
  readonly category?: string;
  /** Units or lots; "1" where absent. */
  readonly quantity?: Decimal;
  readonly unitAmount?: number;
  /** Its own parts; what the sale's `tax` and `discount` have beyond these is spread over the lines that have none. */
  readonly tax?: number;
  readonly discount?: number;
  readonly meta?: MetaData;
}

export interface RefundLineData {
  readonly line: number;
  readonly amount: number;
  readonly quantity?: Decimal;
}

export interface ChargebackData {
  readonly program: ProgramId;
  readonly chargeback: RefundId;
  readonly externalId: string;
  readonly source: string;
  readonly conversion: ConversionId;
  readonly customer: CustomerId | null;
  readonly currency: string;
  readonly amount: number;
}

/** Row 25. `conversion` is derived with the kind `deal`. */
export interface DealAmountData {
  readonly program: ProgramId;
  readonly deal: DealId;
  readonly conversion: ConversionId;
  readonly externalId: string;
  readonly source: string;
  readonly customer: CustomerId;
  readonly currency: string;
  readonly amount: number;
  readonly tax: number;
  readonly shipping: number;
  readonly discount: number;
  readonly meta?: MetaData;
}
