/** What is said of a plan, shortly. */
import type { Condition, Plan, PlanRule } from '@tributary/contracts';
import { judgePlan, type Known } from '../domain/validation/judge-plan.js';

const known: Known = {
  currency: 'GBP',
  over: '2025-12-31',
  isPartner: (name) => name === 'ann' || name === 'bob',
  tiers: new Set(['gold', 'silver']),
};
const tenth = { kind: 'percentage', rate: '0.1' } as const;
export const rule = (key: string, more: Partial<PlanRule> = {}): PlanRule => ({ key, pays: tenth, ...more });
export const flat = (amount: number) => ({ kind: 'flat', amount }) as const;
export const said = (plan: Plan, more: Partial<Known> = {}) => {
  const { errors, warnings } = judgePlan(plan, { ...known, ...more });
  return [
    ...errors.map(({ path, code }) => `error ${path} ${code}`),
    ...warnings.map(({ path, code }) => `warning ${path} ${code}`),
  ];
};
export const rules = (...of: Partial<PlanRule>[]): Plan => ({ rules: of.map((one, n) => rule(`r${n}`, one)) });
export const field = (is: string): Condition => ({ field: 'sale.country', is });
