/** Holds a topic against the log that it copies: what it lacks, and what is in it that the log does not know. */
import type { RecordedEvent } from '@tributary/contracts';
import type { EventStore, LogName } from '@tributary/event-store';
import type { KafkaMessage } from 'kafkajs';
import { type Found, Ranges, ScatteredPositions } from './found-positions.js';
import { LogWindow } from './log-window.js';
import { eventOf, UnreadableMessage } from './messages.js';
import { readTopic, type Stretches, wholeOf } from './read-topic.js';
import { pagesBetween } from './store-reader.js';
import { TopicIndex } from './topic-index.js';
import { type KafkaSettings, topicOf } from './topics.js';

/** Of the log at a time: 13 MiB. */
const mostEvents = 1_024 * 1_024;

export interface Comparison {
  /** Of the last event in the log. */
  readonly head: bigint;
  readonly messages: number;
  /** Positions of the first and last event that the topic holds. */
  readonly first: bigint | null;
  readonly last: bigint | null;
  readonly missing: Found;
  /** Where to fill from: the position before the first that is missing. */
  readonly missingAfter: bigint | null;
  /** Of another log, or of this one before a backup was restored. */
  readonly strange: Found;
  readonly unreadable: number;
}

export interface ComparisonParts extends KafkaSettings {
  readonly log: LogName;
  readonly store: EventStore;
  /** The store can be read after any number, not after its own positions alone. */
  readonly dense: boolean;
  /** Up to here the topic should hold everything; noted before the topic is read. */
  readonly published: bigint;
  /** What was recorded before may have been dropped. */
  readonly since: number;
  /** There is no topic to read. */
  readonly absent: boolean;
  /** Events of the log that are held in memory at a time. */
  readonly mostEvents?: number;
}

export async function compareTopic(parts: ComparisonParts): Promise<Comparison> {
  const whole = parts.absent ? new Map() : await wholeOf(parts, topicOf(parts, parts.log));
  const head = await parts.store.head(); // after the topic's end: what that holds is in the log by now
  return new TopicComparison(parts, whole, head).run();
}

/** The topic is read to its end once, and again for each further window of the log where that holds many events. */
class TopicComparison {
  private readonly topic: string;
  private readonly begun = performance.now();
  private readonly window: LogWindow;
  private readonly index = new TopicIndex();
  private readonly missing = new Ranges();
  private readonly strange = new ScatteredPositions();
  private missingAfter: bigint | null = null;
  private messages = 0;
  private unreadable = 0;

  constructor(
    private readonly parts: ComparisonParts,
    private readonly whole: Stretches,
    private readonly head: bigint,
  ) {
    this.topic = topicOf(parts, parts.log);
    this.window = new LogWindow(parts.mostEvents ?? mostEvents);
  }

  async run(): Promise<Comparison> {
    const kept = this.parts.dense ? await lastBefore(this.parts.store, this.parts.since, this.head) : 0n;
    for await (const isFirst of this.windows(kept, this.head)) await (isFirst ? this.readAll() : this.readAgain());
    const { first, last } = this.index;
    if (first !== null && first <= kept) for await (const _ of this.windows(first - 1n, kept)) await this.readAgain();
    const { head, messages, missing, missingAfter, unreadable } = this;
    return { head, messages, first, last, missing, missingAfter, strange: this.strange.found(), unreadable };
  }

  /** Fills the window with the log's next events, time after time; at least once. */
  private async *windows(after: bigint, end: bigint): AsyncGenerator<boolean> {
    const { window } = this;
    let isFirst = true;
    window.begin(after);
    for await (const page of pagesBetween(this.parts.store, after, end, new AbortController().signal))
      for (const event of page) {
        if (window.isFull) {
          yield isFirst;
          this.close();
          isFirst = false;
          window.begin(window.end);
        }
        window.add(event, this.isDue(event));
      }
    window.end = end;
    yield isFirst;
    this.close();
  }

  /** As time passes while all this is read, Kafka drops more. */
  private isDue({ position, recordedAt }: RecordedEvent): boolean {
    const { published, since } = this.parts;
    return position <= published && recordedAt >= since + performance.now() - this.begun;
  }

  private async readAll(): Promise<void> {
    this.unreadable = await this.read(this.whole, (event, { offset }, partition) => {
      const { position } = event;
      this.messages++;
      this.index.add(partition, BigInt(offset), position);
      if (position > this.head) this.strange.add(position);
      else this.compare(event);
    });
  }

  private async readAgain(): Promise<void> {
    const { after, end } = this.window;
    await this.read(this.index.holding(after, end), (event) => this.compare(event));
  }

  /** Answers how many messages nobody can read. */
  private async read(
    stretches: Stretches,
    take: (event: RecordedEvent, message: KafkaMessage, partition: number) => void,
  ): Promise<number> {
    let unreadable = 0;
    const visit = (message: KafkaMessage, partition: number): void => {
      try {
        const event = eventOf(message);
        if (event) take(event, message, partition);
      } catch (error) {
        if (!(error instanceof UnreadableMessage)) throw error;
        unreadable++;
      }
    };
    await readTopic(this.parts, this.topic, visit, stretches);
    return unreadable;
  }

  private compare(event: RecordedEvent): void {
    if (this.window.covers(event.position) && !this.window.copied(event)) this.strange.add(event.position);
  }

  private close(): void {
    for (const { position, before } of this.window.missing()) {
      this.missingAfter ??= before;
      this.missing.add(position, before);
    }
  }
}

/** Recording never goes back in time. */
async function lastBefore(store: EventStore, moment: number, head: bigint): Promise<bigint> {
  let [low, high] = [0n, head];
  while (low < high) {
    const middle = (low + high) / 2n;
    const [event] = await store.readAll(middle, {}, 1);
    if (event && event.recordedAt < moment) low = event.position;
    else high = middle;
  }
  return low;
}
