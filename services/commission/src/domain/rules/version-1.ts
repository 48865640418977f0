/** How version 1 of entries and plans says a rule: a percentage or a flat sum. */
import type { PartnerId, PlanRule, RuleData } from '@tributary/contracts';

export const ruleInWords = ({ name, kind }: RuleData, currency: string): string =>
  kind === 'flat' ? `${name}: a fixed amount in ${currency} for each sale` : name;

/** As far as version 1 can say it; the steps of the terms say the rest. */
export function ruleDataOf(rule: PlanRule): RuleData {
  const { key, name, priority = 100, pays } = rule;
  const partner = rule.for && 'partner' in rule.for ? (rule.for.partner as PartnerId) : null;
  const head = { id: key, name: name ?? key, priority, partner };
  if (pays.kind === 'flat' || pays.kind === 'cpa') return { ...head, kind: 'flat', amount: pays.amount };
  if ('rate' in pays) return { ...head, kind: 'percentage', rate: pays.rate };
  return { ...head, kind: 'percentage', rate: '0' };
}
