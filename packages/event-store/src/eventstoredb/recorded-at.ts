/**
 * `recordedAt` never runs backwards in a log, although nothing holds writers apart here. Each writer looks at the log's
 * end, stamps its events with the larger of its clock and what it saw, and notes how far it looked (`observed`). Two
 * writers at the same moment can still be overtaken by each other; so an event's `recordedAt` is, for every reader and
 * however it came upon the event, the largest stamp among the event and those between what its writer observed and it.
 * Up to there its own stamp is at least as large, so this is the largest stamp of the whole log up to the event.
 */
import type { Clock, RecordedEvent } from '@tributary/contracts';
import type { Stamp, Stamped } from './envelope.js';
import type { LogReader } from './log-reader.js';

/** Where reading on is cheaper than another read: positions are places in the server's files, in bytes. */
const nearby = 64n * 1024n;
const firstPage = 4;
const longestPage = 500;
const scansAtOnce = 8;
const lookBack = 4;

export async function stampAtEnd(reader: LogReader, clock: Clock): Promise<Stamp> {
  const { events: newest, full } = await reader.last(lookBack);
  const [head] = newest;
  if (!head) return { recordedAt: clock.now(), observed: 0n };
  const between = newest.filter(({ event }) => event.position > head.observed);
  const allSeen = between.length < newest.length || !full;
  const floor = allSeen
    ? Math.max(...between.map(({ event }) => event.recordedAt))
    : Math.max(...(await settleScattered(reader, [head])).map(({ recordedAt }) => recordedAt));
  return { recordedAt: Math.max(clock.now(), floor), observed: head.event.position };
}

/** Of events that follow each other in the log without a gap; `floor` is the recordedAt before them, where known. */
export async function settleRun(
  reader: LogReader,
  run: readonly Stamped[],
  after: bigint,
  floor?: number,
): Promise<RecordedEvent[]> {
  const [first] = run;
  if (!first) return [];
  let reached = floor ?? 0;
  if (floor === undefined && first.observed < after) {
    for (const { recordedAt } of await settleScattered(reader, [first])) reached = recordedAt;
  }
  return run.map(({ event }) => {
    reached = Math.max(reached, event.recordedAt);
    return { ...event, recordedAt: reached };
  });
}

/** Of events from anywhere, in the order of their positions. */
export async function settleScattered(reader: LogReader, events: readonly Stamped[]): Promise<RecordedEvent[]> {
  const groups = neighbours(events);
  const settled: RecordedEvent[][] = [];
  for (let n = 0; n < groups.length; n += scansAtOnce) {
    settled.push(...(await Promise.all(groups.slice(n, n + scansAtOnce).map((group) => settleGroup(reader, group)))));
  }
  return settled.flat();
}

function neighbours(events: readonly Stamped[]): Stamped[][] {
  const groups: Stamped[][] = [];
  for (const one of events) {
    const group = groups.at(-1);
    const before = group?.at(-1)?.event.position;
    if (group && before !== undefined && one.observed < before + nearby) group.push(one);
    else groups.push([one]);
  }
  return groups;
}

/** Reads the log from what the first one's writer observed to the last one. */
async function settleGroup(reader: LogReader, group: readonly Stamped[]): Promise<RecordedEvent[]> {
  const settled: RecordedEvent[] = [];
  let from = group.reduce((least, { observed }) => (observed < least ? observed : least), group[0]?.observed ?? 0n);
  let reached = 0;
  for (let count = firstPage; ; count = Math.min(longestPage, count * 2)) {
    const page = await reader.forwards(from, count);
    for (const { event } of page.events) {
      reached = Math.max(reached, event.recordedAt);
      const wanted = group[settled.length];
      if (wanted?.event.position === event.position) settled.push({ ...wanted.event, recordedAt: reached });
      if (settled.length === group.length) return settled;
    }
    if (!page.full || page.reached === null) throw new Error('The log ends before an event that was read from it');
    from = page.reached;
  }
}
