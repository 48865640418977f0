/** What services derive from facts. */
import type {
  CommissionId,
  ConversionId,
  CustomerId,
  LinkId,
  ManualEntryId,
  PartnerId,
  ProgramId,
  RefundId,
} from '../ids.js';
import type { LocalDate, RuleKey } from '../plan.js';
import type { TouchData } from './programs.js';
import type { TermsData } from './terms.js';

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
   * once, at most 200 an entry. What one event settles beyond that stands in further entries. `paid` is what payouts sent of
   * it; absent in entries from before it was told, of which all counts as paid.
   */
  SettlementChanged: {
    readonly partner: PartnerId;
    readonly currency: string;
    readonly asOf: string;
    readonly commissions: readonly {
      readonly commission: CommissionId;
      readonly settled: number;
      readonly paid?: number;
    }[];
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

/** What a commission pays for. Periods and days are local dates, the period's first. */
export type PaidForData =
  | { readonly kind: 'sale' | 'deal' | 'lead' | 'activity'; readonly id: string }
  | { readonly kind: 'signup' | 'qualification'; readonly customer: CustomerId }
  | { readonly kind: 'clicks'; readonly rule: RuleKey; readonly day: LocalDate }
  | { readonly kind: 'bonus'; readonly bonus: RuleKey; readonly period: LocalDate | 'lifetime' }
  | { readonly kind: 'revenue'; readonly period: LocalDate }
  | { readonly kind: 'manual'; readonly entry: ManualEntryId };

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
