/** What is to be said of a plan before it is published, and the plan as it would be. */
import type { Plan } from '@tributary/contracts';
import { type PlanChange, planChanges } from '../domain/plan-changes.js';
import { planInWords, type Sentence } from '../domain/plan-in-words.js';
import { day } from '../domain/order.js';
import { namedPartners, withPartnerIds } from '../domain/plan-partners.js';
import type { Finding } from '../domain/validation/finding.js';
import { judgePlan } from '../domain/validation/judge-plan.js';
import { readPlan } from './plan-schema.js';

export interface Version {
  readonly version: number;
  readonly from: number | null;
  readonly plan: Plan;
}

export interface KnownPartner {
  readonly id: string;
  /** As people know it. */
  readonly label: string;
}

export interface ReviewPorts {
  readonly currency: string;
  readonly versions: readonly Version[];
  /** By id or code. */
  partners(idsOrCodes: readonly string[]): Promise<ReadonlyMap<string, KnownPartner>>;
  tiers(): Promise<ReadonlySet<string>>;
}

export interface PlanReview {
  readonly errors: readonly Finding[];
  readonly warnings: readonly Finding[];
  readonly changes: readonly PlanChange[];
  readonly sentences: readonly Sentence[];
  readonly comparedTo: number | null;
}

/** The version that `from` would follow: the latest of those in force by then. */
export function inForceAt(versions: readonly Version[], at: number): Version | null {
  const begun = versions.filter(({ from }) => from === null || from <= at);
  return begun.reduce<Version | null>((latest, one) => (latest && latest.version > one.version ? latest : one), null);
}

/** What is planned and would never be in force after a further version from `at` on: that one is published later and begins no later. */
export function overtakenFrom(versions: readonly Version[], at: number): { version: number; from: number }[] {
  const isOvertaken = (version: number, from: number): boolean =>
    versions.some((one) => one.version > version && one.from !== null && one.from <= from);
  return versions.flatMap(({ version, from }) =>
    from !== null && from >= at && !isOvertaken(version, from) ? [{ version, from }] : [],
  );
}

export async function reviewPlan(
  input: unknown,
  from: number,
  { currency, versions, partners, tiers }: ReviewPorts,
): Promise<{ readonly review: PlanReview; readonly plan: Plan | null }> {
  const before = inForceAt(versions, from);
  const comparedTo = before?.version ?? null;
  const read = readPlan(input);
  if ('errors' in read)
    return { plan: null, review: { errors: read.errors, warnings: [], changes: [], sentences: [], comparedTo } };
  const known = await partners([...namedPartners(read.plan), ...(before ? namedPartners(before.plan) : [])]);
  const { errors, warnings } = judgePlan(read.plan, {
    currency,
    over: versions.length === 0 ? null : new Date(from - day).toISOString().slice(0, 10),
    isPartner: (name) => known.has(name),
    tiers: await tiers(),
  });
  const plan = withPartnerIds(read.plan, (name) => known.get(name)?.id ?? name);
  const names = { currency, partner: labelOf([...known.values()]) };
  const sentences = planInWords(plan, names);
  const changes = planChanges(before?.plan ?? null, plan, names);
  return { plan, review: { errors, warnings, changes, sentences, comparedTo } };
}

export function labelOf(partners: readonly KnownPartner[]): (id: string) => string {
  const labels = new Map(partners.map(({ id, label }) => [id, label]));
  return (id) => labels.get(id) ?? `the partner ${id}`;
}
