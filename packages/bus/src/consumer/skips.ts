import { isOf, type OrganisationId } from '@tributary/contracts';
import type { EventStore } from '@tributary/event-store';

const pageLimit = 500;

/**
 * Events that people have given up for a group. Whoever folds the log again leaves them out too: a rebuild, a proof. The
 * facts say so; the `skip` table is derived.
 */
export async function skippedEvents(
  facts: EventStore,
  group: string,
  organisation?: OrganisationId,
): Promise<ReadonlySet<string>> {
  const skipped = new Set<string>();
  const filter = { types: ['EventSkipped'], ...(organisation && { organisation }) };
  for (let after = 0n; ; ) {
    const page = await facts.readAll(after, filter, pageLimit);
    for (const event of page) {
      if (isOf(event, 'EventSkipped') && event.data.group === group) skipped.add(event.data.event);
    }
    const last = page.at(-1);
    if (!last) return skipped;
    after = last.position;
  }
}
