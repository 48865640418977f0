/** What the schema cannot say about a plan. */
import type { LocalDate, Plan } from '@tributary/contracts';
import { judgeCoverage } from './coverage.js';
import type { Finding, Report } from './finding.js';
import { judgeLimits } from './limits.js';
import { judgeParts } from './parts.js';
import { judgePrecedence } from './precedence.js';
import { judgeRule } from './rule.js';

export interface Known {
  readonly currency: string;
  /** A day that is over everywhere when the version begins; null for the first, which holds from ever. */
  readonly over: LocalDate | null;
  isPartner(idOrCode: string): boolean;
  /** That any partner of the program is in. */
  readonly tiers: ReadonlySet<string>;
}

export interface Judgement {
  readonly errors: readonly Finding[];
  readonly warnings: readonly Finding[];
}

const mostFindings = 100;

export function judgePlan(plan: Plan, known: Known): Judgement {
  const [errors, warnings]: [Finding[], Finding[]] = [[], []];
  const into = (list: Finding[]) => (path: string, code: string, message: string) => {
    if (list.length < mostFindings) list.push({ path, code, message });
  };
  const report: Report = { error: into(errors), warn: into(warnings) };
  judgeParts(plan, known, report);
  for (const [n, rule] of plan.rules.entries()) judgeRule(rule, `rules[${n}]`, known.over, report);
  if (errors.length > 0) return { errors, warnings };
  judgeLimits(plan, known.currency, report);
  judgePrecedence(plan.rules, report);
  judgeCoverage(plan.rules, report);
  return { errors, warnings };
}
