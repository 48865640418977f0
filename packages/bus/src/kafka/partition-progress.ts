import type { Pool } from 'pg';

/** Makes a row for every partition of a group, from where the group was before; answers where each is. */
export async function loadPartitions(pool: Pool, group: string, partitions: number): Promise<Map<number, bigint>> {
  const { rows } = await pool.query<{ partition: number; position: string }>(
    `
    with gone as (delete from partition_progress where consumer_group = $1 and partition >= $2)
    insert into partition_progress
    select $1, partition, (select position from projection where consumer_group = $1)
    from generate_series(0, $2 - 1) partition
    on conflict (consumer_group, partition) do update
      set position = greatest(partition_progress.position, excluded.position)
    returning partition, position`,
    [group, partitions],
  );
  return new Map(rows.map(({ partition, position }) => [partition, BigInt(position)]));
}

/** Notes how far partitions are, and with them the group; never backwards. */
export async function notePartitions(pool: Pool, group: string, positions: ReadonlyMap<number, bigint>): Promise<void> {
  await pool.query(
    `
    update partition_progress p set position = n.position
    from unnest($2::int[], $3::bigint[]) n (partition, position)
    where p.consumer_group = $1 and p.partition = n.partition and p.position < n.position`,
    [group, [...positions.keys()], [...positions.values()]],
  );
  await pool.query(
    `
    update projection set position = least.position
    from (select min(position) as position from partition_progress where consumer_group = $1) least
    where consumer_group = $1 and projection.position < least.position`,
    [group],
  );
}

export interface GroupProgress {
  readonly checkpoint: bigint;
  readonly handled: bigint;
  readonly parked: boolean;
  readonly released: boolean;
}

/** Where a group is for one lane, whichever process feeds it; `partition` null for the group as a whole. */
export async function progressOf(
  pool: Pool,
  group: string,
  lane: string,
  partition: number | null,
): Promise<GroupProgress> {
  const { rows } = await pool.query<{ checkpoint: string; handled: string; parked: boolean; released: boolean }>({
    name: 'progress-of-lane',
    text: `
      select
        coalesce((select c.position from checkpoint c
                  where c.consumer_group = p.consumer_group and c.generation = p.generation and c.organisation = $2), 0)
          as checkpoint,
        coalesce((select position from partition_progress where consumer_group = $1 and partition = $3), p.position)
          as handled,
        exists (select from dead_letter where consumer_group = $1 and lane = $2 and kind = 'parked') as parked,
        coalesce((select bool_and(released) from dead_letter
                  where consumer_group = $1 and lane = $2 and kind = 'parked'), false) as released
      from projection p where p.consumer_group = $1`,
    values: [group, lane, partition],
  });
  const [row] = rows;
  return {
    checkpoint: BigInt(row?.checkpoint ?? 0),
    handled: BigInt(row?.handled ?? 0),
    parked: row?.parked ?? false,
    released: row?.released ?? false,
  };
}
