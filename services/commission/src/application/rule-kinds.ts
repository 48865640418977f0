import { isOf, type OrganisationId, type ProgramId, streamName } from '@tributary/contracts';
import type { EventStore } from '@tributary/event-store';
import { exactly, type PublishedPlan } from '../domain/facts.js';

const versionLimit = 1_000;

/** The kinds of a program's rules, and of what its plans pay beside them, by version and key. */
export async function ruleKindsOf(
  facts: EventStore,
  organisation: OrganisationId,
  program: ProgramId,
): Promise<ReadonlyMap<number, ReadonlyMap<string, string>>> {
  const events = await facts.readStream(streamName(organisation, 'plan', program), 0, versionLimit);
  const versions = events.flatMap((event) =>
    isOf(event, 'PlanPublished') ? (exactly('PlanPublished', event.data) as PublishedPlan) : [],
  );
  return new Map(
    versions.map(({ version, plan: { rules, bonuses = [], overrides = [] } }) => [
      version,
      new Map([
        ...rules.map(({ key, pays }) => [key, pays.kind] as const),
        ...bonuses.map(({ key }) => [key, 'bonus'] as const),
        ...overrides.map(({ key }) => [key, 'override'] as const),
      ]),
    ]),
  );
}
