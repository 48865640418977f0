import { once } from 'node:events';
import type { Clock, NewEvent, RecordedEvent, StreamName } from '@tributary/contracts';
import pg, { type Pool, type PoolClient } from 'pg';
import type { AppendOutcome, EventFilter, EventStore, LogName } from '../event-store.js';
import { appendInGroups } from '../group-commit.js';
import { isStorable } from '../storable.js';

const pageLimit = 1_000;
/** How late a subscriber is at worst when its notification is lost. */
const pollInterval = 500;

interface Append {
  readonly stream: StreamName;
  /** The events as elements of a JSON array. */
  readonly json: string;
}

/** The log in PostgreSQL. The pool's role may execute the append functions and read the tables, nothing else. */
export function postgresEventStore(pool: Pool, log: LogName, clock: Clock): EventStore {
  const append = appendInGroups<Append>((group) => writeGroup(pool, log, group, clock.now()));

  const readAll = (after: bigint, { types, organisation }: EventFilter, limit: number): Promise<RecordedEvent[]> =>
    read(
      pool,
      `read-${log}-all`,
      `
      select ${columns} from log.${log}
      where position > $1 and ($2::text[] is null or type = any($2)) and ($3::text is null or organisation = $3)
      order by position limit $4`,
      [after, types ?? null, organisation ?? null, limit],
    );

  return {
    append: async (stream, events, expectedRevision) => {
      if (events.length === 0) return { kind: 'refused', reason: 'nothing to append' };
      const json = toJson(stream, events, expectedRevision);
      if (!isStorable(json)) return { kind: 'refused', reason: 'text that cannot be stored' };
      return append({ stream, json });
    },

    readStream: (stream, afterRevision, limit) =>
      read(
        pool,
        `read-${log}-stream`,
        `
      select ${columns} from log.${log} where stream = $1 and revision > $2 order by revision limit $3`,
        [stream, afterRevision, limit],
      ),

    readAll,

    readAt: async (position) => {
      const [event] = await read(pool, `read-${log}-at`, `select ${columns} from log.${log} where position = $1`, [
        position,
      ]);
      return event;
    },

    async *subscribe(after, filter, signal) {
      const listener = await pool.connect();
      try {
        listener.on('error', () => undefined); // a lost connection ends the subscription or leaves it polling
        await listener.query(`listen log_${log}`);
        let reached = after;
        let rung = nextNotification(listener, signal);
        while (!signal.aborted) {
          const page = await readAll(reached, filter, pageLimit);
          const last = page.at(-1);
          if (last) {
            reached = last.position;
            yield page;
          } else {
            await rung; // begun before the read, or a notification in between would be lost
            rung = nextNotification(listener, signal);
          }
        }
      } finally {
        listener.release(true);
      }
    },

    head: async () => {
      const { rows } = await pool.query<{ head: string }>(`select coalesce(max(position), 0) as head from log.${log}`);
      return BigInt(rows[0]?.head ?? 0);
    },
  };
}

async function writeGroup(
  pool: Pool,
  log: LogName,
  group: readonly Append[],
  now: number,
): Promise<(AppendOutcome | undefined)[]> {
  const { rows } = await pool.query<{ stream: StreamName; last_revision: number; last_position: string | null }>({
    name: `append-${log}`,
    text: `select * from log.append_${log}s($1, $2)`,
    values: [`[${group.map(({ json }) => json).join()}]`, now],
  });
  const outcomes = new Map(
    rows.map(({ stream, last_revision, last_position }): [StreamName, AppendOutcome] => [
      stream,
      last_position === null
        ? { kind: 'conflict', revision: last_revision }
        : { kind: 'appended', position: BigInt(last_position) },
    ]),
  );
  return group.map(({ stream }) => outcomes.get(stream));
}

function toJson(stream: StreamName, events: readonly NewEvent[], expected: number): string {
  const placed = events.map((event, n) => ({ stream, expected, revision: expected + 1 + n, ...event }));
  return JSON.stringify(placed).slice(1, -1);
}

/** Moments come as float8, so that every bigint which arrives is a position. */
const columns = `position, stream, revision, id, organisation, type, version, actor, correlation, causation,
  occurred_at::float8 as "occurredAt", recorded_at::float8 as "recordedAt", data, personal`;

const parsers = {
  getTypeParser: (oid: number) => (oid === pg.types.builtins.INT8 ? BigInt : pg.types.getTypeParser(oid)),
};

async function read(pool: Pool, name: string, text: string, values: unknown[]): Promise<RecordedEvent[]> {
  const { rows } = await pool.query<RecordedEvent>({ name, text, values, types: parsers as never });
  return rows;
}

function nextNotification(listener: PoolClient, signal: AbortSignal): Promise<unknown> {
  const limit = AbortSignal.any([signal, AbortSignal.timeout(pollInterval)]);
  const rung = once(listener, 'notification', { signal: limit }).catch((error: unknown) => {
    if (!limit.aborted) throw error;
  });
  rung.catch(() => undefined); // it may fail while the subscriber is busy; whoever awaits it still hears of it
  return rung;
}
