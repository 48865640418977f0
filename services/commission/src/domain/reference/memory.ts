/**
 * What the specification itself makes depend on the order of recording: what was frozen when it was first priced, settled,
 * final or decided. Nothing else is carried from one prefix of the log to the next.
 */
import type { Fraction } from './fraction.js';

export interface Pricing {
  readonly version: number;
  /** How many versions there were. */
  readonly known: number;
  readonly tier: string | null;
  /** From the parent upwards. */
  readonly parents: readonly { readonly partner: string; readonly tier: string | null }[];
}

/** A piece of a rule's base at its place in a settled ladder. */
export interface Slice {
  readonly base: Fraction;
  /** Where it begins, and how much volume a unit of its base is. */
  readonly from: Fraction;
  readonly volume: Fraction;
  /** The volume of the whole period by which it is rated, where that is how. */
  readonly total: Fraction;
}

export interface SettledSale {
  counted: bigint;
  /** What stood before it, and in all. */
  readonly before: { readonly count: number; readonly customers: number };
  readonly all: { readonly count: number; readonly customers: number };
  /** By the place of the line. */
  readonly lines: readonly Slice[];
  /** By rule: what its lines have gained since. */
  readonly gained: Map<string, readonly Slice[]>;
}

export interface SettledLadder {
  volume: bigint;
  count: number;
  readonly customers: Set<string>;
  readonly sales: Map<string, SettledSale>;
}

export interface SettledCap {
  fill: bigint;
  readonly parts: Map<string, { due: bigint; granted: bigint }>;
}

/** Of a lifetime bonus: what settled sales count, each by itself and all together. */
export interface SettledBonus {
  volume: bigint;
  count: number;
  readonly customers: Set<string>;
  readonly sales: Map<string, bigint>;
}

export interface Memory {
  readonly pricing: Map<string, Pricing>;
  readonly rates: Map<string, Fraction>;
  /** By customer, in the order of their ranks. */
  readonly finalPurchases: Map<string, { readonly code: string; readonly date: string }[]>;
  /** Settled periods, `month:2026-10-01`. */
  readonly settled: Set<string>;
  readonly ladders: Map<string, SettledLadder>;
  readonly caps: Map<string, SettledCap>;
  readonly budget: Map<string, { due: bigint; granted: bigint; readonly period: string }>;
  /** Bonuses that are settled, as they were then. */
  readonly bonuses: Map<string, { readonly amount: bigint; readonly ceiling: number | undefined }>;
  /** By partner, bonus and base. */
  readonly lifetimeBonuses: Map<string, SettledBonus>;
  /** Net revenue in settled months, by activity and partner; the negative sum that a month hands on; what was paid. */
  readonly booked: Map<string, Fraction>;
  readonly carried: Map<string, Fraction>;
  readonly revenue: Map<string, { readonly amount: bigint; readonly rule: string; readonly ceiling: number | null }>;
  readonly approved: Map<string, bigint>;
  readonly rejected: Set<string>;
  /** Commissions rejected for fraud, and their customers. */
  readonly fraud: Map<string, string>;
  readonly released: Set<string>;
  readonly withdrawn: Set<string>;
  readonly corrected: Map<string, bigint>;
  readonly paid: Map<string, bigint>;
  /** Base commissions that a rule ever paid. */
  readonly based: Set<string>;
}

export const emptyMemory = (): Memory => ({
  pricing: new Map(),
  rates: new Map(),
  finalPurchases: new Map(),
  settled: new Set(),
  ladders: new Map(),
  caps: new Map(),
  budget: new Map(),
  bonuses: new Map(),
  lifetimeBonuses: new Map(),
  booked: new Map(),
  carried: new Map(),
  revenue: new Map(),
  approved: new Map(),
  rejected: new Set(),
  fraud: new Map(),
  released: new Set(),
  withdrawn: new Set(),
  corrected: new Map(),
  paid: new Map(),
  based: new Set(),
});
