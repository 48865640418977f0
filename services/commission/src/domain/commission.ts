/** What a conversion is to earn each partner, and what it earns. */
import type { LinkId, LostRuleData, PartnerId, PlanRule, RuleKey, StepData } from '@tributary/contracts';
import type { Posted } from './posted.js';

/** What one rule pays for a conversion, before and after its cap, and after the partner's. */
export interface Part {
  readonly component: string;
  readonly rule: RuleKey;
  /** The first line that it won. */
  readonly line: number;
  readonly due: bigint;
  readonly granted: bigint;
  /** How it came about, until the caps. */
  readonly steps: readonly StepData[];
  /** What the caps took away, after those. */
  readonly limits: readonly StepData[];
}

/** What one partner gets of a conversion before budgets and decisions. */
export interface Due {
  readonly partner: PartnerId;
  readonly link: LinkId | null;
  readonly awaitingRate: boolean;
  /** What remains of its share of the net base, in the sale's currency, and what there was of the whole. */
  readonly base: bigint;
  readonly gross: bigint;
  readonly refunded: bigint;
  readonly counts: boolean;
  readonly parts: readonly Part[];
  readonly lost: readonly LostRuleData[];
}

export interface Terms {
  readonly version: number;
  /** The first of the winners, and whom it is for. */
  readonly rule: PlanRule | null;
  readonly level: 'partner' | 'tier' | 'program';
  readonly tier: string | null;
  readonly rules: readonly RuleKey[];
  readonly base: bigint;
  readonly steps: readonly StepData[];
  readonly lost: readonly LostRuleData[];
}

/** What a conversion earns one partner under one component. */
export interface Commission {
  readonly partner: PartnerId;
  readonly component: string;
  readonly link: LinkId | null;
  readonly rejected: boolean;
  readonly fraud: boolean;
  readonly released: boolean;
  /** Row 32: an approval was withdrawn, so nothing is approved by itself. */
  readonly byHand: boolean;
  readonly corrected: bigint | null;
  /** What decisions allow; never more than was there to approve. */
  readonly allowed: bigint;
  /** Row 18: what the caps granted when the budget last saw it, and what the budget lets through. */
  readonly budget: { readonly key: string; readonly asked: bigint; readonly granted: bigint } | null;
  readonly entries: number;
  readonly posted: Posted;
  readonly terms: Terms;
  readonly awaitingRate: boolean;
}
