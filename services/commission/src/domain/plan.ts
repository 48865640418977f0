/** Which version of a plan prices a sale, and which of its rules wins. */
import type { PartnerId } from '@tributary/contracts';
import type { Program, Sale } from './books.js';
import type { PlanVersion } from './facts.js';
import { holdEnd } from './holds.js';
import type { Rule } from './rules/registry.js';

/** Row 20: the version in force at a moment, whenever it was published. */
export function versionAt({ versions }: Program, at: number): PlanVersion | undefined {
  return versions.findLast(({ from }) => from === null || from <= at);
}

/** Rows 3 and 20: what a sale is priced by stays with it, once its program has a plan. */
export function underPlan(sale: Sale, program: Program | undefined, now: number): Sale {
  const { sold, planVersion } = sale;
  const version = sold && planVersion === null && program ? versionAt(program, sold.at) : undefined;
  if (!sold || !version) return sale;
  return { ...sale, planVersion: version.version, holdUntil: holdEnd(sold.at, version.holdDays, now) };
}

/** Row 9: partner before program, then the lower priority number, then the order in the plan. */
export function winningRule({ rules }: PlanVersion, partner: PartnerId): Rule | undefined {
  let winner: Rule | undefined;
  for (const rule of rules) {
    if (rule.partner !== null && rule.partner !== partner) continue;
    if (!winner || precedes(rule, winner)) winner = rule;
  }
  return winner;
}

function precedes(rule: Rule, winner: Rule): boolean {
  const [mine, its] = [rule.partner === null, winner.partner === null];
  return mine === its ? rule.priority < winner.priority : its;
}
