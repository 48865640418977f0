import { setTimeout as pause } from 'node:timers/promises';
import type { OrganisationId, RecordedEvent } from '@tributary/contracts';
import type { KafkaMessage, Producer } from 'kafkajs';
import { CheckpointMoved } from '../consumer/checkpoints.js';
import type { DeadLetter } from '../consumer/dead-letters.js';
import type { ConsumerParts } from '../consumer/group-consumer.js';
import { GroupTransport } from '../group-transport.js';
import { answered } from './answered.js';
import { deadLetterMessage } from './dead-letter-message.js';
import { GroupMember } from './group-member.js';
import { type Received, received, UnreadableMessage } from './messages.js';
import { loadPartitions, notePartitions, progressOf } from './partition-progress.js';
import { pagesBetween } from './store-reader.js';
import { deadLetterTopic, type KafkaSettings, partitionOf, partitionsOf, topicOf } from './topics.js';
import { type WaitingBatch, WaitingBatches } from './waiting-batches.js';

/** How often a batch is tried at once that another process has beaten. */
const attempts = 3;
const retryDelay = 500;
/** So many events are one batch at most, so that a transaction stays short. */
const mostEvents = 2_000;
const noteInterval = 200;
const waitInterval = 15;
/** While something is parked: how soon a release in another process is noticed. */
const lookInterval = 2_000;
const longestBatch = 300_000;

export interface KafkaTransportParts extends ConsumerParts, KafkaSettings {
  /** For copies of dead letters. */
  readonly producer: Producer;
  /** Milliseconds after which a process that is still in one batch leaves its partitions to others. */
  readonly longestBatch?: number;
}

/** Feeds one consumer group from its topic; what the topic lacks, from the store. */
export class KafkaTransport extends GroupTransport {
  private readonly topic: string;
  private readonly member: GroupMember;
  private partitions = 0;
  private assignment: readonly number[] = [];
  /** Of the partitions assigned to this process: everything up to here is handled, except what is parked. */
  private readonly reached = new Map<number, bigint>();
  /** One thing at a time: a batch, an assignment, a release. */
  private turn: Promise<unknown> = Promise.resolve();
  private readonly waiting = new WaitingBatches();
  private stale = true;
  private readonly stopping = new AbortController();
  private noteTimer: NodeJS.Timeout | null = null;
  private lookTimer: NodeJS.Timeout | null = null;

  constructor(private readonly kafka: KafkaTransportParts) {
    super(kafka);
    this.topic = topicOf(kafka, kafka.group.log);
    this.member = new GroupMember(kafka, `${kafka.prefix}.${kafka.group.name}`, this.topic, {
      assigned: (partitions) => this.assign(partitions),
      handle: (partition, messages, rebalancing) => this.onBatch(partition, messages, rebalancing),
    });
  }

  async close(): Promise<void> {
    this.stopping.abort();
    this.consumer.stop();
    if (this.lookTimer) clearTimeout(this.lookTimer);
    await this.turn; // what is under way comes to its end
    await this.member.leave();
    if (this.noteTimer) clearTimeout(this.noteTimer);
    await this.note().catch((error: unknown) => this.logger.warn(error)); // only a start is slower without it
  }

  refresh(): void {
    this.stale = true;
    if (this.stopping.signal.aborted) return;
    void this.takeTurn(async () => {
      if (!(await this.attempt(async () => undefined))) this.lookLater();
    });
  }

  async position(): Promise<bigint> {
    const { rows } = await this.parts.pool.query<{ position: string }>(
      'select position from projection where consumer_group = $1',
      [this.group.name],
    );
    return BigInt(rows[0]?.position ?? 0);
  }

  async waitFor(organisation: OrganisationId, position: bigint, within: number): Promise<boolean> {
    const partition = this.group.log === 'fact' ? partitionOf(organisation, this.partitions) : null;
    const end = performance.now() + within;
    for (;;) {
      const own = partition === null ? undefined : this.reached.get(partition);
      const { checkpoints, parked } = this.consumer.progress;
      if (own !== undefined && !parked.has(organisation)) {
        if (own >= position || (checkpoints.get(organisation) ?? 0n) >= position) return true;
      } else {
        const shared = await progressOf(this.parts.pool, this.group.name, organisation, partition);
        if (shared.checkpoint >= position) return true;
        if (shared.parked && !shared.released) return false;
        if (shared.handled >= position && !shared.parked) return true;
      }
      if (performance.now() > end || this.stopping.signal.aborted) return false;
      await pause(waitInterval);
    }
  }

  protected async start(): Promise<void> {
    this.partitions = await partitionsOf(this.kafka, this.topic);
    await this.consumer.load();
    await answered(`to join ${this.group.name}`, this.member.join(this.partitions));
  }

  /** The table of dead letters is the truth; the topic shows a copy to Kafka's tools. */
  protected gaveUp(event: RecordedEvent, kind: DeadLetter['kind'], error: unknown): void {
    if (kind === 'parked') this.lookLater();
    const topic = deadLetterTopic(this.kafka);
    const message = deadLetterMessage(event, { group: this.group.name, kind, topic: this.topic, error });
    void this.kafka.producer
      .send({ topic, messages: [message] })
      .catch((failure: unknown) => this.logger.warn(failure));
  }

  private assign(partitions: readonly number[]): void {
    this.assignment = partitions;
    for (const partition of this.reached.keys()) if (!partitions.includes(partition)) this.reached.delete(partition);
    const current = () => !this.stopping.signal.aborted && this.assignment === partitions;
    void this.takeTurn(async () => {
      while (current() && !(await this.attempt(() => this.takeUp(partitions, current)))) await pause(retryDelay);
    });
  }

  /** What was published before this process had a partition is in the store. */
  private async takeUp(assigned: readonly number[], current: () => boolean): Promise<void> {
    const added = assigned.filter((partition) => !this.reached.has(partition));
    if (added.length === 0) return;
    const offsets = await this.member.skipToEnd(added); // before looking into the store, or what is appended between is in neither
    const { pool, group, store } = this.parts;
    const positions = await loadPartitions(pool, group.name, this.partitions);
    await this.reload(); // others may have handled much of it
    const from = new Map(added.map((partition) => [partition, positions.get(partition) ?? 0n]));
    const end = await store.head();
    const start = [...from.values()].reduce((a, b) => (a < b ? a : b), end);
    for await (const page of pagesBetween(store, start, end, this.stopping.signal)) {
      if (!current()) return;
      await this.deliver(
        page.filter((event) => event.position > (from.get(this.partitionOf(event)) ?? event.position)),
      );
    }
    if (!current()) return;
    for (const partition of added) this.reached.set(partition, end);
    this.member.passed(offsets);
    this.noteLater();
    if (this.consumer.progress.parked.size > 0) this.lookLater();
  }

  private onBatch(partition: number, messages: readonly KafkaMessage[], rebalancing: AbortSignal): Promise<boolean> {
    const handled = this.waiting.add(partition, messages, rebalancing);
    void this.takeTurn(() => this.handleWaiting());
    return handled;
  }

  /** Whatever waits goes together, because a transaction costs more than an event. */
  private async handleWaiting(): Promise<void> {
    const batches = this.waiting.take();
    const handled = batches.length > 0 && (await this.attempt(() => this.handleBatches(batches)));
    for (const { partition, resolve } of batches) resolve(handled && this.reached.has(partition));
  }

  private async handleBatches(batches: readonly WaitingBatch[]): Promise<void> {
    const events: RecordedEvent[] = [];
    const ends = new Map<number, bigint>();
    for (const { partition, messages } of batches) {
      let end = this.reached.get(partition);
      if (end === undefined) continue; // no longer ours
      for (const message of messages) {
        const read = this.read(message, partition, end);
        if (!read) continue;
        if (read.previous > end) {
          await this.deliver(events.splice(0));
          await this.fill(partition, end, read.position - 1n);
        }
        if (read.event) events.push(read.event);
        end = read.position;
      }
      ends.set(partition, end);
    }
    events.sort((a, b) => (a.position < b.position ? -1 : 1));
    for (let first = 0; first < events.length; first += mostEvents)
      await this.deliver(events.slice(first, first + mostEvents));
    for (const [partition, end] of ends) if (this.reached.has(partition)) this.reached.set(partition, end);
    this.noteLater();
  }

  /** Null for what has been passed, and for what cannot be read: the next message shows that it is missing. */
  private read(message: KafkaMessage, partition: number, passed: bigint): Received | null {
    try {
      return received(message, passed);
    } catch (error) {
      if (!(error instanceof UnreadableMessage)) throw error;
      this.logger.error(`${this.topic}/${partition}@${message.offset} cannot be read: ${error.message}`);
      return null;
    }
  }

  /** Handles a partition's events that never came, from the store. */
  private async fill(partition: number, after: bigint, end: bigint): Promise<void> {
    for await (const page of pagesBetween(this.parts.store, after, end, this.stopping.signal))
      await this.deliver(page.filter((event) => this.partitionOf(event) === partition));
  }

  private async deliver(events: readonly RecordedEvent[]): Promise<void> {
    const tooLong = setTimeout(() => this.giveWay(), this.kafka.longestBatch ?? longestBatch).unref();
    try {
      await this.consumer.deliver(events);
    } finally {
      clearTimeout(tooLong);
    }
  }

  /** A handler that never comes back must not hold its partitions for ever: others take them up, this process later. */
  private giveWay(): void {
    this.logger.error(`${this.group.name}: a batch takes too long, so its partitions go to other processes`);
    this.assignment = [];
    this.reached.clear();
    void this.member.leave().then(async () => {
      await this.turn;
      if (!this.stopping.signal.aborted) await this.member.enter(this.partitions);
    });
  }

  private partitionOf(event: RecordedEvent): number {
    return partitionOf(this.consumer.laneOf(event), this.partitions);
  }

  private takeTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    const done = this.turn.then(work);
    this.turn = done.catch(() => undefined);
    return done;
  }

  /** False where it failed for another reason than an event of it: the database is away, another process was faster. */
  private async attempt(work: () => Promise<void>): Promise<boolean> {
    for (let attempt = 1; !this.stopping.signal.aborted; attempt++) {
      try {
        if (this.stale) await this.reload();
        await work();
        return true;
      } catch (error) {
        this.stale = true;
        const beaten = error instanceof CheckpointMoved;
        if (!beaten && !this.stopping.signal.aborted) this.logger.error(error);
        if (!beaten || attempt === attempts) return false;
      }
    }
    return false;
  }

  private async reload(): Promise<void> {
    this.stale = false; // before reading: what changes from here on needs another look
    await this.consumer.load();
    for (const lane of [...this.consumer.progress.released]) {
      const reached = this.reached.get(partitionOf(lane, this.partitions));
      if (reached !== undefined) await this.consumer.catchUp(lane, reached);
    }
    if (this.consumer.progress.parked.size > 0) this.lookLater();
  }

  private lookLater(): void {
    if (this.lookTimer || this.stopping.signal.aborted) return;
    this.lookTimer = setTimeout(() => {
      this.lookTimer = null;
      this.refresh();
    }, lookInterval).unref();
  }

  private noteLater(): void {
    if (this.noteTimer || this.stopping.signal.aborted) return;
    this.noteTimer = setTimeout(() => {
      this.noteTimer = null;
      this.note().catch((error: unknown) => this.logger.warn(error)); // the next note says more
    }, noteInterval).unref();
  }

  private note(): Promise<void> {
    return notePartitions(this.parts.pool, this.group.name, this.reached);
  }
}
