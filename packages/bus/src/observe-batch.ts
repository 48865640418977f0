import type { RecordedEvent } from '@tributary/contracts';
import { handlingPlace, inSpan, metrics } from '@tributary/telemetry';

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
  const { id, correlation } = first;
  await inSpan(
    { correlation, group, ...(others.length === 0 && { event: id }) },
    () => ({
      ...handlingPlace([first, ...others]),
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
