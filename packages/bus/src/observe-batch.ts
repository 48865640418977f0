import type { RecordedEvent } from '@tributary/contracts';
import { correlationOf, handlingPlace, inSpan, metrics } from '@tributary/telemetry';

type Outcome = 'handled' | 'retried' | 'parked' | 'set_aside';

export function countEvents(group: string, outcome: Outcome, count = 1): void {
  metrics.groupEvents.inc({ group, outcome }, count);
}

/** Handles a batch in a span below the recording of its events, or linked to it, and in a scope for its log lines. */
export async function observeBatch(
  group: string,
  batch: readonly RecordedEvent[],
  handle: () => Promise<void>,
): Promise<void> {
  const [first, ...others] = batch;
  if (!first) return;
  const place = handlingPlace([first, ...others]);
  await inSpan(
    { correlation: correlationOf(place.trace), group, ...(others.length === 0 && { event: first.id }) },
    () => ({
      ...place,
      name: `handle ${group}`,
      kind: 'consumer',
      attributes: {
        'messaging.operation.type': 'process',
        'messaging.consumer.group.name': group,
        'messaging.batch.message_count': batch.length,
      },
    }),
    handle,
  );
  countEvents(group, 'handled', batch.length);
}
