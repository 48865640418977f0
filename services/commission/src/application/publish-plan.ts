import {
  type Clock,
  newEvent,
  type OrganisationId,
  type ProgramId,
  type RecordedEvent,
  type RuleData,
  streamName,
} from '@tributary/contracts';
import type { EventStore } from '@tributary/event-store';

const versionLimit = 1_000;

export interface PlanDraft {
  readonly program: ProgramId;
  /** Null: without a beginning, as the first version alone has none. Undefined: that for the first, now for a later one. */
  readonly from: number | null | undefined;
  readonly holdDays: number;
  readonly rules: readonly RuleData[];
}

export type Published = {
  readonly kind: 'published';
  readonly version: number;
  readonly at: number;
  readonly position: bigint;
};
export type PlanRefusal =
  | { readonly kind: 'wrong-state'; readonly detail: string }
  | { readonly kind: 'changed-meanwhile' };

/** The first version has no beginning; a later one begins at a moment that is not yet over, so that no priced sale changes. */
export async function publishPlan(
  facts: EventStore,
  clock: Clock,
  organisation: OrganisationId,
  actor: string,
  draft: PlanDraft,
): Promise<Published | PlanRefusal> {
  const stream = streamName(organisation, 'plan', draft.program);
  const earlier: readonly RecordedEvent[] = await facts.readStream(stream, 0, versionLimit);
  const now = clock.now();
  if (earlier.length > 0 && draft.from === null)
    return {
      kind: 'wrong-state',
      detail: 'This program has a plan. A further version needs the moment it begins; leave "from" out for now.',
    };
  const from = earlier.length === 0 ? null : (draft.from ?? now);
  if (from !== null && from < now)
    return { kind: 'wrong-state', detail: 'A further version begins now or later; it never changes the past.' };
  const version = earlier.length + 1;
  const event = newEvent('PlanPublished', { ...draft, from, version }, { actor, occurredAt: now });
  const outcome = await facts.append(stream, [event], earlier.length);
  return outcome.kind === 'appended'
    ? { kind: 'published', version, at: now, position: outcome.position }
    : { kind: 'changed-meanwhile' };
}
