/**
 * A golden case: facts in short words, a plan, and what every commission should hold afterwards. It names things by codes,
 * and any engine can play it. README.md says how to write one.
 */
import type { MetaData, Minor, PartnerType, Plan, SaleLineData } from '@tributary/contracts';

export interface GoldenCase {
  /** A sentence of behaviour. */
  readonly name: string;
  /** Rows of the specification that it shows; the first names its folder. */
  readonly rows: readonly number[];
  /** Of the first row: the specification's own example, or where the rule begins and ends. */
  readonly shows?: 'example' | 'boundary';
  /** GBP, UTC, 30 days, last-click. Its code is `p`; created before all facts. */
  readonly program?: {
    readonly currency?: string;
    readonly zone?: string;
    readonly windowDays?: number;
    readonly attribution?: 'last-click' | 'first-click';
  };
  /** The first version, which has no beginning. Later ones are facts. */
  readonly plan: Plan;
  /** In the order of recording. */
  readonly facts: readonly GoldenFact[];
  readonly expect: readonly Expectation[];
  /**
   * `any`: every order and repetition of the facts ends in the last expectation. Not where something is settled, decided,
   * budgeted, priced by a rate or ended by an hour (row 1); `as-written`.
   */
  readonly order?: 'any' | 'as-written';
}

export interface Expectation {
  /** Number of facts folded, from 1; all of them where absent. */
  readonly after?: number;
  /** Every commission of which anything is not 0, by `CommissionKey`; those that are missing here must be 0. */
  readonly commissions: Readonly<Record<CommissionKey, ExpectedAmounts>>;
  /** Surplus by the code of the refund or chargeback; what is missing is 0. */
  readonly review?: Readonly<Record<string, Minor>>;
  /** The arithmetic, a line a step. */
  readonly because: readonly string[];
}

/** A number alone is what is pending. What is left out is 0 or false. */
export type ExpectedAmounts =
  | Minor
  | {
      readonly held?: Minor;
      readonly pending?: Minor;
      readonly approved?: Minor;
      readonly rejected?: true;
      readonly awaitingRate?: true;
      /** Keys of the winning rules, where the case is about the choice; not compared where absent. */
      readonly rules?: readonly string[];
    };

/**
 * `<paid for>/<partner>/<component>`. Paid for: `s1` (the code of a sale or a deal's win), `lead:l1`, `signup:carl`,
 * `qualification:carl`, `clicks:<rule>:2026-10-03`, `bonus:<key>:2026-10-01`, `bonus:<key>:lifetime`, `revenue:2026-10-01`,
 * `manual:m1`. Component: `base`, `extra:<rule>`, `override:<level>:<child>`, `bonus:<key>`, `manual`.
 */
export type CommissionKey = string;

/** Exact amounts of one commission; bigint, because sums may not round. */
export interface Target {
  readonly held: bigint;
  readonly pending: bigint;
  readonly approved: bigint;
  readonly rejected: boolean;
  readonly awaitingRate: boolean;
  readonly rules: readonly string[];
}

export interface EngineState {
  /** Commissions that ever had an entry; those of zeros may be missing. */
  readonly commissions: ReadonlyMap<CommissionKey, Target>;
  readonly review: ReadonlyMap<string, bigint>;
}

/** An engine under test: everything from nothing, in the order given. The fold of a prefix is what held after that fact. */
export interface Engine {
  fold(setting: Pick<GoldenCase, 'program' | 'plan'>, facts: readonly GoldenFact[]): EngineState;
}

/**
 * `at`: when it occurred, ISO 8601 with an offset or `Z`, or a bare date, which is its midnight UTC. `recorded`: when it was
 * recorded; the later of `at` and the recording before it, so that recordings never run backwards.
 */
interface Moment {
  readonly at: string;
  readonly recorded?: string;
}

/** Its parts; absent ones are 0, in a refund they are "not sent". */
interface Parts {
  readonly amount: Minor;
  readonly tax?: Minor;
  readonly shipping?: Minor;
  readonly discount?: Minor;
  /** The program's where absent; in a refund the sale's. */
  readonly currency?: string;
}

/** `line` is its place, from 1, where absent. */
type Line = Omit<SaleLineData, 'line'> & { readonly line?: number };

/** The first key of each form is its own alone: it says which fact it is, and carries its code where it has one. External ids are the codes, sources `default`. */
export type GoldenFact = Moment &
  (
    | ({ readonly joins: string; readonly type?: PartnerType; readonly country?: string } & WithLink)
    | { readonly suspend: string }
    | { readonly terminate: string }
    | { readonly reinstate: string }
    | { readonly tier: string | null; readonly of: string }
    | { readonly parent: string | null; readonly of: string }
    /** The next version, numbered by its place; in force from `from`, which is `at` where absent. */
    | { readonly plan: Plan; readonly from?: string }
    | { readonly endProgram: true }
    | {
        readonly signup: string;
        /** A partner's code (a click at the signup's moment) or touches. */
        readonly by?: string | readonly GoldenTouch[];
        readonly country?: string;
        readonly meta?: MetaData;
      }
    | { readonly touch: GoldenTouch; readonly of: string }
    | (Parts & {
        readonly sale: string;
        readonly customer?: string | null;
        readonly lines?: readonly Line[];
        readonly invoice?: string;
        readonly subscription?: string;
        readonly serviceFrom?: string;
        readonly coupon?: string;
        readonly country?: string;
        readonly deal?: string;
        readonly touches?: readonly GoldenTouch[];
        readonly source?: string;
        readonly meta?: MetaData;
      })
    | (Parts & { readonly amend: string; readonly lines?: readonly Line[] })
    | (Parts & {
        readonly refund: string;
        /** A sale, an activity, or (null) none, which then names its customer. */
        readonly of: string | null;
        readonly customer?: string;
        readonly lines?: readonly Line[];
        readonly quantity?: string;
      })
    | {
        readonly chargeback: string;
        readonly of: string;
        readonly amount: Minor;
        readonly is: 'opened' | 'lost' | 'won';
      }
    | {
        readonly activity: string;
        readonly kind: 'deposit' | 'wager' | 'net-revenue';
        readonly customer: string;
        readonly amount: Minor;
        readonly currency?: string;
      }
    | { readonly lead: string; readonly customer: string; readonly country?: string; readonly meta?: MetaData }
    | { readonly dealApproved: string; readonly partner: string; readonly customer: string }
    | (Parts & { readonly dealWon: string; readonly customer: string; readonly meta?: MetaData })
    | (Parts & { readonly dealAmended: string })
    | {
        readonly clicks: number;
        readonly partner: string;
        readonly link?: string;
        readonly day: string;
        readonly country?: string;
      }
    | { readonly rate: string; readonly day: string; readonly base: string; readonly quote: string }
    /** Every full hour up to and with `at` that has not passed yet, from the first after the first fact's recording. */
    | { readonly hours: true }
    | { readonly settle: 'week' | 'month' | 'quarter' | 'year'; readonly period: string }
    | { readonly approve: CommissionKey; readonly amount: Minor }
    | { readonly withdraw: CommissionKey; readonly amount: Minor }
    | { readonly reject: CommissionKey; readonly fraud?: true }
    | { readonly reopen: CommissionKey }
    | { readonly release: CommissionKey; readonly amount: Minor }
    | { readonly correct: CommissionKey; readonly amount: Minor }
    | { readonly manual: string; readonly partner: string; readonly amount: Minor; readonly currency?: string }
    /** What is paid or kept for a debt of a commission, absolute, as the payout service says it. */
    | { readonly settled: CommissionKey; readonly amount: Minor }
  );

interface WithLink {
  /** Codes of further links; each partner has one by its own code. */
  readonly links?: readonly { readonly code: string; readonly campaign?: string }[];
}

/** A click unless said otherwise; its id is its `id`, or `t<n>` by its place in the fact. `at` is the fact's where absent. */
export interface GoldenTouch {
  readonly partner: string;
  readonly at?: string;
  readonly id?: string;
  readonly kind?: 'click' | 'code' | 'coupon' | 'claim';
  readonly link?: string;
}
