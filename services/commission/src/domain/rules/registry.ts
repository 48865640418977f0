/** Every kind of rule there is: a file and a line here for each. */
import type { PayKind, Pays, PlanRule } from '@tributary/contracts';
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
export const paysInWords = (pays: Pays, say: Say): string => kindOf(pays).words(pays, say);
