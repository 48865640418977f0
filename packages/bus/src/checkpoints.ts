import type { OrganisationId } from '@tributary/contracts';
import type { Pool, PoolClient } from 'pg';

export interface Progress {
  readonly generation: number;
  readonly checkpoints: Map<OrganisationId, bigint>;
  readonly parked: Set<OrganisationId>;
  /** Those of the parked that a person has released. */
  readonly released: readonly OrganisationId[];
  /** Events that a person has given up. */
  readonly skipped: ReadonlySet<string>;
}

/** Another process has taken this group's batch, or a rebuild has switched. */
export class CheckpointMoved extends Error {}

export async function loadProgress(pool: Pool, group: string): Promise<Progress> {
  await pool.query('insert into projection values ($1, 1) on conflict do nothing', [group]);
  const { rows: [live] } = await pool.query<{ generation: number }>('select generation from projection where consumer_group = $1', [group]);
  const generation = live?.generation ?? 1;
  const { rows: positions } = await pool.query<{ organisation: OrganisationId; position: string }>(
    'select organisation, position from checkpoint where consumer_group = $1 and generation = $2', [group, generation]);
  const { rows: parked } = await pool.query<{ organisation: OrganisationId; released: boolean }>(
    "select organisation, released from dead_letter where consumer_group = $1 and kind = 'parked'", [group]);
  const { rows: skipped } = await pool.query<{ event_id: string }>('select event_id from skip where consumer_group = $1', [group]);
  return {
    generation,
    checkpoints: new Map(positions.map(({ organisation, position }) => [organisation, BigInt(position)])),
    parked: new Set(parked.map(({ organisation }) => organisation)),
    released: parked.flatMap(({ organisation, released }) => (released ? organisation : [])),
    skipped: new Set(skipped.map(({ event_id }) => event_id)),
  };
}

/** Compare-and-set: moves all of them from where the batch found them, or throws. */
export async function moveCheckpoints(
  tx: PoolClient, group: string, { generation, checkpoints }: Pick<Progress, 'generation' | 'checkpoints'>,
  to: ReadonlyMap<OrganisationId, bigint>,
): Promise<void> {
  const organisations = [...to.keys()];
  const { rowCount } = await tx.query({
    name: 'move-checkpoints',
    text: `
      insert into checkpoint
      select $1, $2, * from unnest($3::text[], $4::bigint[], $5::bigint[])
      where exists (select from projection where consumer_group = $1 and generation = $2 for share)
      on conflict (consumer_group, generation, organisation) do update
        set position = excluded.position, previous = excluded.previous
        where checkpoint.position = excluded.previous`,
    values: [group, generation, organisations, [...to.values()], organisations.map((organisation) => checkpoints.get(organisation) ?? 0n)],
  });
  if (rowCount !== to.size) throw new CheckpointMoved();
}
