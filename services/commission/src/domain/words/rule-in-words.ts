import type { Audience, Base, Bonus, Override, PaidEvent, PlanRule } from '@tributary/contracts';
import { paysInWords } from '../rules/registry.js';
import { moneyInWords, partsInWords, percent } from './amounts-in-words.js';
import { conditionInWords } from './condition-in-words.js';
import { capInWords, count, dayInWords, perPeriod } from './periods-in-words.js';

/** What sentences need to know of the program. */
export interface Names {
  readonly currency: string;
  /** How people know a partner, by its id or code. */
  readonly partner: (idOrCode: string) => string;
}

const bases: Readonly<Record<Base, string>> = {
  net: 'net amount',
  gross: 'gross amount',
  'before-discount': 'net amount before discount',
  'with-shipping': 'net amount with shipping',
  'with-tax': 'net amount with tax',
};

const acts: Readonly<Record<PaidEvent, string>> = {
  sale: 'each sale',
  signup: 'each signup',
  lead: 'each qualified lead',
  deal: 'each won deal',
  click: 'each click',
  qualification: 'each qualification',
  revenue: 'the month',
};

export function ruleInWords(rule: PlanRule, names: Names): string {
  const { on = 'sale', base = 'net', onTop, pays } = rule;
  const money = (minor: number): string => moneyInWords(minor, names.currency);
  const parts = (minor: string): string => partsInWords(minor, names.currency);
  const earned = paysInWords(pays, { money, parts, base: bases[base], act: `${acts[on]}${purchaseInWords(rule)}` });
  const head = `${whoEarns(rule.for, names)} ${earned}${onTop ? ', on top of the rule that wins' : ''}`;
  return `${[head, ...fits(rule), ...limits(rule, money)].join('; ')}.`;
}

export function audienceInWords(audience: Audience | undefined, { partner }: Names): string {
  if (!audience) return 'every partner';
  return 'tier' in audience ? `every partner of the tier ${audience.tier}` : partner(audience.partner);
}

const whoEarns = (audience: Audience | undefined, names: Names): string =>
  `${capitalised(audienceInWords(audience, names))} earns`;

const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

function purchaseInWords({ purchase }: PlanRule): string {
  if (!purchase) return '';
  if (purchase === 'first') return ' that is a customer’s first';
  if (purchase === 'later') return ' after a customer’s first';
  const { from, to } = purchase;
  if (to === from) return ` that is a customer’s number ${from}`;
  return to === undefined
    ? ` from a customer’s number ${from} on`
    : ` from a customer’s number ${from} to number ${to}`;
}

function fits({ from, until, when, lasts, priority }: PlanRule): string[] {
  const dates = [...(from ? [`from ${dayInWords(from)}`] : []), ...(until ? [`before ${dayInWords(until)}`] : [])];
  return [
    ...(when ? [`where ${conditionInWords(when)}`] : []),
    ...(dates.length > 0 ? [dates.join(' and ')] : []),
    ...(lasts
      ? [
          'payments' in lasts
            ? `for ${count(lasts.payments, 'payment')} of each customer`
            : `for ${count(lasts.months, 'month')} from a customer’s first payment`,
        ]
      : []),
    ...(priority === undefined ? [] : [`priority ${priority}`]),
  ];
}

function limits(
  { minimum, maximum, minimumOrder, cap, on = 'sale', base = 'net' }: PlanRule,
  money: (minor: number) => string,
): string[] {
  return [
    ...(minimum === undefined ? [] : [`at least ${money(minimum)}`]),
    ...(maximum === undefined ? [] : [`at most ${money(maximum)} for ${acts[on]}`]),
    ...(minimumOrder === undefined
      ? []
      : [`nothing while the ${bases[base]} of the whole order is below ${money(minimumOrder)}`]),
    ...(cap === undefined ? [] : [`at most ${capInWords(cap, money)} for each partner`]),
  ];
}

export function overrideInWords({ level, rate, of, for: audience }: Override, names: Names): string {
  const whose = of === 'base' ? 'of the net amount that' : 'of what';
  const act = of === 'base' ? 'sold' : 'earns';
  return `${whoEarns(audience, names)} ${percent(rate)} ${whose} a partner ${count(level, 'level')} below ${act}.`;
}

export function bonusInWords(bonus: Bonus, names: Names): string {
  const { amount, by = 'revenue', base = 'net', goal, period, when } = bonus;
  const money = (minor: number): string => moneyInWords(minor, names.currency);
  const reached = {
    revenue: `sales reach ${money(goal)} by ${bases[base]}`,
    count: `${count(goal, 'sale')} ${goal === 1 ? 'is' : 'are'} reached`,
    'active-customers': `${count(goal, 'customer')} ${goal === 1 ? 'has' : 'have'} bought`,
  }[by];
  const which = when ? `; counting sales where ${conditionInWords(when)}` : '';
  return `${whoEarns(bonus.for, names)} a bonus of ${money(amount)} once ${reached} ${perPeriod(period)}${which}.`;
}
