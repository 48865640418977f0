/** What every transport does with the events that it has fetched: each batch with its effects, checkpoints and outbox in one transaction. */
import { setTimeout as pause } from 'node:timers/promises';
import type { RecordedEvent } from '@tributary/contracts';
import type { EventStore } from '@tributary/event-store';
import type { Pool, PoolClient } from 'pg';
import type { ConsumerGroup, Delivery, Outgoing } from '../delivery.js';
import { filterOf, type Lane, laneOf } from '../lanes.js';
import {
  changeView,
  CheckpointMoved,
  expectCheckpoint,
  liveGeneration,
  loadProgress,
  moveCheckpoints,
  noProgress,
  type Progress,
} from './checkpoints.js';
import { type DeadLetter, putAside, takeOut, unpark } from './dead-letters.js';
import { NewerThanKnown, refuseNewer } from './newer-than-known.js';
import { countEvents, observeBatch } from '../observe-batch.js';
import { type Outbox, putOutgoing } from './outbox.js';
import { inTransaction } from './transaction.js';

const attempts = 4;
/** Milliseconds before the first retry; each further one waits twice as long. */
const retryDelay = 50;
const pageLimit = 500;

export interface ConsumerParts {
  readonly group: ConsumerGroup;
  readonly store: EventStore;
  readonly pool: Pool;
  readonly outbox: Outbox;
}

export interface ConsumerCalls {
  readonly types: ReadonlySet<string>;
  callHandlers(batch: readonly RecordedEvent[], delivery: Delivery): Promise<void>;
  /** After the event was parked or put aside. */
  gaveUp(event: RecordedEvent, kind: DeadLetter['kind'], error: unknown): void;
}

export class GroupConsumer {
  progress: Progress = noProgress;
  private stopped = false;

  constructor(
    private readonly parts: ConsumerParts,
    private readonly calls: ConsumerCalls,
  ) {}

  /** Reads checkpoints, parkings and skips, which all processes of the group share. */
  async load(): Promise<void> {
    this.progress = await loadProgress(this.parts.pool, this.parts.group.name);
  }

  /** What is under way ends; nothing is tried again. */
  stop(): void {
    this.stopped = true;
  }

  laneOf(event: RecordedEvent): Lane {
    return laneOf(this.parts.group.log, event);
  }

  checkpointOf(lane: Lane): bigint {
    return this.progress.checkpoints.get(lane) ?? 0n;
  }

  /** A failing batch is halved until the faulty event stands alone. */
  async deliver(events: readonly RecordedEvent[]): Promise<void> {
    const batch = events.filter((event) => this.isDue(event));
    const [first] = batch;
    if (!first) return;
    try {
      await (batch.length > 1 ? this.handle(batch) : this.handleRepeatedly(first));
    } catch (error) {
      if (error instanceof CheckpointMoved) throw error;
      if (batch.length === 1) return this.giveUp(first, error);
      const middle = Math.ceil(batch.length / 2);
      await this.deliver(batch.slice(0, middle));
      await this.deliver(batch.slice(middle));
    }
  }

  /** Takes a released lane up where it stood, up to a position that the group has passed. */
  async catchUp(lane: Lane, end: bigint): Promise<void> {
    const { group, store } = this.parts;
    const { parked, released } = this.progress;
    parked.delete(lane);
    for (let after = this.checkpointOf(lane); after < end && !parked.has(lane); ) {
      if (this.stopped) return;
      const page = await store.readAll(after, filterOf(group.log, lane), pageLimit);
      await this.deliver(page.filter((event) => event.position <= end && this.laneOf(event) === lane));
      after = page.at(-1)?.position ?? end;
    }
    await this.changing((tx) => unpark(tx, group.name, lane));
    released.delete(lane);
  }

  /** A dead letter's event alone with its effects. False where somebody else has dealt with it. */
  async replay(deadLetter: string, event: RecordedEvent): Promise<boolean> {
    const { pool, outbox, group } = this.parts;
    const outgoing: Outgoing[] = [];
    const replayed = await inTransaction(pool, async (tx) => {
      if (!(await takeOut(tx, deadLetter))) return false;
      await this.calls.callHandlers([event], deliveryIn(tx, await liveGeneration(tx, group.name), outgoing));
      await putOutgoing(tx, outgoing);
      return true;
    });
    outbox.ship();
    return replayed;
  }

  private isDue(event: RecordedEvent): boolean {
    const { parked, skipped } = this.progress;
    const lane = this.laneOf(event);
    return (
      this.calls.types.has(event.type) &&
      !parked.has(lane) &&
      !skipped.has(event.id) &&
      event.position > this.checkpointOf(lane)
    );
  }

  private async handle(batch: readonly RecordedEvent[]): Promise<void> {
    refuseNewer(batch);
    const outgoing: Outgoing[] = [];
    await observeBatch(this.parts.group.name, batch, () =>
      this.moving(batch, async (tx) => {
        await this.calls.callHandlers(batch, deliveryIn(tx, this.progress.generation, outgoing));
        await putOutgoing(tx, outgoing);
      }),
    );
    if (outgoing.length > 0) this.parts.outbox.ship();
  }

  private async handleRepeatedly(event: RecordedEvent): Promise<void> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.handle([event]);
      } catch (error) {
        if (error instanceof CheckpointMoved || error instanceof NewerThanKnown || attempt === attempts || this.stopped)
          throw error;
        countEvents(this.parts.group.name, 'retried');
        await pause(retryDelay * 2 ** (attempt - 1));
      }
    }
  }

  /** Runs work and moves the checkpoints past a batch in one transaction. */
  private async moving(batch: readonly RecordedEvent[], work: (tx: PoolClient) => Promise<void>): Promise<void> {
    const reached = new Map(batch.map((event) => [this.laneOf(event), event.position]));
    await inTransaction(this.parts.pool, async (tx) => {
      await work(tx);
      await moveCheckpoints(tx, this.parts.group.name, this.progress, reached);
    });
    for (const [lane, position] of reached) this.progress.checkpoints.set(lane, position);
  }

  /** Runs work and tells the group's other processes that their view is an older one, in one transaction. */
  private async changing(work: (tx: PoolClient) => Promise<void>): Promise<void> {
    await inTransaction(this.parts.pool, async (tx) => {
      await changeView(tx, this.parts.group.name, this.progress);
      await work(tx);
    });
    this.progress.revision++;
  }

  /** A money group stands still for this organisation; another one goes on behind the event. */
  private async giveUp(event: RecordedEvent, error: unknown): Promise<void> {
    if (this.stopped) throw error;
    const { group } = this.parts;
    const lane = this.laneOf(event);
    const parks = group.onFailure === 'park' || error instanceof NewerThanKnown;
    const kind = parks ? 'parked' : 'dead-letter';
    if (!parks) {
      await this.moving([event], (tx) => putAside(tx, group.name, kind, event, lane, String(error)));
    } else {
      await this.changing(async (tx) => {
        await expectCheckpoint(tx, group.name, this.progress, lane);
        await putAside(tx, group.name, kind, event, lane, String(error));
      });
      this.progress.parked.add(lane);
    }
    countEvents(group.name, parks ? 'parked' : 'set_aside');
    this.calls.gaveUp(event, kind, error);
  }
}

function deliveryIn(tx: PoolClient, generation: number, outgoing: Outgoing[]): Delivery {
  return {
    tx,
    generation,
    rebuilding: false,
    emit: (events) => {
      for (const event of events) outgoing.push(event);
    },
  };
}
