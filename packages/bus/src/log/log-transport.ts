import { setTimeout as pause } from 'node:timers/promises';
import { type CustomTransportStrategy, Server } from '@nestjs/microservices';
import { type EventType, type OrganisationId, type RecordedEvent, versions } from '@tributary/contracts';
import type { EventStore } from '@tributary/event-store';
import type { Pool, PoolClient } from 'pg';
import { isObservable, lastValueFrom } from 'rxjs';
import { CheckpointMoved, loadProgress, moveCheckpoints, type Progress } from '../checkpoints.js';
import { type DeadLetter, putAside, unpark } from '../dead-letters.js';
import type { ConsumerGroup, Delivery, Outgoing } from '../delivery.js';
import { type Outbox, putOutgoing } from '../outbox.js';
import type { Tail } from '../tail.js';
import { inTransaction } from '../transaction.js';

const attempts = 4;
/** Milliseconds before the first retry; each further one waits twice as long. */
const retryDelay = 50;
const pageLimit = 500;
const waitInterval = 5;

export interface LogTransportParts {
  readonly group: ConsumerGroup;
  readonly store: EventStore;
  readonly tail: Tail;
  readonly pool: Pool;
  readonly outbox: Outbox;
}

/** Feeds one consumer group from the log: each batch with its effects, checkpoints and outbox in one transaction. */
export class LogTransport extends Server implements CustomTransportStrategy {
  private types: ReadonlySet<string> = new Set();
  private progress: Progress = { generation: 1, checkpoints: new Map(), parked: new Set(), released: [], skipped: new Set() };
  /** Everything up to here is handled, except what is parked. */
  private handled = 0n;
  private running: Promise<void> = Promise.resolve();
  private stopped = false;
  private interruption = new AbortController();

  constructor(private readonly parts: LogTransportParts) {
    super();
    this.transportId = parts.group.transportId;
  }

  listen(started: () => void): void {
    this.types = new Set([...this.messageHandlers.values()].flatMap(({ extras }): string[] => extras?.['types'] ?? []));
    this.parts.outbox.ship(); // what a crash left
    this.running = this.run();
    started();
  }

  async close(): Promise<void> {
    this.stopped = true;
    this.interruption.abort();
    await this.running;
  }

  /** Reads checkpoints, parkings and skips again: after a release, a skip, or the switch of a rebuild. */
  refresh(): void {
    this.interruption.abort();
  }

  get group(): ConsumerGroup {
    return this.parts.group;
  }

  get position(): bigint {
    return this.handled;
  }

  get generation(): number {
    return this.progress.generation;
  }

  get handledTypes(): readonly string[] {
    return [...this.types];
  }

  /** Whether the group has handled a position within a time; false at once where the organisation is parked. */
  async waitFor(organisation: OrganisationId, position: bigint, within: number): Promise<boolean> {
    const end = performance.now() + within;
    while (this.handled < position) {
      if (performance.now() > end || this.stopped) return false;
      await pause(waitInterval);
    }
    return !this.progress.parked.has(organisation);
  }

  /** Calls the handlers outside the live flow: a replayed dead letter, or a rebuild. */
  async callHandlers(batch: readonly RecordedEvent[], delivery: Delivery): Promise<void> {
    for (const handler of this.messageHandlers.values()) {
      const answer: unknown = await handler(batch, delivery);
      if (isObservable(answer)) await lastValueFrom(answer, { defaultValue: undefined }); // carries what was thrown
    }
  }

  /** One event alone with its effects, in a transaction of the caller. */
  async replay(tx: PoolClient, event: RecordedEvent): Promise<void> {
    const outgoing: Outgoing[] = [];
    await this.callHandlers([event], this.deliveryIn(tx, outgoing));
    await putOutgoing(tx, outgoing);
  }

  on(): never {
    throw new Error('This transport emits no events of its own');
  }

  unwrap<Tailing>(): Tailing {
    return this.parts.tail as Tailing;
  }

  private async run(): Promise<void> {
    while (!this.stopped) {
      this.interruption = new AbortController();
      try {
        await this.resume();
        await this.consume();
      } catch (error) {
        if (!(error instanceof CheckpointMoved)) this.logger.error(error);
        if (!this.stopped) await pause(retryDelay);
      }
    }
  }

  private async resume(): Promise<void> {
    const { pool, group } = this.parts;
    this.progress = await loadProgress(pool, group.name);
    this.handled = [...this.progress.checkpoints.values()].reduce((a, b) => (a > b ? a : b), 0n);
    for (const organisation of this.progress.released) await this.catchUp(organisation, this.handled);
  }

  private async catchUp(organisation: OrganisationId, end: bigint): Promise<void> {
    const { pool, group, store } = this.parts;
    this.progress.parked.delete(organisation);
    for (let after = this.progress.checkpoints.get(organisation) ?? 0n; after < end; ) {
      const page = await store.readAll(after, { organisation }, pageLimit);
      await this.deliver(page.filter(({ position }) => position <= end));
      after = page.at(-1)?.position ?? end;
    }
    await unpark(pool, group.name, organisation);
  }

  private async consume(): Promise<void> {
    while (!this.stopped) {
      const page = await this.parts.tail.next(this.handled, this.interruption.signal);
      const last = page.at(-1);
      if (!last) return;
      await this.deliver(page);
      this.handled = last.position;
    }
  }

  /** A failing batch is halved until the faulty event stands alone. */
  private async deliver(events: readonly RecordedEvent[]): Promise<void> {
    const batch = events.filter((event) => this.isDue(event));
    const [first] = batch;
    if (!first) return;
    try {
      await (batch.length > 1 ? this.handle(batch) : this.handleRepeatedly(first));
    } catch (error) {
      if (error instanceof CheckpointMoved) throw error;
      if (batch.length === 1) return this.putAside(first, error);
      const middle = Math.ceil(batch.length / 2);
      await this.deliver(batch.slice(0, middle));
      await this.deliver(batch.slice(middle));
    }
  }

  private isDue({ id, type, organisation, position }: RecordedEvent): boolean {
    const { checkpoints, parked, skipped } = this.progress;
    return this.types.has(type) && !parked.has(organisation) && !skipped.has(id) && position > (checkpoints.get(organisation) ?? 0n);
  }

  private async handle(batch: readonly RecordedEvent[]): Promise<void> {
    const newer = batch.find(({ type, version }) => version > (versions[type as EventType] ?? version));
    if (newer) throw new NewerThanKnown(newer);
    const outgoing: Outgoing[] = [];
    await this.moving(batch, async (tx) => {
      await this.callHandlers(batch, this.deliveryIn(tx, outgoing));
      await putOutgoing(tx, outgoing);
    });
    if (outgoing.length > 0) this.parts.outbox.ship();
  }

  /** Runs work and moves the checkpoints past a batch in one transaction. */
  private async moving(batch: readonly RecordedEvent[], work: (tx: PoolClient) => Promise<void>): Promise<void> {
    const reached = new Map(batch.map(({ organisation, position }) => [organisation, position]));
    await inTransaction(this.parts.pool, async (tx) => {
      await work(tx);
      await moveCheckpoints(tx, this.group.name, this.progress, reached);
    });
    for (const [organisation, position] of reached) this.progress.checkpoints.set(organisation, position);
  }

  private deliveryIn(tx: PoolClient, outgoing: Outgoing[]): Delivery {
    return {
      tx, generation: this.progress.generation, rebuilding: false,
      emit: (events) => {
        for (const event of events) outgoing.push(event);
      },
    };
  }

  private async handleRepeatedly(event: RecordedEvent, attempt = 1): Promise<void> {
    try {
      await this.handle([event]);
    } catch (error) {
      if (error instanceof CheckpointMoved || error instanceof NewerThanKnown || attempt === attempts || this.stopped) throw error;
      await pause(retryDelay * 2 ** (attempt - 1));
      await this.handleRepeatedly(event, attempt + 1);
    }
  }

  /** A money group stands still for this organisation; another one goes on behind the event. */
  private async putAside(event: RecordedEvent, error: unknown): Promise<void> {
    if (this.stopped) throw error;
    const { pool, group } = this.parts;
    const parks = group.onFailure === 'park' || error instanceof NewerThanKnown;
    const kind: DeadLetter['kind'] = parks ? 'parked' : 'dead-letter';
    this.logger.error(`${group.name}: ${kind} at ${event.position} of ${event.organisation}: ${error}`);
    await putAside(pool, group.name, kind, event, String(error));
    if (parks) this.progress.parked.add(event.organisation);
    else await this.moving([event], async () => undefined);
  }
}

class NewerThanKnown extends Error {
  constructor({ type, version }: RecordedEvent) {
    super(`${type} has version ${version}; this release knows ${versions[type as EventType]}. Upgrade, then retry.`);
  }
}
