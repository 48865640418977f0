/** Limits that never change what is paid. */
import type { Cap, Period, Plan, PlanRule } from '@tributary/contracts';
import { fixedSumOf } from '../rules/registry.js';
import { moneyInWords } from '../words/amounts-in-words.js';
import { capInWords } from '../words/periods-in-words.js';
import type { Report } from './finding.js';

export function judgeLimits({ rules, partnerCap, budget }: Plan, currency: string, report: Report): void {
  const money = (minor: number): string => moneyInWords(minor, currency);
  for (const [n, rule] of rules.entries()) {
    judgeMinimum(rule, `rules[${n}]`, money, report);
    judgeMaximum(rule, `rules[${n}]`, money, report);
    judgeCap(rule.cap, `rules[${n}].cap`, partnerCap, money, report);
    if (rule.cap && rule.pays.kind === 'net-revenue')
      report.warn(`rules[${n}].cap`, 'never-binds', 'A share of revenue fills no cap.');
  }
  judgeCap(partnerCap, 'partnerCap', budget, money, report);
  judgeCap(budget, 'budget', undefined, money, report);
}

type Money = (minor: number) => string;

function judgeMinimum(rule: PlanRule, path: string, money: Money, report: Report): void {
  const { minimum, maximum, minimumOrder, pays } = rule;
  const fixed = fixedSumOf(pays);
  if (minimumOrder === 0) report.warn(`${path}.minimumOrder`, 'never-binds', 'No order is below 0.');
  if (minimum === undefined) return;
  const at = `${path}.minimum`;
  if (minimum === 0) report.warn(at, 'never-binds', 'Nothing is below 0.');
  else if (maximum !== undefined && minimum > maximum)
    report.warn(at, 'never-binds', `The maximum of ${money(maximum)} is lower and comes after it.`);
  else if (fixed !== undefined && minimum <= fixed)
    report.warn(at, 'never-binds', `The rule pays ${money(fixed)} anyway.`);
}

function judgeMaximum({ maximum, cap, pays }: PlanRule, path: string, money: Money, report: Report): void {
  if (maximum === undefined) return;
  const fixed = fixedSumOf(pays);
  const at = `${path}.maximum`;
  if (maximum === 0) report.warn(at, 'pays-nothing', 'With a maximum of 0 this rule pays nothing.');
  else if (cap && maximum >= cap.amount)
    report.warn(at, 'never-binds', `The cap of ${money(cap.amount)} is reached before it.`);
  else if (fixed !== undefined && maximum >= fixed)
    report.warn(at, 'never-binds', `The rule never pays more than ${money(fixed)}.`);
}

/** `wider` is filled by the same amounts and more. */
function judgeCap(cap: Cap | undefined, path: string, wider: Cap | undefined, money: Money, report: Report): void {
  if (!cap) return;
  if (cap.amount === 0) report.warn(`${path}.amount`, 'pays-nothing', 'A cap of 0 lets nothing through.');
  else if (wider && cap.amount >= wider.amount * touched(cap.period, wider.period))
    report.warn(path, 'never-binds', `The limit of ${capInWords(wider, money)} over all is reached before it.`);
}

/** How many periods of the one kind a period of the other has days of, at most; weeks cross months. */
const most: Readonly<Record<Period, Readonly<Record<Period, number>>>> = {
  week: { week: 1, month: 2, quarter: 2, year: 2 },
  month: { week: 6, month: 1, quarter: 1, year: 1 },
  quarter: { week: 15, month: 3, quarter: 1, year: 1 },
  year: { week: 54, month: 12, quarter: 4, year: 1 },
};

/** Absent: the whole of time. */
function touched(period: Period | undefined, wider: Period | undefined): number {
  if (wider === undefined) return 1;
  return period === undefined ? Number.POSITIVE_INFINITY : most[period][wider];
}
