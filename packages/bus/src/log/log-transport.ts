import { setTimeout as pause } from 'node:timers/promises';
import { type CustomTransportStrategy, Server } from '@nestjs/microservices';
import type { OrganisationId, RecordedEvent } from '@tributary/contracts';
import type { EventStore } from '@tributary/event-store';
import type { Pool, PoolClient } from 'pg';
import { isObservable, lastValueFrom } from 'rxjs';
import {
  changeView,
  CheckpointMoved,
  expectCheckpoint,
  liveGeneration,
  loadProgress,
  moveCheckpoints,
  noProgress,
  noteHandled,
} from '../checkpoints.js';
import { putAside, takeOut, unpark } from '../dead-letters.js';
import type { ConsumerGroup, Delivery, Outgoing } from '../delivery.js';
import { countEvents, observeBatch } from '../observe-batch.js';
import { type Outbox, putOutgoing } from '../outbox.js';
import type { Tail } from '../tail.js';
import { inTransaction } from '../transaction.js';
import { NewerThanKnown, refuseNewer } from './newer-than-known.js';

const attempts = 4;
/** Milliseconds before the first retry; each further one waits twice as long. */
const retryDelay = 50;
const pageLimit = 500;
const waitInterval = 5;
/** While something is parked: how soon a release in another process is noticed. */
const lookInterval = 2_000;
/** So many positions without work for the group are noted at once. */
const noteInterval = 2_000n;

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
  private progress = noProgress;
  /** Everything up to here is handled, except what is parked. */
  private handled = 0n;
  private noted = 0n;
  private running: Promise<void> = Promise.resolve();
  private stopped = false;
  private interruption = new AbortController();
  private nextLook: NodeJS.Timeout | null = null;

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
    if (this.nextLook) clearTimeout(this.nextLook);
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

  /** Whether the group has handled a position within a time; false at once where the organisation is parked before it. */
  async waitFor(organisation: OrganisationId, position: bigint, within: number): Promise<boolean> {
    const end = performance.now() + within;
    for (;;) {
      const { checkpoints, parked, released } = this.progress;
      if ((checkpoints.get(organisation) ?? 0n) >= position) return true;
      const behind = released.has(organisation);
      if (parked.has(organisation) && !behind) return false;
      if (this.handled >= position && !behind) return true;
      if (performance.now() > end || this.stopped) return false;
      await pause(waitInterval);
    }
  }

  /** Calls the handlers outside the live flow: a replayed dead letter, or a rebuild. */
  async callHandlers(batch: readonly RecordedEvent[], delivery: Delivery): Promise<void> {
    for (const handler of this.messageHandlers.values()) {
      const answer: unknown = await handler(batch, delivery);
      if (isObservable(answer)) await lastValueFrom(answer, { defaultValue: undefined }); // carries what was thrown
    }
  }

  /** A dead letter's event alone with its effects. False where somebody else has dealt with it. */
  async replay(deadLetter: string, event: RecordedEvent): Promise<boolean> {
    const { pool, outbox, group } = this.parts;
    const outgoing: Outgoing[] = [];
    const replayed = await inTransaction(pool, async (tx) => {
      if (!(await takeOut(tx, deadLetter))) return false;
      await this.callHandlers([event], deliveryIn(tx, await liveGeneration(tx, group.name), outgoing));
      await putOutgoing(tx, outgoing);
      return true;
    });
    outbox.ship();
    return replayed;
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
    const progress = await loadProgress(this.parts.pool, this.group.name);
    this.progress = progress;
    this.handled = progress.handled;
    this.noted = progress.handled;
    for (const organisation of [...progress.released]) await this.catchUp(organisation, progress.handled);
    if (progress.parked.size > 0) this.lookAgain();
  }

  /** Before anything else goes on, or the group's end would no longer say where every organisation is. */
  private async catchUp(organisation: OrganisationId, end: bigint): Promise<void> {
    const { pool, group, store } = this.parts;
    const { parked, released, checkpoints } = this.progress;
    parked.delete(organisation);
    for (let after = checkpoints.get(organisation) ?? 0n; after < end && !parked.has(organisation); ) {
      if (this.stopped) return;
      const page = await store.readAll(after, { organisation }, pageLimit);
      await this.deliver(page.filter(({ position }) => position <= end));
      after = page.at(-1)?.position ?? end;
    }
    await this.changing((tx) => unpark(tx, group.name, organisation), pool);
    released.delete(organisation);
  }

  private async consume(): Promise<void> {
    while (!this.stopped) {
      const page = await this.parts.tail.next(this.handled, this.interruption.signal);
      const last = page.at(-1);
      if (last) {
        await this.deliver(page);
        this.handled = last.position;
      }
      if (!last || this.handled - this.noted >= noteInterval) await this.note();
      if (!last) return;
    }
  }

  private async note(): Promise<void> {
    if (this.handled === this.noted) return;
    await noteHandled(this.parts.pool, this.group.name, this.progress, this.handled);
    this.noted = this.handled;
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
      if (batch.length === 1) return this.giveUp(first, error);
      const middle = Math.ceil(batch.length / 2);
      await this.deliver(batch.slice(0, middle));
      await this.deliver(batch.slice(middle));
    }
  }

  private isDue({ id, type, organisation, position }: RecordedEvent): boolean {
    const { checkpoints, parked, skipped } = this.progress;
    return (
      this.types.has(type) &&
      !parked.has(organisation) &&
      !skipped.has(id) &&
      position > (checkpoints.get(organisation) ?? 0n)
    );
  }

  private async handle(batch: readonly RecordedEvent[]): Promise<void> {
    refuseNewer(batch);
    const outgoing: Outgoing[] = [];
    await observeBatch(this.group.name, batch, () =>
      this.moving(batch, async (tx) => {
        await this.callHandlers(batch, deliveryIn(tx, this.progress.generation, outgoing));
        await putOutgoing(tx, outgoing);
      }),
    );
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

  /** Runs work and tells the group's other processes that their view is an older one, in one transaction. */
  private async changing(work: (tx: PoolClient) => Promise<void>, pool: Pool): Promise<void> {
    await inTransaction(pool, async (tx) => {
      await changeView(tx, this.group.name, this.progress);
      await work(tx);
    });
    this.progress.revision++;
  }

  private async handleRepeatedly(event: RecordedEvent): Promise<void> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.handle([event]);
      } catch (error) {
        if (error instanceof CheckpointMoved || error instanceof NewerThanKnown || attempt === attempts || this.stopped)
          throw error;
        countEvents(this.group.name, 'retried');
        await pause(retryDelay * 2 ** (attempt - 1));
      }
    }
  }

  /** A money group stands still for this organisation; another one goes on behind the event. */
  private async giveUp(event: RecordedEvent, error: unknown): Promise<void> {
    if (this.stopped) throw error;
    const { pool, group } = this.parts;
    const parks = group.onFailure === 'park' || error instanceof NewerThanKnown;
    const kind = parks ? 'parked' : 'dead-letter';
    if (!parks) {
      await this.moving([event], (tx) => putAside(tx, group.name, kind, event, String(error)));
    } else {
      await this.changing(async (tx) => {
        await expectCheckpoint(tx, group.name, this.progress, event.organisation);
        await putAside(tx, group.name, kind, event, String(error));
      }, pool);
      this.progress.parked.add(event.organisation);
      this.lookAgain();
    }
    countEvents(group.name, parks ? 'parked' : 'set_aside');
    const { id, correlation, organisation, position } = event;
    const message = `${group.name}: ${kind} at ${position} of ${organisation}`;
    this.logger.error({ message, error, group: group.name, event: id, correlation });
  }

  /** Another process may release what is parked, and this one would not hear of it. */
  private lookAgain(): void {
    if (this.nextLook || this.stopped) return;
    this.nextLook = setTimeout(() => {
      this.nextLook = null;
      this.refresh();
    }, lookInterval).unref();
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
