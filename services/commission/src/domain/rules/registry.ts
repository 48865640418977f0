/** Every kind of rule there is: a file and a line here for each. */
import type { PaidEvent, PayKind, Pays, PlanRule } from '@tributary/contracts';
import type { Report } from '../validation/finding.js';
import { byMonth } from './by-month.js';
import { cpa } from './cpa.js';
import { flat } from './flat.js';
import { hybrid } from './hybrid.js';
import type { Earned, Paying, RuleKind, Say } from './kind.js';
import { netRevenue } from './net-revenue.js';
import { perClick } from './per-click.js';
import { perUnit } from './per-unit.js';
import { percentage } from './percentage.js';
import { tiered } from './tiered.js';

const kinds: { readonly [Kind in PayKind]: RuleKind<Kind> } = {
  percentage,
  flat,
  'per-unit': perUnit,
  'per-click': perClick,
  hybrid,
  tiered,
  'by-month': byMonth,
  cpa,
  'net-revenue': netRevenue,
};

export const payKinds = Object.keys(kinds) as readonly PayKind[];
/** The kind that a rule names is the one that understands it, which the compiler cannot see through a table. */
const kindOf = ({ kind }: Pays) => kinds[kind] as unknown as RuleKind<PayKind>;

export const earned = (rule: PlanRule, paying: Paying): Earned => kindOf(rule.pays).earned(rule.pays, paying, rule);
export const paidEventsOf = (pays: Pays): readonly PaidEvent[] => kindOf(pays).on;
export const judgePays = (pays: Pays, path: string, report: Report): void => kindOf(pays).judge?.(pays, path, report);
export const fixedSumOf = (pays: Pays): number | undefined => kindOf(pays).fixedSum?.(pays);
export const paysInWords = (pays: Pays, say: Say): string => kindOf(pays).words(pays, say);
