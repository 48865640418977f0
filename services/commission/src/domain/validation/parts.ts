/** A plan's keys, whom its parts are for, its bonuses, overrides and settings. */
import type { Audience, Bonus, Override, Plan } from '@tributary/contracts';
import { judgeCondition, mostTests, testsOf } from './conditions.js';
import type { Report } from './finding.js';
import type { Known } from './judge-plan.js';

const usualLevels = 2;

/** Row 26: it takes an admin. */
export const isDeep = ({ overrides = [] }: Plan): boolean => overrides.some(({ level }) => level > usualLevels);

export function judgeParts(plan: Plan, known: Known, report: Report): void {
  const { currency, existingCustomers, rules, overrides = [], bonuses = [] } = plan;
  if (currency !== undefined && currency !== known.currency)
    report.error('currency', 'other-currency', `The program pays in ${known.currency}.`);
  if (existingCustomers === 'keep' && known.over === null)
    report.warn(
      'existingCustomers',
      'nothing-before',
      'This is the first version: there is none that customers could keep.',
    );
  if (rules.length === 0 && bonuses.length === 0)
    report.warn('rules', 'pays-nothing', 'Without rules and bonuses nobody earns anything.');
  const parts = [...listed('rules', rules), ...listed('bonuses', bonuses), ...listed('overrides', overrides)];
  judgeKeys(parts, report);
  for (const { path, part } of parts) judgeAudience(part.for, `${path}.for`, known, report);
  const tests = [...rules, ...bonuses].reduce((count, { when }) => count + testsOf(when), 0);
  if (tests > mostTests)
    report.error('', 'too-many-conditions', `A plan has at most ${mostTests} comparisons; this one has ${tests}.`);
  for (const [n, override] of overrides.entries()) judgeOverride(override, n, overrides, report);
  for (const [n, bonus] of bonuses.entries()) judgeBonus(bonus, `bonuses[${n}]`, report);
}

const listed = <Part>(list: string, parts: readonly Part[]) =>
  parts.map((part, n) => ({ path: `${list}[${n}]`, part }));

function judgeKeys(parts: readonly { path: string; part: { key: string } }[], report: Report): void {
  const seen = new Map<string, string>();
  for (const { path, part } of parts) {
    const first = seen.get(part.key);
    if (first) report.error(`${path}.key`, 'duplicate-key', `${first} has the key ${part.key} too.`);
    else seen.set(part.key, path);
  }
}

function judgeAudience(audience: Audience | undefined, path: string, known: Known, report: Report): void {
  if (!audience) return;
  if ('partner' in audience) {
    if (!known.isPartner(audience.partner))
      report.error(`${path}.partner`, 'unknown-partner', `There is no partner ${audience.partner}.`);
  } else if (!known.tiers.has(audience.tier))
    report.warn(`${path}.tier`, 'unknown-tier', `No partner of the program is in the tier ${audience.tier}.`);
}

function judgeOverride(override: Override, n: number, all: readonly Override[], report: Report): void {
  const { level } = override;
  const path = `overrides[${n}]`;
  if (level > usualLevels)
    report.warn(
      `${path}.level`,
      'many-levels',
      `This pays ${level} levels above the partner that sold; it takes an admin to publish it.`,
    );
  const before = all.findIndex((one) => one.level === level && isSame(one.for, override.for));
  if (before < n)
    report.warn(path, 'never-applies', `overrides[${before}] wins whenever this would: same level, same partners.`);
}

const isSame = (a: Audience | undefined, b: Audience | undefined): boolean => JSON.stringify(a) === JSON.stringify(b);

function judgeBonus({ amount, goal, when }: Bonus, path: string, report: Report): void {
  if (when) judgeCondition(when, `${path}.when`, 'bonus', [], report);
  if (goal === 0) report.warn(`${path}.goal`, 'always-reached', 'A goal of 0 is reached by the first sale.');
  if (amount === 0) report.warn(`${path}.amount`, 'pays-nothing', 'A bonus of 0 pays nothing.');
}
