import { setTimeout as pause } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import { type NewEvent, type OrganisationId, organisationOf, type StreamName } from '@tributary/contracts';
import type { EventStore } from '@tributary/event-store';
import { correlated, outOfScope } from '@tributary/telemetry';
import type { Pool, PoolClient } from 'pg';
import type { Outgoing } from '../delivery.js';

export interface Outbox {
  /** Sends what committed batches left, in order; returns at once. */
  ship(): void;
  isEmpty(): Promise<boolean>;
  /** Until nothing is under way any more. */
  close(): Promise<void>;
}

const groupLimit = 1_000;
const retryDelay = 500;
const waitInterval = 20;

export async function putOutgoing(tx: PoolClient, outgoing: readonly Outgoing[]): Promise<void> {
  if (outgoing.length === 0) return;
  await tx.query(
    `
    insert into outbox (stream, expected_revision, event)
    select stream, "expectedRevision", event
    from rows from (json_to_recordset($1) as (stream text, "expectedRevision" int, event json)) with ordinality o
    order by o.ordinality`,
    [JSON.stringify(outgoing.map((one) => ({ ...one, event: correlated(one.event) })))],
  );
}

/** One a service and process. Two processes may send the same events; their ids are derived, so the log keeps them once. */
export function outboxOf(pool: Pool, store: EventStore): Outbox {
  const logger = new Logger('Outbox');
  const closing = new AbortController();
  let wanted = false;
  let shipping: Promise<void> | null = null;

  async function shipAll(): Promise<void> {
    while (wanted && !closing.signal.aborted) {
      wanted = false;
      try {
        await shipWhatIsThere(pool, store, closing.signal);
      } catch (error) {
        logger.error(error);
        wanted = true;
        await pause(retryDelay, null, { signal: closing.signal }).catch(() => undefined);
      }
    }
    shipping = null;
  }

  return {
    ship: () => {
      wanted = true;
      shipping ??= outOfScope(shipAll);
    },
    isEmpty: async () => (await pool.query('select from outbox limit 1')).rowCount === 0,
    close: async () => {
      closing.abort();
      await shipping;
    },
  };
}

/** Whether an organisation's outgoing events are all in the log, within a time. */
export async function shipped(pool: Pool, organisation: OrganisationId, within: number): Promise<boolean> {
  const end = performance.now() + within;
  while (
    (await pool.query("select from outbox where split_part(stream, '.', 1) = $1 limit 1", [organisation])).rowCount !==
    0
  ) {
    if (performance.now() > end) return false;
    await pause(waitInterval);
  }
  return true;
}

interface Row {
  readonly sequence: string;
  readonly stream: StreamName;
  readonly expected_revision: number;
  readonly event: NewEvent;
}

/** An organisation whose events the log refuses waits; it holds up no other. */
async function shipWhatIsThere(pool: Pool, store: EventStore, closing: AbortSignal): Promise<void> {
  const refused = new Map<OrganisationId, StreamName>();
  while (!closing.aborted) {
    const { rows } = await pool.query<Row>({
      name: 'outbox',
      text: "select * from outbox where split_part(stream, '.', 1) <> all($2::text[]) order by sequence limit $1",
      values: [groupLimit, [...refused.keys()]],
    });
    if (rows.length === 0) break;
    const sent = await Promise.all(
      rows.map(async (row) => {
        const { kind } = await store.append(row.stream, [row.event], row.expected_revision);
        if (kind !== 'appended') refused.set(organisationOf(row.stream), row.stream);
        return kind === 'appended' ? row.sequence : [];
      }),
    );
    await pool.query('delete from outbox where sequence = any($1)', [sent.flat()]);
  }
  if (refused.size > 0)
    throw new Error(`Other events than this service derived are in ${[...refused.values()].join(', ')}`);
}
