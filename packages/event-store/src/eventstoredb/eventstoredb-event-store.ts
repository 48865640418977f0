import { setTimeout as pause } from 'node:timers/promises';
import type { Clock, NewEvent, RecordedEvent, StreamName } from '@tributary/contracts';
import type { AppendOutcome, EventFilter, EventStore, LogName } from '../event-store.js';
import { appendInGroups } from '../group-commit.js';
import { isStorable } from '../storable.js';
import { appendCall, type SendAppend } from './append-call.js';
import type { Connection } from './connection.js';
import { fromResponse, type Stamp, type Stamped, toStoredForm } from './envelope.js';
import { type LogReader, logReader } from './log-reader.js';
import { settleRun, settleScattered, stampAtEnd } from './recorded-at.js';
import { batches } from './subscription.js';
import { backoff, isTransient, patiently } from './transient.js';

interface Append {
  readonly stream: StreamName;
  readonly events: readonly NewEvent[];
  readonly expected: number;
}

const pageLimit = 1_000;

/**
 * A log in EventStoreDB: positions are commit positions of `$all`. `namespace` leads the names of all streams and keeps
 * installations on one server apart.
 */
export function eventStoreDbEventStore(connection: Connection, log: LogName, clock: Clock, namespace = ''): EventStore {
  const reader = logReader(connection, log, namespace);
  const send = appendCall(connection);
  const append = appendInGroups<Append>(async (group) => {
    const stamp = await stampAtEnd(reader, clock);
    const calls = group.map((one) => write(send, reader, one, stamp));
    await Promise.allSettled(calls); // whatever failed is tried again alone, not beside its neighbours
    return Promise.all(calls);
  });

  return {
    append: async (stream, events, expected) => {
      if (events.length === 0) return { kind: 'refused', reason: 'nothing to append' };
      if (!isStorable(JSON.stringify(events))) return { kind: 'refused', reason: 'text that cannot be stored' };
      return append({ stream, events, expected });
    },

    readStream: async (stream, afterRevision, limit) =>
      limit > 0 ? settleScattered(reader, await reader.ofStream(stream, afterRevision, limit)) : [],

    readAll: (after, filter, limit) => readAll(reader, after, filter, limit),

    readAt: async (position) => {
      const { events } = await reader.forwards(position, 1);
      const [event] = await settleScattered(
        reader,
        events.filter((one) => one.event.position === position),
      );
      return event;
    },

    subscribe: (after, filter, signal) => subscribe(connection, reader, after, filter, signal),

    head: async () => (await reader.last(1)).events[0]?.event.position ?? 0n,
  };
}

async function write(
  send: SendAppend,
  reader: LogReader,
  { stream, events, expected }: Append,
  stamp: Stamp,
): Promise<AppendOutcome> {
  const stored = events.map((event) => toStoredForm(stream, event, stamp));
  const answer = await patiently(() => send(`${reader.prefix}${stream}`, stored, expected - 1));
  if (answer.kind !== 'written') return { kind: 'conflict', revision: answer.current + 1 };
  if (answer.position !== null) return { kind: 'appended', position: answer.position };
  const [last] = await reader.ofStream(stream, expected + events.length - 1, 1);
  if (!last) throw new Error(`${stream} has lost what was appended to it`);
  return { kind: 'appended', position: last.event.position };
}

const isWhole = ({ types, organisation }: EventFilter): boolean => !types && !organisation;

async function readAll(reader: LogReader, after: bigint, filter: EventFilter, limit: number): Promise<RecordedEvent[]> {
  const found: Stamped[] = [];
  let from = after;
  while (found.length < limit) {
    const page = await reader.forwards(from, Math.min(limit - found.length, pageLimit) + 1, filter);
    found.push(...page.events.filter(({ event }) => event.position > from && reader.accepts(filter, event)));
    if (!page.full || page.reached === null) break;
    from = page.reached;
  }
  const wanted = found.slice(0, limit);
  return isWhole(filter) ? settleRun(reader, wanted, after) : settleScattered(reader, wanted);
}

async function* subscribe(
  connection: Connection,
  reader: LogReader,
  after: bigint,
  filter: EventFilter,
  signal: AbortSignal,
): AsyncGenerator<RecordedEvent[]> {
  let reached = after;
  let floor: number | undefined;
  for (let attempt = 1; !signal.aborted; attempt++) {
    try {
      for await (const batch of batches(connection, reader.serverFilter(filter), reached, signal)) {
        attempt = 0;
        const events = batch
          .flatMap((response) => fromResponse(response, reader.prefix) ?? [])
          .filter(({ event }) => event.position > reached && reader.accepts(filter, event));
        const page = isWhole(filter)
          ? await settleRun(reader, events, reached, floor)
          : await settleScattered(reader, events);
        const last = page.at(-1);
        if (!last) continue;
        yield page;
        reached = last.position;
        floor = last.recordedAt;
      }
    } catch (error) {
      if (signal.aborted) return;
      if (!isTransient(error)) throw error;
    }
    await pause(backoff(Math.max(attempt, 1)), undefined, { signal }).catch(() => undefined);
  }
}
