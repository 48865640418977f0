/**
 * Clicks of one process, grouped per organisation: whatever waits while one append is on its way is the next one. Each
 * segment is a stream of this process alone, so a repeated append stores its clicks once.
 */
import { newId, type NewEvent, type OrganisationId, type StreamName, streamName } from '@tributary/contracts';
import type { EventStore } from '@tributary/event-store';

const groupLimit = 500;
const segmentLimit = 10_000;
const attempts = 3;

interface Waiting {
  readonly event: NewEvent;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

interface Lane {
  stream: StreamName;
  revision: number;
  waiting: Waiting[];
  busy: boolean;
}

export class ClickWriter {
  private readonly lanes = new Map<OrganisationId, Lane>();

  constructor(private readonly clicks: EventStore) {}

  /** Resolves when the click is durable. */
  write(organisation: OrganisationId, event: NewEvent): Promise<void> {
    return new Promise((resolve, reject) => {
      const lane = this.lanes.get(organisation) ?? newLane(organisation);
      this.lanes.set(organisation, lane);
      lane.waiting.push({ event, resolve, reject });
      if (!lane.busy) void this.flush(organisation, lane);
    });
  }

  private async flush(organisation: OrganisationId, lane: Lane): Promise<void> {
    lane.busy = true;
    while (lane.waiting.length > 0) {
      const group = lane.waiting.splice(0, groupLimit);
      try {
        await this.append(
          lane,
          group.map(({ event }) => event),
        );
        for (const { resolve } of group) resolve();
      } catch (error) {
        // how far the lost append got is unknown, so its stream is left as it is
        Object.assign(lane, newSegment(organisation));
        for (const { reject } of group) reject(error);
      }
      if (lane.revision >= segmentLimit) Object.assign(lane, newSegment(organisation));
    }
    lane.busy = false;
  }

  private async append(lane: Lane, events: readonly NewEvent[]): Promise<void> {
    for (let attempt = 1; ; attempt++) {
      try {
        const outcome = await this.clicks.append(lane.stream, events, lane.revision);
        if (outcome.kind !== 'appended')
          throw new Error(`${lane.stream} took no click at revision ${lane.revision}: ${outcome.kind}`);
        lane.revision += events.length;
        return;
      } catch (error) {
        if (attempt === attempts) throw error;
      }
    }
  }
}

const newSegment = (organisation: OrganisationId): Pick<Lane, 'stream' | 'revision'> => ({
  stream: streamName(organisation, 'clicks', newId()),
  revision: 0,
});

const newLane = (organisation: OrganisationId): Lane => ({ ...newSegment(organisation), waiting: [], busy: false });
