/** For operators: whether the topics are as they should be, and how to fill them again. */
import type { EventStore, LogName } from '@tributary/event-store';
import { type Comparison, compareTopic } from './compare-topic.js';
import type { Found } from './found-positions.js';
import { publisherFor } from './publisher.js';
import type { RelayCheckpoint } from './relay-checkpoint.js';
import { pagesBetween } from './store-reader.js';
import { findTopics, type TopicFound } from './topic-settings.js';
import type { KafkaSettings } from './topics.js';

/** Kafka drops by its own clock, and messages go while they are read. */
const margin = 3_600_000;

export interface CopiedLog {
  readonly store: EventStore;
  readonly checkpoint: Pick<RelayCheckpoint, 'load'>;
  /** The store can be read after any number, not after its own positions alone. */
  readonly dense: boolean;
}

export interface TopicsParts extends KafkaSettings {
  readonly logs: Readonly<Record<LogName, CopiedLog>>;
  readonly now: number;
  /** Events of a log that are held in memory at a time. */
  readonly mostEvents?: number;
}

export interface InspectedTopic extends TopicFound {
  /** Of a topic that copies a log, where that was asked. */
  readonly copy: (Comparison & { readonly log: LogName; readonly published: bigint }) | null;
  readonly faults: readonly string[];
  /** What somebody may have meant. */
  readonly notes: readonly string[];
}

const everyLog: readonly LogName[] = ['fact', 'click'];

/** Looks at the settings of all topics, and into those that copy the logs. */
export async function inspectTopics(parts: TopicsParts, logs = everyLog): Promise<InspectedTopic[]> {
  const inspected: InspectedTopic[] = [];
  for (const found of await findTopics(parts)) {
    const { log } = found.plan;
    const copy = log && logs.includes(log) ? await compared(parts, found, log) : null;
    const faults = [...settingFaults(found), ...(copy ? copyFaults(copy) : [])];
    inspected.push({ ...found, copy, faults, notes: notesOn(found) });
  }
  return inspected;
}

/** Publishes what comes after a position, as far as the relay has come. Consumers drop what they have passed. */
export async function refillTopic(parts: TopicsParts, log: LogName, after: bigint): Promise<number> {
  const { store, checkpoint } = parts.logs[log];
  const end = await checkpoint.load();
  const publisher = await publisherFor({ ...parts, log });
  let events = 0;
  try {
    for await (const page of pagesBetween(store, after, end, new AbortController().signal)) {
      await publisher.publish(page);
      events += page.length;
    }
  } finally {
    await publisher.close();
  }
  return events;
}

async function compared(parts: TopicsParts, found: TopicFound, log: LogName): Promise<InspectedTopic['copy']> {
  const { settings, plan } = found;
  const { store, checkpoint, dense } = parts.logs[log];
  const published = await checkpoint.load();
  const keeps = settings?.dropsBySize ? 0 : (settings ?? plan).retentionMilliseconds;
  const since = parts.now - keeps + margin;
  const comparison = await compareTopic({ ...parts, log, store, dense, published, since, absent: settings === null });
  return { log, published, ...comparison };
}

function settingFaults({ settings, plan }: TopicFound): string[] {
  if (!settings) return ['It does not exist.'];
  const { partitions, isCompacted } = settings;
  return [
    ...(partitions < plan.partitions ? [`It has ${partitions} partitions, and should have ${plan.partitions}.`] : []),
    ...(isCompacted ? ['It is compacted, and so keeps one message of each organisation or share of visitors.'] : []),
  ];
}

function notesOn({ settings, plan }: TopicFound): string[] {
  if (!settings) return [];
  return [
    ...(settings.retentionMilliseconds < plan.retentionMilliseconds
      ? [`It keeps less than the ${inDays(plan.retentionMilliseconds)} that it is made with.`]
      : []),
    ...(settings.dropsBySize && plan.log ? ['It drops by size, so nobody can tell what it should still hold.'] : []),
  ];
}

function copyFaults({ missing, strange, unreadable, published, head }: Comparison & { published: bigint }): string[] {
  return [
    ...(published > head
      ? [`The relay has published up to ${published}, but the log ends at ${head}: it is not the same log.`]
      : []),
    ...(missing.events > 0 ? [`Events that are missing: ${inWords(missing)}.`] : []),
    ...(strange.events > 0 ? [`Messages that are not of this log: ${inWords(strange)}.`] : []),
    ...(unreadable > 0 ? [`Messages that cannot be read: ${unreadable}.`] : []),
  ];
}

const shownRanges = 5;

function inWords({ events, ranges }: Found): string {
  const shown = ranges
    .slice(0, shownRanges)
    .map(({ first, last }) => (first === last ? String(first) : `${first} to ${last}`));
  const at = [...shown, ...(ranges.length > shownRanges ? ['and more'] : [])].join(', ');
  return `${events}, at ${at}`;
}

/** 7 days, 10 minutes. */
export function inDays(milliseconds: number): string {
  if (milliseconds === Number.POSITIVE_INFINITY) return 'for ever';
  const [unit, length] = (
    [
      ['days', 86_400_000],
      ['hours', 3_600_000],
    ] as const
  ).find(([, size]) => milliseconds >= size && milliseconds % size === 0) ?? ['minutes', 60_000];
  return `${Math.round(milliseconds / length)} ${unit}`;
}
