import type { PaidEvent, Pays, PayKind, PlanRule, StepData } from '@tributary/contracts';
import type { Ratio } from '../ratio.js';
import type { Report } from '../validation/finding.js';

export type PaysOf<Kind extends PayKind> = Extract<Pays, { readonly kind: Kind }>;

/** What remains of the lines that a rule won, one partner's part of it. */
export interface Paying {
  /** The rule's base, exact, in the sale's currency. */
  readonly base: Ratio;
  /** Whether anything remains at all, be it tax. */
  readonly isLeft: boolean;
  readonly units: Ratio;
  readonly isShared: boolean;
  /** The partner's part of whole units of the account's currency. */
  mine(amount: bigint): bigint;
  /** What remains of the base ÷ what it was before refunds. */
  proportion(): Ratio;
  /** Row 22: the month of the relationship, from 1. */
  month(): number;
  ladder(): Ladder;
}

/** How far the partner's volume had come. */
export interface Ladder {
  /** Where these lines stand in the volume, in order. */
  readonly slices: readonly Slice[];
  /** Of the period, for whole-volume bands. */
  readonly whole: bigint;
  /** How many stand before this one, and in the whole period. */
  readonly before: bigint;
}

export interface Slice {
  readonly from: Ratio;
  /** In the account's currency. */
  readonly counted: Ratio;
  /** In the sale's. */
  readonly base: Ratio;
  /** What the whole period came to. */
  readonly whole: bigint;
}

/** Rounded once, by the caller: what is a share of the sale in its currency, and what is a sum of the account's. */
export interface Earned {
  readonly inSale: Ratio;
  readonly inOwn: Ratio;
  readonly steps: readonly StepData[];
}

/** How a sentence about a plan says what a kind of pay names. */
export interface Say {
  money(minor: number): string;
  /** Of a decimal of minor units. */
  parts(minor: string): string;
  /** "net amount" */
  readonly base: string;
  /** "each sale" */
  readonly act: string;
}

/**
 * One kind of pay: what it earns of what remains (row 12), and all else there is to know of it. A new kind is a file like this
 * one's neighbours, its line in `registry.ts` and its part of the schema of plans.
 */
export interface RuleKind<Kind extends PayKind> {
  /** What it can pay for. */
  readonly on: readonly PaidEvent[];
  earned(pays: PaysOf<Kind>, paying: Paying, rule: PlanRule): Earned;
  /** What is earned, and of or for what: "10% of the net amount of each sale". */
  words(pays: PaysOf<Kind>, say: Say): string;
  /** What the schema cannot say; `path` is that of `pays`. */
  judge?(pays: PaysOf<Kind>, path: string, report: Report): void;
  /** What each conversion earns, where it is the same for all. */
  fixedSum?(pays: PaysOf<Kind>): number;
}
