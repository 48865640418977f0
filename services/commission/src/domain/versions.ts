/** Row 20: which version of a plan is in force, and which a customer keeps. */
import type { Plan } from '@tributary/contracts';
import { parseRatio } from '@tributary/money';
import { type Counts, countsNothing, type Program } from './books.js';
import type { PublishedPlan } from './facts.js';
import { lastIndexOf, lastOf } from './last.js';

export function versionAt({ versions }: Program, at: number): PublishedPlan | undefined {
  return lastOf(versions, ({ from }) => from === null || from <= at);
}

/** Back to the newest that one who came at `since` may have. */
export function versionFor({ versions }: Program, at: number, since: number | null): PublishedPlan | undefined {
  let n = lastIndexOf(versions, ({ from }) => from === null || from <= at);
  for (; n > 0; n--) {
    const version = versions[n];
    const isKept = version?.plan.existingCustomers === 'keep' && since !== null && since < (version.from ?? since);
    if (!isKept) break;
  }
  return versions[n];
}

/** What was not validated when it was published is refused here, before it prices anything. */
function refuseUnreadable(value: unknown, rule: string): void {
  if (Array.isArray(value)) for (const one of value) refuseUnreadable(one, rule);
  else if (typeof value === 'object' && value !== null)
    for (const [field, one] of Object.entries(value)) {
      if (field === 'rate' && !parseRatio(String(one)))
        throw new Error(`The rule ${rule} has no rate that can be read: ${one}`);
      refuseUnreadable(one, rule);
    }
}

export const byBeginning = (a: PublishedPlan, b: PublishedPlan): number =>
  (a.from ?? Number.NEGATIVE_INFINITY) - (b.from ?? Number.NEGATIVE_INFINITY);

export function published(program: Program, version: PublishedPlan, clock: number): Program {
  for (const { key, pays } of version.plan.rules) refuseUnreadable(pays, key);
  return {
    ...program,
    versions: [...program.versions, version].toSorted(byBeginning),
    counts: countsWith(program.counts ?? countsNothing, version.plan, clock),
  };
}

/** What a plan asks to be counted; what once was goes on. */
function countsWith(counts: Counts, plan: Plan, clock: number): Counts {
  const { rules, bonuses = [], partnerCap } = plan;
  const ladders = rules.flatMap(({ pays, base }) => (pays.kind === 'tiered' ? [{ ...pays, base }] : []));
  const counted = [...ladders, ...bonuses];
  const caps = [partnerCap, ...rules.map(({ cap }) => cap)].filter((cap) => cap !== undefined);
  const spans = [...counted, ...caps].map(({ period }) => period);
  const lifetime = counts.lifetime || spans.includes(undefined);
  const purchases =
    counts.purchases || rules.some(({ purchase, lasts, pays }) => purchase || lasts || pays.kind === 'by-month');
  return {
    periods: [...new Set([...counts.periods, ...counted.flatMap(({ period }) => period ?? [])])],
    lifetime,
    customers: counts.customers || counted.some(({ by }) => by === 'active-customers'),
    purchases,
    otherBases:
      counts.otherBases || counted.some(({ by = 'revenue', base = 'net' }) => by !== 'revenue' && base !== 'net'),
    since: {
      ...(lifetime ? { lifetime: clock } : {}),
      ...(purchases ? { purchases: clock } : {}),
      ...counts.since,
    },
  };
}
