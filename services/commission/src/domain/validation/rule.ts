/** A rule by itself. */
import { isDay, type LocalDate, type PlanRule, type Test } from '@tributary/contracts';
import { paidEventsOf, judgePays } from '../rules/registry.js';
import { judgeCondition } from './conditions.js';
import type { Report } from './finding.js';
import { reachOf } from './reach.js';

/** `over`: a day that is over everywhere when the version begins. */
export function judgeRule(rule: PlanRule, path: string, over: LocalDate | null, report: Report): void {
  const { on = 'sale', when, purchase, lasts, from, until, pays } = rule;
  const fitting = paidEventsOf(pays);
  if (!fitting.includes(on))
    report.error(
      `${path}.pays.kind`,
      'kind-does-not-fit',
      `${pays.kind} pays for ${fitting.join(', ')}, not for ${on}.`,
    );
  judgePays(pays, `${path}.pays`, report);
  const isOfPayments = on === 'sale' || on === 'deal';
  for (const [field, value] of Object.entries({ purchase, lasts }))
    if (value !== undefined && !isOfPayments)
      report.error(
        `${path}.${field}`,
        'only-for-sales',
        `A rule on ${on} counts no purchases; this is for sale and deal.`,
      );
  if (typeof purchase === 'object' && purchase.to !== undefined && purchase.to < purchase.from)
    report.error(`${path}.purchase.to`, 'not-ascending', `This comes before number ${purchase.from}.`);
  judgeDate(from, `${path}.from`, report);
  judgeDate(until, `${path}.until`, report);
  if (from !== undefined && until !== undefined && until <= from)
    report.warn(`${path}.until`, 'never-applies', `It ends before it begins on ${from}, so it never applies.`);
  else if (until !== undefined && over !== null && until <= over)
    report.warn(`${path}.until`, 'never-applies', 'It ends before this version begins, so it never applies.');
  judgeDuration(rule, path, report);
  if (when) judgeCondition(when, `${path}.when`, on, tierOf(rule), report);
}

/** The customer's purchases are its payments, counted alike. */
function judgeDuration(rule: PlanRule, path: string, report: Report): void {
  const { lasts } = rule;
  if (!lasts || !('payments' in lasts)) return;
  const [first, next] = reachOf(rule).ranks;
  if (first > lasts.payments)
    report.warn(
      `${path}.lasts`,
      'never-applies',
      `It begins with purchase number ${first}, when what it lasts for is over, so it never applies.`,
    );
  else if (next <= lasts.payments + 1)
    report.warn(`${path}.lasts`, 'never-binds', `The rule fits no purchase after number ${next - 1} anyway.`);
}

const tierOf = ({ for: audience }: PlanRule): readonly Test[] =>
  audience && 'tier' in audience ? [{ field: 'partner.tier', is: audience.tier }] : [];

function judgeDate(date: LocalDate | undefined, path: string, report: Report): void {
  if (date !== undefined && !isDay(date)) report.error(path, 'no-such-day', `The calendar has no ${date}.`);
}
