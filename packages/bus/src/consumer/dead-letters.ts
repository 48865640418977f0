import type { EventId, OrganisationId, RecordedEvent } from '@tributary/contracts';
import type { Pool, PoolClient } from 'pg';
import { announceToStaff } from '../live/announce.js';
import type { Lane } from '../lanes.js';
import { overrideView } from './checkpoints.js';
import { inTransaction } from './transaction.js';

export interface DeadLetter {
  readonly id: string;
  readonly group: string;
  readonly kind: 'parked' | 'dead-letter';
  readonly organisation: OrganisationId;
  readonly position: string;
  readonly eventId: EventId;
  readonly eventType: string;
  readonly reason: string;
  readonly since: Date;
}

export async function putAside(
  tx: PoolClient,
  group: string,
  kind: DeadLetter['kind'],
  event: RecordedEvent,
  lane: Lane,
  reason: string,
): Promise<void> {
  await tx.query(
    `
    insert into dead_letter (consumer_group, kind, organisation, position, event_id, event_type, reason, lane)
    values ($1, $2, $3, $4, $5, $6, $7, $8)
    on conflict (consumer_group, organisation, position) do update set reason = excluded.reason, released = false`,
    [group, kind, event.organisation, event.position, event.id, event.type, reason, lane],
  );
  await announceToStaff(tx, 'operations', event.organisation);
}

export async function listDeadLetters(pool: Pool): Promise<DeadLetter[]> {
  const { rows } = await pool.query<DeadLetter>(`
    select id, consumer_group as "group", kind, organisation, position::text, event_id as "eventId",
           event_type as "eventType", reason, since
    from dead_letter where not released order by since`);
  return rows;
}

/** How many wait for a person, by consumer group. */
export async function countDeadLetters(pool: Pool): Promise<ReadonlyMap<string, number>> {
  const { rows } = await pool.query<{ group: string; count: number }>(
    'select consumer_group as "group", count(*)::int from dead_letter where not released group by consumer_group',
  );
  return new Map(rows.map(({ group, count }) => [group, count]));
}

/** Lets the group take a parked organisation up again. */
export async function release(pool: Pool, { id, group }: Pick<DeadLetter, 'id' | 'group'>): Promise<void> {
  await inTransaction(pool, async (tx) => {
    await overrideView(tx, group);
    await tx.query('update dead_letter set released = true where id = $1', [id]);
  });
}

/** Keeps one that was parked again on its way back. */
export async function unpark(tx: PoolClient, group: string, lane: Lane): Promise<void> {
  await tx.query("delete from dead_letter where consumer_group = $1 and lane = $2 and kind = 'parked' and released", [
    group,
    lane,
  ]);
}

/** Gives an event up for one group, which then goes on behind it. */
export async function skip(
  pool: Pool,
  { id, group, eventId, kind }: Pick<DeadLetter, 'id' | 'group' | 'eventId' | 'kind'>,
): Promise<void> {
  await inTransaction(pool, async (tx) => {
    await overrideView(tx, group);
    await tx.query('insert into skip values ($1, $2) on conflict do nothing', [group, eventId]);
    if (kind === 'parked') await tx.query('update dead_letter set released = true where id = $1', [id]);
    else await tx.query('delete from dead_letter where id = $1', [id]);
  });
}

/** False where somebody else has replayed or skipped it. */
export async function takeOut(tx: PoolClient, id: string): Promise<boolean> {
  const { rowCount } = await tx.query("delete from dead_letter where id = $1 and kind = 'dead-letter'", [id]);
  return rowCount === 1;
}
