/**
 * The data of every event type at its newest version. Moments are milliseconds since 1970, UTC; amounts are whole
 * minor units of the currency beside them (JSON numbers, at most 2^53 - 1 in size). Personal fields never stand here:
 * they go into the envelope's `personal`. A field that is optional (`?`) is left out where nothing was sent, never null, so
 * that what is sent again after an upgrade is still the same; its meaning when absent stands beside it.
 */
import type {
  AccountId,
  ClickId,
  CommissionId,
  ConversionId,
  CustomerId,
  DealId,
  InvitationId,
  LeadId,
  LinkId,
  ManualEntryId,
  OrganisationId,
  PartnerId,
  PayoutId,
  PayoutRunId,
  ProgramId,
  RefundId,
  VisitorId,
} from './ids.js';
import type { Decimal, LocalDate, Period, Plan, RuleKey } from './plan.js';

export interface WireMoney {
  readonly amount: number;
  readonly currency: string;
}

export interface FactData {
  // gateway
  OrganisationCreated: { readonly name: string; readonly zone: string };
  /** A person took up an invitation and may sign in for the partner. */
  InvitationAccepted: { readonly invitation: InvitationId; readonly partner: PartnerId; readonly account: AccountId };
  /** An operator gave a parked event up for one consumer group; read before any replay. */
  EventSkipped: { readonly group: string; readonly event: string; readonly position: string; readonly reason: string };

  // referral
  ProgramCreated: {
    readonly program: ProgramId;
    readonly code: string;
    readonly name: string;
    readonly currency: string;
    readonly landingUrl: string | null;
    readonly attribution: 'last-click' | 'first-click';
    readonly windowDays: number;
    readonly zone: string;
  };
  ProgramActivated: { readonly program: ProgramId };
  ProgramPaused: { readonly program: ProgramId };
  ProgramEnded: { readonly program: ProgramId };
  /** In a stream of the installation, so that `/r/:code` needs no organisation in its path. */
  CodeReserved: { readonly code: string; readonly organisation: OrganisationId; readonly link: LinkId };
  LinkCreated: {
    readonly link: LinkId;
    readonly code: string;
    readonly program: ProgramId;
    readonly partner: PartnerId;
    readonly target: string | null;
    readonly campaign: string | null;
  };
  /** In the log of clicks. `bot` is the reason why it does not count, or null. */
  ClickRecorded: {
    readonly click: ClickId;
    readonly link: LinkId;
    readonly code: string;
    readonly program: ProgramId;
    readonly partner: PartnerId;
    readonly visitor: VisitorId;
    readonly bot: string | null;
    readonly imported: boolean;
  };
  SignupRecorded: {
    readonly program: ProgramId;
    readonly customer: CustomerId;
    readonly externalId: string;
    readonly source: string;
    readonly country: string | null;
    readonly touches: readonly TouchData[];
    readonly meta?: MetaData;
  };
  TouchAdded: { readonly program: ProgramId; readonly customer: CustomerId; readonly touch: TouchData };
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

  /** The key of a partner's or a customer's personal data is destroyed; in the stream of that partner or customer. */
  PersonErased: { readonly person: string; readonly kind: 'partner' | 'customer' };

  // partner; name and e-mail stand in `personal`
  PartnerAdded: {
    readonly partner: PartnerId;
    readonly code: string;
    readonly type: PartnerType;
    readonly country: string | null;
  };
  PartnerUpdated: { readonly partner: PartnerId; readonly type: PartnerType; readonly country: string | null };
  InvitationSent: { readonly invitation: InvitationId; readonly partner: PartnerId; readonly expiresAt: number };
  /** Ends open invitations and every membership of the partner. */
  AccessRevoked: { readonly partner: PartnerId };
  /** The reason, where one is given, stands in `personal`; so with PartnerTerminated. */
  PartnerSuspended: { readonly partner: PartnerId };
  PartnerTerminated: { readonly partner: PartnerId };
  PartnerReinstated: { readonly partner: PartnerId };
  /** From `occurredAt` on; `program` null: in every program that has none of its own for the partner. */
  TierChanged: {
    readonly partner: PartnerId;
    readonly program: ProgramId | null;
    readonly tier: string | null;
    readonly from: string | null;
  };
  /** From `occurredAt` on. No partner is above itself. */
  ParentChanged: { readonly partner: PartnerId; readonly parent: PartnerId | null; readonly from: PartnerId | null };

  // commission
  /** Read through `planOf`. Version 2 brings `plan`, which then says everything; `holdDays` repeats it and `rules` is empty. */
  PlanPublished: {
    readonly program: ProgramId;
    readonly version: number;
    /** The first version has no beginning. */
    readonly from: number | null;
    readonly holdDays: number;
    readonly rules: readonly RuleData[];
    readonly plan?: Plan;
  };
  HourPassed: { readonly hour: number };
  /** Rows 17, 18, 27, 28: everything of the program that runs by this kind of period; lifetimes settle sale by sale. */
  PeriodSettled: {
    readonly program: ProgramId;
    readonly kind: Period;
    /** Its first local date: `2026-10-01`, or the Monday of an ISO week. */
    readonly period: LocalDate;
  };
  /** Row 30: one unit of `base` (whole, not minor) is `rate` of `quote`. The latest for the day, when first priced, is taken. */
  ExchangeRateRecorded: {
    readonly day: LocalDate;
    readonly base: string;
    readonly quote: string;
    readonly rate: Decimal;
  };
  /** `amount` is the pending part that was seen and is approved. */
  CommissionApproved: DecisionData & { readonly amount: number; readonly asOf: string };
  /** What is approved and in no payout becomes pending; `amount` is what was approved of it. */
  ApprovalWithdrawn: DecisionData & { readonly amount: number; readonly asOf: string };
  /** The reason stands in `personal`. `fraud`: the customer earns nothing more (row 21). */
  CommissionRejected: DecisionData & { readonly amount: number; readonly asOf: string; readonly fraud?: true };
  CommissionReopened: DecisionData & { readonly asOf: string };
  /** Ends the hold of one commission before its time. */
  CommissionReleased: DecisionData & { readonly amount: number; readonly asOf: string };
  /** The amount from now on, absolute, whatever the rules say; 0 once nothing of the sale remains. Reason in `personal`. */
  CommissionCorrected: DecisionData & { readonly amount: number; readonly seen: number; readonly asOf: string };
  /** Row 36; reason in `personal`. `undoes` is the entry whose opposite this is. */
  ManualEntryPosted: {
    readonly entry: ManualEntryId;
    readonly program: ProgramId;
    readonly partner: PartnerId;
    readonly currency: string;
    readonly amount: number;
    readonly undoes?: ManualEntryId;
  };

  // payout
  PayoutRunProposed: {
    readonly run: PayoutRunId;
    readonly number: number;
    readonly currency: string;
    readonly payouts: readonly { readonly payout: PayoutId; readonly partner: PartnerId; readonly amount: number }[];
  };
  PayoutRunApproved: { readonly run: PayoutRunId; readonly amount: number; readonly count: number };
  PayoutRunCancelled: { readonly run: PayoutRunId };
  PayoutRequested: {
    readonly payout: PayoutId;
    readonly run: PayoutRunId;
    readonly partner: PartnerId;
    readonly currency: string;
    readonly amount: number;
  };
  PayoutPaid: {
    readonly payout: PayoutId;
    readonly run: PayoutRunId;
    readonly partner: PartnerId;
    readonly currency: string;
    readonly amount: number;
  };
  PayoutReturned: {
    readonly payout: PayoutId;
    readonly run: PayoutRunId;
    readonly partner: PartnerId;
    readonly currency: string;
    readonly amount: number;
    readonly cause: string;
  };
}

export interface EntryData {
  /**
   * What one fact changes in one commission: every amount is a difference, target minus posted. `asOf` is the position
   * of the fact that caused it. `gross` and `refunded` are in `saleCurrency`, the others in `currency`.
   */
  EntryPosted: {
    readonly commission: CommissionId;
    /** The sale, or the derived id of whatever else is paid for (`paidForId`). */
    readonly conversion: ConversionId;
    /** What is paid for; absent: a sale. */
    readonly paidFor?: PaidForData;
    readonly program: ProgramId;
    readonly partner: PartnerId;
    /** `base`, `extra:<rule key>`, `override:<level>:<child's id>`, `bonus:<key>` or `manual`. */
    readonly component: string;
    readonly cause: EntryCause;
    readonly asOf: string;
    /** Null for clicks, bonuses, revenue and manual entries. */
    readonly customer: CustomerId | null;
    readonly link: LinkId | null;
    readonly soldAt: number;
    readonly externalId: string;
    readonly source: string;
    readonly conversions: number;
    readonly saleCurrency: string;
    readonly gross: number;
    readonly refunded: number;
    readonly currency: string;
    readonly held: number;
    readonly pending: number;
    readonly approved: number;
    /** State after this entry, absolute. */
    readonly terms: TermsData;
    readonly rejected: boolean;
    readonly awaitingRate: boolean;
    readonly holdUntil: number | null;
    /**
     * Row 33, where `approved` falls: what was paid before this moment (epoch ms, UTC) is written off. Absent in entries from
     * before it was told, of which it is 180 days of 24 hours before they were recorded.
     */
    readonly clawbackFrom?: number;
    /**
     * The conversion or refund of the fact that led to it, where that is another one than what is paid for: one cause may
     * move many commissions (a whole-volume band, freed room under a cap, another first sale, a child's change).
     */
    readonly ledBy?: string;
  };
  /** Whose customer it is from now on, and whose it was; `at` is the moment of the signup. */
  Attributed: {
    readonly program: ProgramId;
    readonly customer: CustomerId;
    readonly at: number;
    readonly asOf: string;
    readonly from: AttributionData | null;
    readonly to: AttributionData | null;
    readonly reason: AttributionReasonData;
  };
  /**
   * What of commissions is settled, that is paid out or kept for a debt, after the event at `asOf`: absolute, a commission
   * once, at most 200 an entry. What one event settles beyond that stands in further entries.
   */
  SettlementChanged: {
    readonly partner: PartnerId;
    readonly currency: string;
    readonly asOf: string;
    readonly commissions: readonly { readonly commission: CommissionId; readonly settled: number }[];
  };
  /** What no sale can bear of a refund, in the review list: absolute. */
  SurplusChanged: {
    readonly program: ProgramId;
    readonly refund: RefundId;
    readonly customer: CustomerId | null;
    readonly externalId: string;
    readonly currency: string;
    readonly surplus: number;
    readonly at: number;
    readonly asOf: string;
  };
}

export interface TouchData {
  readonly id: string;
  readonly kind: 'click' | 'code' | 'imported' | 'coupon' | 'claim';
  readonly link: LinkId;
  readonly partner: PartnerId;
  readonly at: number;
}

export interface AttributionData {
  readonly partner: PartnerId;
  readonly link: LinkId;
  readonly touch: string;
  readonly touchedAt: number;
}

/** How a customer's touches were weighed against each other, in the order of time. */
export interface AttributionReasonData {
  readonly model: 'last-click' | 'first-click' | 'linear' | 'position';
  readonly windowDays: number;
  readonly touches: readonly JudgedTouchData[];
}

export interface JudgedTouchData extends TouchData {
  readonly verdict: TouchVerdict;
}

export type TouchVerdict = 'won' | 'not-last' | 'not-first' | 'before-window' | 'after-signup' | 'program-ended';

export type PartnerType = 'affiliate' | 'reseller' | 'agency' | 'integration' | 'introducing-broker';

/** `rate` is a decimal fraction as text ("0.1" is 10%); `amount` is in the program's currency. */
export type RuleData = {
  readonly id: string;
  readonly name: string;
  readonly priority: number;
  /** Null: every partner of the program. */
  readonly partner: PartnerId | null;
} & ({ readonly kind: 'percentage'; readonly rate: string } | { readonly kind: 'flat'; readonly amount: number });

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

/** What a commission pays for. Periods and days are local dates, the period's first. */
export type PaidForData =
  | { readonly kind: 'sale' | 'deal' | 'lead' | 'activity'; readonly id: string }
  | { readonly kind: 'signup' | 'qualification'; readonly customer: CustomerId }
  | { readonly kind: 'clicks'; readonly rule: RuleKey; readonly day: LocalDate }
  | { readonly kind: 'bonus'; readonly bonus: RuleKey; readonly period: LocalDate | 'lifetime' }
  | { readonly kind: 'revenue'; readonly period: LocalDate }
  | { readonly kind: 'manual'; readonly entry: ManualEntryId };

/**
 * How an amount came about, each step from the ones before, for a person and for `explain`. Numbers are decimal text; money
 * is in minor units of `currency`, the sale's until `exchange`.
 */
export type StepData =
  | {
      readonly step: 'base';
      readonly of: 'net' | 'gross' | string;
      readonly amount: string;
      readonly missing?: readonly string[];
    }
  | { readonly step: 'share'; readonly weight: string; readonly amount: string }
  | {
      readonly step: 'slice';
      readonly rule: RuleKey;
      readonly from: string;
      readonly base: string;
      readonly rate: Decimal;
      readonly amount: string;
    }
  | {
      readonly step: 'rate';
      readonly rule: RuleKey;
      readonly base: string;
      readonly rate: Decimal;
      readonly amount: string;
    }
  | {
      readonly step: 'units';
      readonly rule: RuleKey;
      readonly units: string;
      readonly each: Decimal;
      readonly amount: string;
    }
  | { readonly step: 'flat'; readonly rule: RuleKey; readonly amount: string }
  | { readonly step: 'round'; readonly amount: string }
  | { readonly step: 'exchange'; readonly day: LocalDate; readonly rate: Decimal; readonly amount: string }
  | {
      readonly step: 'minimum-order' | 'minimum' | 'maximum' | 'too-large';
      readonly limit: string;
      readonly amount: string;
    }
  | {
      readonly step: 'rule-cap' | 'partner-cap' | 'budget';
      readonly limit: string;
      readonly used: string;
      readonly amount: string;
    }
  | { readonly step: 'corrected'; readonly amount: string };

/** A rule that fitted the event and did not win, or did not fit, and the first reason why. */
export interface LostRuleData {
  readonly rule: RuleKey;
  readonly line?: number;
  readonly why:
    | 'date'
    | 'level'
    | 'condition'
    | 'purchase'
    | 'duration'
    | 'less-specific'
    | 'priority'
    | 'fewer-conditions'
    | 'later-in-plan';
}

/** What the commission was priced by. Version 2 of entries brings the optional fields. */
export interface TermsData {
  readonly planVersion: number;
  readonly rule: RuleData;
  readonly level: 'partner' | 'tier' | 'program';
  /** What remains of the base, in the sale's currency. */
  readonly base: number;
  readonly engine: number;
  /** The winners in the order of lines, each once; `rule` is the first of them, as far as version 1 can say it. */
  readonly rules?: readonly RuleKey[];
  readonly tier?: string;
  readonly steps?: readonly StepData[];
  readonly lost?: readonly LostRuleData[];
}

export interface DecisionData {
  readonly commission: CommissionId;
  readonly conversion: ConversionId;
  readonly partner: PartnerId;
}

export type EntryCause =
  | 'accrued'
  | 'adjusted'
  | 'reversed'
  | 'held'
  | 'released'
  | 'approved'
  | 'withdrawn'
  | 'rejected'
  | 'reopened'
  | 'corrected'
  | 'manual'
  | 're-attributed';

export type EventData = FactData & EntryData;
export type EventType = keyof EventData;

/** The newest version of each type. Readers skip what they do not know and wait for what is newer than they know. */
export const versions: Readonly<Record<EventType, number>> = {
  OrganisationCreated: 1,
  InvitationAccepted: 1,
  EventSkipped: 1,
  ProgramCreated: 1,
  ProgramActivated: 1,
  ProgramPaused: 1,
  ProgramEnded: 1,
  CodeReserved: 1,
  LinkCreated: 1,
  ClickRecorded: 1,
  SignupRecorded: 2,
  TouchAdded: 2,
  SaleRecorded: 2,
  ConversionAmended: 2,
  ActivityRecorded: 1,
  LeadQualified: 1,
  DealApproved: 1,
  DealWon: 1,
  DealAmended: 1,
  ClicksCounted: 1,
  ChargebackOpened: 1,
  ChargebackLost: 1,
  ChargebackWon: 1,
  RefundRecorded: 2,
  PersonErased: 1,
  PartnerAdded: 1,
  PartnerUpdated: 1,
  InvitationSent: 1,
  AccessRevoked: 1,
  PartnerSuspended: 1,
  PartnerTerminated: 1,
  PartnerReinstated: 1,
  TierChanged: 1,
  ParentChanged: 1,
  PlanPublished: 2,
  HourPassed: 1,
  PeriodSettled: 1,
  ExchangeRateRecorded: 1,
  ApprovalWithdrawn: 1,
  CommissionReleased: 1,
  CommissionCorrected: 1,
  ManualEntryPosted: 1,
  CommissionApproved: 1,
  CommissionRejected: 2,
  CommissionReopened: 1,
  PayoutRunProposed: 1,
  PayoutRunApproved: 1,
  PayoutRunCancelled: 1,
  PayoutRequested: 1,
  PayoutPaid: 1,
  PayoutReturned: 1,
  EntryPosted: 2,
  Attributed: 1,
  SurplusChanged: 1,
  SettlementChanged: 1,
};
