/** Holds a topic against the log that it copies: what it lacks, and what is in it that the log does not know. */
import type { RecordedEvent } from '@tributary/contracts';
import type { EventStore, LogName } from '@tributary/event-store';
import { Copies, type Copy, markOf } from './copies.js';
import { eventOf, UnreadableMessage } from './messages.js';
import { readTopic } from './read-topic.js';
import { pagesBetween } from './store-reader.js';
import { type KafkaSettings, topicOf } from './topics.js';

const mostRanges = 20;

export interface Range {
  readonly first: bigint;
  readonly last: bigint;
}

export interface Found {
  readonly events: number;
  /** The first ones, where there are very many. */
  readonly ranges: readonly Range[];
}

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
}

export async function compareTopic(parts: ComparisonParts): Promise<Comparison> {
  const { store, published, since } = parts;
  const { copies, unreadable } = await copiesIn(parts);
  const head = await store.head(); // after the topic: what that held is in the log by now
  const inTopic = new Cursor(copies.inOrder());
  const missing = new Ranges();
  const strange = new Ranges();
  let missingAfter: bigint | null = null;
  let before = await startOf(parts, head, copies.first);
  for await (const page of pagesBetween(store, before, head, new AbortController().signal)) {
    for (const event of page) {
      const { position, recordedAt } = event;
      const isMissing = !isCopied(event, inTopic, strange) && position <= published && recordedAt >= since;
      if (isMissing) {
        missingAfter ??= before;
        missing.add(position, before);
      }
      before = position;
    }
  }
  for (const { position } of inTopic.upTo(null)) strange.add(position, position - 1n);
  const { first, last, size: messages } = copies;
  return { head, messages, first, last, missing, missingAfter, strange, unreadable };
}

function isCopied({ id, position }: RecordedEvent, inTopic: Cursor, strange: Ranges): boolean {
  let found = false;
  for (const copy of inTopic.upTo(position)) {
    if (copy.position === position && copy.mark === markOf(id)) found = true;
    else strange.add(copy.position, copy.position - 1n);
  }
  return found;
}

async function copiesIn(parts: ComparisonParts): Promise<{ copies: Copies; unreadable: number }> {
  const copies = new Copies();
  let unreadable = 0;
  if (parts.absent) return { copies, unreadable };
  await readTopic(parts, topicOf(parts, parts.log), (message) => {
    try {
      const event = eventOf(message);
      if (event) copies.add({ position: event.position, mark: markOf(event.id) });
    } catch (error) {
      if (!(error instanceof UnreadableMessage)) throw error;
      unreadable++;
    }
  });
  return { copies, unreadable };
}

/** After which position of the store to begin: before what the topic holds, and before what it should hold. */
async function startOf({ store, dense, since }: ComparisonParts, head: bigint, first: bigint | null): Promise<bigint> {
  if (!dense) return 0n;
  const kept = await lastBefore(store, since, head);
  return first !== null && first <= kept ? first - 1n : kept;
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

class Cursor {
  private next: IteratorResult<Copy, void>;

  constructor(private readonly copies: Iterator<Copy, void>) {
    this.next = copies.next();
  }

  /** Those that come next, up to and with the position; null: all of them. */
  *upTo(position: bigint | null): Generator<Copy> {
    while (!this.next.done && (position === null || this.next.value.position <= position)) {
      yield this.next.value;
      this.next = this.copies.next();
    }
  }
}

class Ranges implements Found {
  events = 0;
  readonly ranges: { first: bigint; last: bigint }[] = [];
  private last: bigint | null = null;

  /** `before` is the position before it in the log: where that was added too, both are of one range. */
  add(position: bigint, before: bigint): void {
    if (this.last === null || position !== this.last) this.events++;
    const range = this.ranges.at(-1);
    if (range && (range.last === before || range.last === position)) range.last = position;
    else if (this.ranges.length < mostRanges) this.ranges.push({ first: position, last: position });
    this.last = position;
  }
}
