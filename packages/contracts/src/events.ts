/**
 * The data of every event type at its newest version. Moments are milliseconds since 1970, UTC; amounts are whole
 * minor units of the currency beside them (JSON numbers, at most 2^53 - 1 in size). Personal fields never stand here:
 * they go into the envelope's `personal`.
 */
import type {
  AccountId,
  ClickId,
  CommissionId,
  ConversionId,
  CustomerId,
  InvitationId,
  LinkId,
  OrganisationId,
  PartnerId,
  PayoutId,
  PayoutRunId,
  ProgramId,
  RefundId,
  VisitorId,
} from './ids.js';

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
  };

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

  // commission
  PlanPublished: {
    readonly program: ProgramId;
    readonly version: number;
    /** The first version has no beginning. */
    readonly from: number | null;
    readonly holdDays: number;
    readonly rules: readonly RuleData[];
  };
  HourPassed: { readonly hour: number };
  CommissionApproved: DecisionData & { readonly amount: number; readonly asOf: string };
  /** The reason stands in `personal`. */
  CommissionRejected: DecisionData & { readonly amount: number; readonly asOf: string };
  CommissionReopened: DecisionData & { readonly asOf: string };

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
    readonly conversion: ConversionId;
    readonly program: ProgramId;
    readonly partner: PartnerId;
    readonly component: string;
    readonly cause: EntryCause;
    readonly asOf: string;
    readonly customer: CustomerId;
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
  readonly kind: 'click' | 'code' | 'imported';
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
  readonly model: 'last-click' | 'first-click';
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

/** What the commission was priced by. */
export interface TermsData {
  readonly planVersion: number;
  readonly rule: RuleData;
  readonly level: 'partner' | 'program';
  /** What remains of the base, in the sale's currency. */
  readonly base: number;
  readonly engine: number;
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
  | 'released'
  | 'approved'
  | 'rejected'
  | 'reopened'
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
  SignupRecorded: 1,
  TouchAdded: 1,
  SaleRecorded: 1,
  ConversionAmended: 1,
  RefundRecorded: 1,
  PersonErased: 1,
  PartnerAdded: 1,
  PartnerUpdated: 1,
  InvitationSent: 1,
  AccessRevoked: 1,
  PartnerSuspended: 1,
  PartnerTerminated: 1,
  PartnerReinstated: 1,
  PlanPublished: 1,
  HourPassed: 1,
  CommissionApproved: 1,
  CommissionRejected: 1,
  CommissionReopened: 1,
  PayoutRunProposed: 1,
  PayoutRunApproved: 1,
  PayoutRunCancelled: 1,
  PayoutRequested: 1,
  PayoutPaid: 1,
  PayoutReturned: 1,
  EntryPosted: 1,
  Attributed: 1,
  SurplusChanged: 1,
  SettlementChanged: 1,
};
