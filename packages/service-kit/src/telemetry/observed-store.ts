import type { NewEvent } from '@tributary/contracts';
import type { EventStore, LogName } from '@tributary/event-store';
import { correlated, currentScope, inSpan, metrics, recordingPlace, type SpanStart } from '@tributary/telemetry';

/** A log whose appends are timed, counted and traced. A fact of its own correlation takes that of the request. */
export function observedStore(store: EventStore, log: LogName): EventStore {
  const duration = metrics.appends.labels(`${log}s`);
  const appended = metrics.appendedEvents.labels(`${log}s`);
  return {
    append: async (stream, given, expectedRevision) => {
      const events = log === 'fact' ? given.map(correlated) : given; // clicks of many visitors share an append
      const [first, ...rest] = events;
      if (!first) return store.append(stream, events, expectedRevision);
      const begun = performance.now();
      const outcome = await inSpan(
        currentScope() ?? { correlation: first.correlation },
        () => appendSpan(log, [first, ...rest]),
        () => store.append(stream, events, expectedRevision),
      );
      duration.observe((performance.now() - begun) / 1_000);
      if (outcome.kind === 'appended') appended.inc(events.length);
      return outcome;
    },
    readStream: (stream, afterRevision, limit) => store.readStream(stream, afterRevision, limit),
    readAll: (after, filter, limit) => store.readAll(after, filter, limit),
    readAt: (position) => store.readAt(position),
    subscribe: (after, filter, signal) => store.subscribe(after, filter, signal),
    head: () => store.head(),
  };
}

function appendSpan(log: LogName, events: readonly [NewEvent, ...NewEvent[]]): SpanStart {
  return {
    ...recordingPlace(events),
    name: `append ${log}s`,
    kind: 'client',
    attributes: {
      'db.operation.name': 'append',
      'db.operation.batch.size': events.length,
      'tributary.event.id': events[0].id,
      'tributary.event.type': events[0].type,
    },
  };
}
