/** A member of a Kafka consumer group: what kafkajs does not do by itself. */
import { setTimeout as pause } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import type { Consumer, EachBatchPayload, KafkaMessage } from 'kafkajs';
import { endsOf, type KafkaSettings } from './topics.js';

const sessionTimeout = 10_000;
const heartbeatInterval = 1_000;
const rebalanceTimeout = 30_000;
/** A rebalance, and an end, are noticed between two fetches. */
const longestFetch = 500;
/** Of a partition, fetched at once. */
const batchBytes = 256 * 1024;
const commitInterval = 1_000;
const longestCommit = 1_000;
/** For which a member that leaves waits until it has joined. */
const longestJoin = 10_000;
/** Milliseconds for which a partition pauses that could not be handled; doubled up to the limit. */
const shortestPause = 100;
const longestPause = 5_000;

export interface MemberCalls {
  /** These are ours from now on, and no others. */
  assigned(partitions: readonly number[]): void;
  /** False to get them again later. Begins nothing once the signal says that the partition may go to another member. */
  handle(partition: number, messages: readonly KafkaMessage[], rebalancing: AbortSignal): Promise<boolean>;
}

export class GroupMember {
  private readonly logger: Logger;
  private consumer: Consumer | null = null;
  private joining: Promise<unknown> = Promise.resolve();
  private readonly underWay = new Set<() => void>();
  private pauseFor = shortestPause;
  /** By partition: everything before it has taken effect. Kafka's tools show it as lag; nothing is decided by it. */
  private readonly places = new Map<number, string>();
  private commitTimer: NodeJS.Timeout | null = null;

  constructor(
    private readonly settings: KafkaSettings,
    private readonly groupId: string,
    private readonly topic: string,
    private readonly calls: MemberCalls,
  ) {
    this.logger = new Logger(groupId);
  }

  /** Batches of so many partitions are handed out at a time. */
  async join(partitions: number): Promise<void> {
    const joined = this.joinAnew(partitions);
    this.joining = joined.catch(() => undefined);
    await joined;
  }

  private async joinAnew(partitions: number): Promise<void> {
    const consumer = this.settings.kafka.consumer({
      groupId: this.groupId,
      sessionTimeout,
      rebalanceTimeout,
      heartbeatInterval,
      maxBytesPerPartition: batchBytes,
      maxWaitTimeInMs: longestFetch,
      retry: { retries: Number.MAX_SAFE_INTEGER, restartOnFailure: async () => this.consumer === consumer },
    });
    this.consumer = consumer;
    consumer.on(consumer.events.GROUP_JOIN, ({ payload }) => {
      if (this.consumer !== consumer) return;
      this.places.clear();
      this.calls.assigned(payload.memberAssignment[this.topic] ?? []);
    });
    consumer.on(consumer.events.CRASH, ({ payload: { error, restart } }) => {
      if (!restart && this.consumer === consumer) this.joinAgain(consumer, partitions, error);
    });
    await consumer.connect();
    await consumer.subscribe({ topic: this.topic, fromBeginning: true });
    await consumer.run({
      autoCommit: false,
      partitionsConsumedConcurrently: partitions,
      eachBatchAutoResolve: false,
      eachBatch: (payload) => this.onBatch(payload),
    });
  }

  /** The same, again and again until it succeeds. */
  async enter(partitions: number): Promise<void> {
    await this.join(partitions).catch((error: Error) => this.joinAgain(this.consumer, partitions, error));
  }

  /** Leaves its partitions to others at once, even in the middle of a batch. */
  async leave(): Promise<void> {
    await Promise.race([this.commit(), pause(longestCommit, null, { ref: false })]); // a broker may be away
    const { consumer } = this;
    this.consumer = null;
    for (const letGo of this.underWay) letGo();
    await Promise.race([this.joining, pause(longestJoin, null, { ref: false })]); // or kafkajs stays in the group
    await consumer?.disconnect();
  }

  /** Goes on with what is published from now on; answers from which offset of each partition. */
  async skipToEnd(partitions: readonly number[]): Promise<ReadonlyMap<number, string>> {
    const ends = await endsOf(this.settings, this.topic);
    const offsets = new Map(partitions.map((partition) => [partition, ends.get(partition) ?? '0']));
    for (const [partition, offset] of offsets) this.consumer?.seek({ topic: this.topic, partition, offset });
    return offsets;
  }

  /** Everything before these offsets has taken effect. */
  passed(offsets: ReadonlyMap<number, string>): void {
    for (const [partition, offset] of offsets) this.commitLater(partition, offset);
  }

  private async onBatch({ batch, heartbeat, isStale, pause: stand, resolveOffset }: EachBatchPayload): Promise<void> {
    const rebalancing = new AbortController();
    const beat = setInterval(() => void heartbeat().catch(() => rebalancing.abort()), heartbeatInterval);
    let letGo: () => void = () => undefined;
    const leaving = new Promise<false>((resolve) => {
      letGo = () => resolve(false);
    });
    this.underWay.add(letGo);
    try {
      const handled = await Promise.race([
        this.calls.handle(batch.partition, batch.messages, rebalancing.signal),
        leaving,
      ]);
      if (isStale()) return; // sought elsewhere meanwhile
      if (!handled) return this.pauseAWhile(stand);
      this.pauseFor = shortestPause;
      resolveOffset(batch.lastOffset());
      this.commitLater(batch.partition, String(BigInt(batch.lastOffset()) + 1n));
      await heartbeat();
    } finally {
      clearInterval(beat);
      this.underWay.delete(letGo);
    }
  }

  private commitLater(partition: number, offset: string): void {
    this.places.set(partition, offset);
    this.commitTimer ??= setTimeout(() => void this.commit(), commitInterval).unref();
  }

  private async commit(): Promise<void> {
    if (this.commitTimer) clearTimeout(this.commitTimer);
    this.commitTimer = null;
    const offsets = [...this.places].map(([partition, offset]) => ({ topic: this.topic, partition, offset }));
    this.places.clear();
    if (offsets.length > 0) await this.consumer?.commitOffsets(offsets).catch(() => undefined); // the next one says more
  }

  /** Nothing more is fetched while a partition pauses; heartbeats and rebalances go on. */
  private pauseAWhile(stand: () => () => void): void {
    const { consumer } = this;
    const resume = stand();
    setTimeout(() => {
      if (consumer && this.consumer === consumer) resume();
    }, this.pauseFor).unref();
    this.pauseFor = Math.min(this.pauseFor * 2, longestPause);
  }

  /** kafkajs gives up on what it does not expect to pass. A broker's settings may be mended, though. */
  private joinAgain(consumer: Consumer | null, partitions: number, error: Error): void {
    this.logger.error(`Out of the group: ${error}`);
    setTimeout(() => {
      if (!consumer || this.consumer !== consumer) return;
      void consumer.disconnect().then(
        () => this.enter(partitions),
        (failure: Error) => this.joinAgain(consumer, partitions, failure),
      );
    }, longestPause).unref();
  }
}
