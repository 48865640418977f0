import type { EventData, RuleData } from './events.js';
import type { Plan, PlanRule } from './plan.js';

/** The upcaster of `PlanPublished`: what version 1 said, said as a plan. Rules keep their order, priority and ids. */
export function planOf({
  plan,
  holdDays,
  rules,
}: Pick<EventData['PlanPublished'], 'plan' | 'holdDays' | 'rules'>): Plan {
  return plan ?? { holdDays, rules: rules.map(ruleOf) };
}

function ruleOf(rule: RuleData): PlanRule {
  const { id, name, priority, partner } = rule;
  const head = { key: id, name, priority, ...(partner === null ? {} : { for: { partner } }) };
  return rule.kind === 'percentage'
    ? { ...head, pays: { kind: 'percentage', rate: rule.rate } }
    : { ...head, pays: { kind: 'flat', amount: rule.amount } };
}
