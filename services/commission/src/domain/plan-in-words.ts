/** A plan in plain words, a sentence for each of its parts. */
import type { Plan, PlanAttribution } from '@tributary/contracts';
import { moneyInWords } from './words/amounts-in-words.js';
import { capInWords, count } from './words/periods-in-words.js';
import { bonusInWords, type Names, overrideInWords, ruleInWords } from './words/rule-in-words.js';

export interface Sentence {
  /** Of the part in the plan: `rules[2]`. */
  readonly path: string;
  readonly text: string;
}

export function planInWords(plan: Plan, names: Names): Sentence[] {
  const each = <Part>(path: string, parts: readonly Part[] | undefined, words: (part: Part) => string): Sentence[] =>
    (parts ?? []).map((part, n) => ({ path: `${path}[${n}]`, text: words(part) }));
  return [
    ...each('rules', plan.rules, (rule) => ruleInWords(rule, names)),
    ...each('bonuses', plan.bonuses, (bonus) => bonusInWords(bonus, names)),
    ...each('overrides', plan.overrides, (override) => overrideInWords(override, names)),
    ...settingsInWords(plan, names),
  ];
}

function settingsInWords(plan: Plan, { currency }: Names): Sentence[] {
  const { partnerCap, budget, holdDays = 0, approveUpTo, clawbackDays, attribution, existingCustomers, deals } = plan;
  const money = (minor: number): string => moneyInWords(minor, currency);
  const said = (path: string, text: string): Sentence[] => [{ path, text }];
  return [
    ...(partnerCap
      ? said('partnerCap', `Each partner earns at most ${capInWords(partnerCap, money)}, over all rules.`)
      : []),
    ...(budget ? said('budget', `All partners together earn at most ${capInWords(budget, money)}.`) : []),
    ...said('holdDays', holdDays === 0 ? 'Nothing is held.' : `A commission is held for ${count(holdDays, 'day')}.`),
    ...(approveUpTo === undefined
      ? []
      : said(
          'approveUpTo',
          `When its hold ends, a commission of at most ${money(approveUpTo)} is approved by itself.`,
        )),
    ...(clawbackDays === undefined
      ? []
      : said('clawbackDays', `A refund up to ${count(clawbackDays, 'day')} after payment becomes a debt.`)),
    ...(attribution ? said('attribution', attributionInWords(attribution)) : []),
    ...(existingCustomers === 'keep'
      ? said('existingCustomers', 'Customers from before this version stay with the version before it.')
      : []),
    ...(deals === 'invoices' ? said('deals', 'A deal pays on the sales that name it, not on what it was won at.') : []),
  ];
}

const models = {
  'last-click': 'the last touch wins',
  'first-click': 'the first touch wins',
  linear: 'all touches share alike',
  position: 'the first and the last touch have 40% each, those between share 20%',
} as const;

function attributionInWords({ ownership, model, windowDays, coupon }: PlanAttribution): string {
  const parts = [
    ...(ownership ? [ownership === 'order' ? 'each order by its own touches' : 'customers are bound at signup'] : []),
    ...(model ? [models[model]] : []),
    ...(windowDays === undefined ? [] : [`touches count for ${count(windowDays, 'day')}`]),
    ...(coupon ? [coupon === 'first' ? 'a coupon comes before clicks' : 'a coupon is a touch like a click'] : []),
  ];
  return `Attribution: ${parts.length > 0 ? parts.join('; ') : 'as the program says'}.`;
}
