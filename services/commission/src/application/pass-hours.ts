import { type Clock, derivedId, newEvent, type OrganisationId, streamName } from '@tributary/contracts';
import type { EventStore } from '@tributary/event-store';

const hour = 3_600_000;
const appendLimit = 500;

export interface CountedOrganisation {
  readonly organisation: OrganisationId;
  readonly createdAt: number;
}

/** Appends the hours that have passed, in their order; of several schedulers one wins each append. Answers the last one. */
export async function passHours(
  store: EventStore,
  clock: Clock,
  { organisation, createdAt }: CountedOrganisation,
): Promise<number> {
  const stream = streamName(organisation, 'clock', organisation);
  const first = Math.floor(createdAt / hour) * hour;
  const now = Math.floor(clock.now() / hour) * hour;
  const wanted = (now - first) / hour;
  let revision = await lastRevision(store, stream, wanted);
  while (revision < wanted) {
    const count = Math.min(appendLimit, wanted - revision);
    const events = Array.from({ length: count }, (_, n) => {
      const passed = first + (revision + n + 1) * hour;
      return newEvent(
        'HourPassed',
        { hour: passed },
        { actor: 'clock', occurredAt: passed, id: derivedId('hour', organisation, String(passed)) },
      );
    });
    const outcome = await store.append(stream, events, revision);
    if (outcome.kind !== 'appended') break; // another scheduler is at it; the next tick sees what is left
    revision += count;
  }
  return first + revision * hour;
}

/** The revision is the number of hours since the first, so it is found by bisection of the stream. */
async function lastRevision(store: EventStore, stream: ReturnType<typeof streamName>, most: number): Promise<number> {
  let low = 0;
  let high = Math.max(0, most);
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    const [event] = await store.readStream(stream, middle - 1, 1);
    if (event) low = middle;
    else high = middle - 1;
  }
  return low;
}
