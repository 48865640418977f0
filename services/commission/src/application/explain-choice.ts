/** The rules that did not pay, and why: what staff ask when a partner says that another rate was promised. */
import type { LostRuleData, Plan, PlanRule, TermsData } from '@tributary/contracts';

export interface LostRule {
  readonly rule: string;
  /** Of the order, from 1; null: the whole of it. */
  readonly line: number | null;
  readonly reason: string;
}

/** A partner (`reader`) sees its own rules and its tier's. Staff (null) see all. */
export function lostRulesOf(terms: TermsData, plan: Plan | undefined, reader: string | null): LostRule[] {
  const rules = new Map(plan?.rules.map((rule) => [rule.key, rule]));
  return (terms.lost ?? []).flatMap(({ rule: key, line, why }) => {
    const rule = rules.get(key);
    if (reader !== null && !(rule && isFor(rule, reader, terms.tier))) return [];
    return [{ rule: rule?.name ?? key, line: line ?? null, reason: reasons[why] }];
  });
}

const isFor = ({ for: audience }: PlanRule, partner: string, tier: string | undefined): boolean =>
  audience !== undefined && ('tier' in audience ? audience.tier === tier : audience.partner === partner);

const reasons: Readonly<Record<LostRuleData['why'], string>> = {
  date: 'It did not apply on that day',
  level: 'It is for another partner or tier',
  condition: 'Its conditions were not met',
  purchase: "It is for another of the customer's purchases",
  duration: 'Its duration had ended',
  'less-specific': 'A rule for this partner or its tier comes first',
  priority: 'A rule of higher priority comes first',
  'fewer-conditions': 'A rule with more conditions comes first',
  'later-in-plan': 'A rule before it in the plan comes first',
};
