/** A kind of pay, asked alone. */
import type { Pays, PlanRule } from '@tributary/contracts';
import { add } from '../ratio.js';
import type { Paying, Say } from '../rules/kind.js';
import { earned, paidEventsOf, paysInWords } from '../rules/registry.js';
import { judgeRule } from '../validation/rule.js';
import { moneyInWords, partsInWords } from '../words/amounts-in-words.js';

const say: Say = {
  money: (minor) => moneyInWords(minor, 'GBP'),
  parts: (minor) => partsInWords(minor, 'GBP'),
  base: 'net amount',
  act: 'each sale',
};

const ruleOf = (pays: Pays): PlanRule => ({ key: 'r', on: paidEventsOf(pays)[0] ?? 'sale', pays });

/** In minor units, not rounded: a fraction where it is none of them. */
export function earns(pays: Pays, paying: Paying): number {
  const { inSale, inOwn } = earned(ruleOf(pays), paying);
  const { numerator, denominator } = add(inSale, inOwn);
  return Number(numerator) / Number(denominator);
}

export const words = (pays: Pays): string => paysInWords(pays, say);

/** "error path code" of all that is said of a rule that pays so. */
export function found(pays: Pays, rule: Partial<PlanRule> = {}): string[] {
  const findings: string[] = [];
  judgeRule({ ...ruleOf(pays), ...rule }, 'r', null, {
    error: (path, code) => findings.push(`error ${path} ${code}`),
    warn: (path, code) => findings.push(`warning ${path} ${code}`),
  });
  return findings;
}
