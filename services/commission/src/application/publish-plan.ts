import {
  type Clock,
  newEvent,
  type OrganisationId,
  type Plan,
  planOf,
  type ProgramId,
  type RecordedEvent,
  type RecordedOf,
  streamName,
} from '@tributary/contracts';
import type { EventStore } from '@tributary/event-store';
import type { Version } from './review-plan.js';

const versionLimit = 1_000;

export interface PlanDraft {
  readonly program: ProgramId;
  /** Null: without a beginning, as the first version alone has none. Undefined: that for the first, now for a later one. */
  readonly from: number | null | undefined;
  readonly plan: Plan;
}

export type Published = {
  readonly kind: 'published';
  readonly version: number;
  readonly from: number | null;
  readonly at: number;
  readonly position: bigint;
};
export type PlanRefusal =
  | { readonly kind: 'wrong-state'; readonly detail: string }
  | { readonly kind: 'changed-meanwhile' };

const streamOf = (organisation: OrganisationId, program: ProgramId) => streamName(organisation, 'plan', program);

/** As the log has them, so that a version published a moment ago is among them. */
export async function publishedVersions(
  facts: EventStore,
  organisation: OrganisationId,
  program: ProgramId,
): Promise<Version[]> {
  const events = (await facts.readStream(streamOf(organisation, program), 0, versionLimit)) as readonly RecordedEvent[];
  return (events as readonly RecordedOf<'PlanPublished'>[]).map(({ data }) => ({
    version: data.version,
    from: data.from,
    plan: planOf(data),
  }));
}

/** In which the program's days begin. */
export async function zoneOf(facts: EventStore, organisation: OrganisationId, program: ProgramId): Promise<string> {
  const [created] = await facts.readStream(streamName(organisation, 'program', program), 0, 1);
  return (created as RecordedOf<'ProgramCreated'> | undefined)?.data.zone ?? 'UTC';
}

/** What is wrong with the moment from which a version would be in force. */
export function beginningFault(from: PlanDraft['from'], versions: readonly Version[], now: number): string | null {
  if (versions.length === 0 || from === undefined) return null;
  if (from === null)
    return 'This program has a plan. A further version needs the moment it begins; leave "from" out for now.';
  return from < now ? 'A further version begins now or later; it never changes the past.' : null;
}

/** The first version has no beginning; a later one begins at a moment that is not yet over, so that no priced sale changes. */
export async function publishPlan(
  facts: EventStore,
  clock: Clock,
  organisation: OrganisationId,
  actor: string,
  { program, from: wanted, plan }: PlanDraft,
  versions: readonly Version[],
): Promise<Published | PlanRefusal> {
  const now = clock.now();
  const fault = beginningFault(wanted, versions, now);
  if (fault) return { kind: 'wrong-state', detail: fault };
  const from = versions.length === 0 ? null : (wanted ?? now);
  const version = versions.length + 1;
  const data = { program, version, from, holdDays: plan.holdDays ?? 0, rules: [], plan };
  const event = newEvent('PlanPublished', data, { actor, occurredAt: now });
  const outcome = await facts.append(streamOf(organisation, program), [event], versions.length);
  return outcome.kind === 'appended'
    ? { kind: 'published', version, from, at: now, position: outcome.position }
    : { kind: 'changed-meanwhile' };
}
