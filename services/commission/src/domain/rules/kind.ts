import type { Base, Pays, PayKind, PlanRule, StepData } from '@tributary/contracts';
import type { Ratio } from '../ratio.js';

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

/** One kind of pay: what it earns of what remains. Row 12. */
export interface RuleKind<Kind extends PayKind> {
  earned(pays: PaysOf<Kind>, paying: Paying, rule: PlanRule): Earned;
  words(pays: PaysOf<Kind>, base: Base): string;
}
