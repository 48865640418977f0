/** How the amount of a commission came about. */
import type { Decimal, LocalDate, RuleKey } from '../plan.js';
import type { RuleData } from './commissions.js';

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
