import { setTimeout as pause } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import type { NewEvent, StreamName } from '@tributary/contracts';
import type { EventStore } from '@tributary/event-store';
import type { Pool, PoolClient } from 'pg';
import type { Outgoing } from './delivery.js';

export interface Outbox {
  /** Sends what committed batches left, in order; returns at once. */
  ship(): void;
  /** Until nothing is under way any more. */
  close(): Promise<void>;
}

const groupLimit = 1_000;
const retryDelay = 500;

export async function putOutgoing(tx: PoolClient, outgoing: readonly Outgoing[]): Promise<void> {
  if (outgoing.length === 0) return;
  await tx.query(`
    insert into outbox (stream, expected_revision, event)
    select stream, "expectedRevision", event
    from rows from (json_to_recordset($1) as (stream text, "expectedRevision" int, event json)) with ordinality o
    order by o.ordinality`, [JSON.stringify(outgoing)]);
}

/** One a service and process. Two processes may send the same events; their ids are derived, so the log keeps them once. */
export function outboxOf(pool: Pool, store: EventStore): Outbox {
  const logger = new Logger('Outbox');
  let wanted = false;
  let closed = false;
  let shipping: Promise<void> | null = null;

  async function shipAll(): Promise<void> {
    while (wanted && !closed) {
      wanted = false;
      try {
        while (!closed && (await shipGroup(pool, store))) continue;
      } catch (error) {
        logger.error(error);
        wanted = true;
        await pause(retryDelay);
      }
    }
    shipping = null;
  }

  return {
    ship: () => {
      wanted = true;
      shipping ??= shipAll();
    },
    close: async () => {
      closed = true;
      await shipping;
    },
  };
}

async function shipGroup(pool: Pool, store: EventStore): Promise<boolean> {
  const { rows } = await pool.query<{ sequence: string; stream: StreamName; expected_revision: number; event: NewEvent }>({
    name: 'outbox', text: 'select * from outbox order by sequence limit $1', values: [groupLimit],
  });
  const outcomes = await Promise.all(rows.map((row) => store.append(row.stream, [row.event], row.expected_revision)));
  const failed = outcomes.findIndex(({ kind }) => kind !== 'appended');
  if (failed >= 0) throw new Error(`${rows[failed]?.stream} holds other events than this service derived`);
  await pool.query('delete from outbox where sequence = any($1)', [rows.map(({ sequence }) => sequence)]);
  return rows.length > 0;
}
