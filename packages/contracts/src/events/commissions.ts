/** What commissions are computed from beside conversions: plans, time, rates and decisions. */
import type { CommissionId, ConversionId, ManualEntryId, PartnerId, ProgramId } from '../ids.js';
import type { Decimal, LocalDate, Period, Plan } from '../plan.js';

export interface CommissionFacts {
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
}

/** `rate` is a decimal fraction as text ("0.1" is 10%); `amount` is in the program's currency. */
export type RuleData = {
  readonly id: string;
  readonly name: string;
  readonly priority: number;
  /** Null: every partner of the program. */
  readonly partner: PartnerId | null;
} & ({ readonly kind: 'percentage'; readonly rate: string } | { readonly kind: 'flat'; readonly amount: number });

export interface DecisionData {
  readonly commission: CommissionId;
  readonly conversion: ConversionId;
  readonly partner: PartnerId;
}
