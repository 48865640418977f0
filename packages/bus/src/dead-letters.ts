import type { EventId, OrganisationId, RecordedEvent } from '@tributary/contracts';
import type { Pool } from 'pg';

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
  pool: Pool, group: string, kind: DeadLetter['kind'], event: RecordedEvent, reason: string,
): Promise<void> {
  await pool.query(`
    insert into dead_letter (consumer_group, kind, organisation, position, event_id, event_type, reason)
    values ($1, $2, $3, $4, $5, $6, $7)
    on conflict (consumer_group, organisation, position) do update set reason = excluded.reason, released = false`,
  [group, kind, event.organisation, event.position, event.id, event.type, reason]);
}

export async function listDeadLetters(pool: Pool): Promise<DeadLetter[]> {
  const { rows } = await pool.query<DeadLetter>(`
    select id, consumer_group as "group", kind, organisation, position::text, event_id as "eventId",
           event_type as "eventType", reason, since
    from dead_letter where not released order by since`);
  return rows;
}

export async function release(pool: Pool, id: string): Promise<void> {
  await pool.query('update dead_letter set released = true where id = $1', [id]);
}

/** Keeps one that was parked again on its way back. */
export async function unpark(pool: Pool, group: string, organisation: OrganisationId): Promise<void> {
  await pool.query("delete from dead_letter where consumer_group = $1 and organisation = $2 and kind = 'parked' and released",
    [group, organisation]);
}

export async function skip(pool: Pool, { group, eventId }: Pick<DeadLetter, 'group' | 'eventId'>): Promise<void> {
  await pool.query('insert into skip values ($1, $2) on conflict do nothing', [group, eventId]);
}
