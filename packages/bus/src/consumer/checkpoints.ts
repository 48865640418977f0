import type { Pool, PoolClient } from 'pg';
import type { Lane } from '../lanes.js';

export interface Progress {
  readonly generation: number;
  /** Of the group's view of parkings and skips, which all its processes must share. */
  revision: number;
  /** Everything up to here is handled, except what is parked. */
  readonly handled: bigint;
  readonly checkpoints: Map<Lane, bigint>;
  readonly parked: Set<Lane>;
  /** Those of the parked that a person has released and that have not caught up yet. */
  readonly released: Set<Lane>;
  /** Events that a person has given up. */
  readonly skipped: ReadonlySet<string>;
}

export const noProgress: Progress = {
  generation: 1,
  revision: 0,
  handled: 0n,
  checkpoints: new Map(),
  parked: new Set(),
  released: new Set(),
  skipped: new Set(),
};

/** Another process has taken this group's batch, has parked or released something, or a rebuild has switched. */
export class CheckpointMoved extends Error {}

export async function loadProgress(pool: Pool, group: string): Promise<Progress> {
  await pool.query('insert into projection (consumer_group, generation) values ($1, 1) on conflict do nothing', [
    group,
  ]);
  // The revision is read first: what changes while the rest is read makes the next batch fail instead of going wrong.
  const {
    rows: [live],
  } = await pool.query<{ generation: number; revision: number; position: string }>(
    'select generation, revision, position from projection where consumer_group = $1',
    [group],
  );
  const generation = live?.generation ?? 1;
  const { rows: positions } = await pool.query<{ lane: Lane; position: string }>(
    'select organisation as lane, position from checkpoint where consumer_group = $1 and generation = $2',
    [group, generation],
  );
  const { rows: parked } = await pool.query<{ lane: Lane; released: boolean }>(
    `
    select lane, bool_and(released) as released from dead_letter
    where consumer_group = $1 and kind = 'parked' group by lane`,
    [group],
  );
  const { rows: skipped } = await pool.query<{ event_id: string }>(
    'select event_id from skip where consumer_group = $1',
    [group],
  );
  return {
    generation,
    revision: live?.revision ?? 0,
    handled: BigInt(live?.position ?? 0),
    checkpoints: new Map(positions.map(({ lane, position }) => [lane, BigInt(position)])),
    parked: new Set(parked.map(({ lane }) => lane)),
    released: new Set(parked.flatMap(({ lane, released }) => (released ? lane : []))),
    skipped: new Set(skipped.map(({ event_id }) => event_id)),
  };
}

/** Compare-and-set: moves all of them from where the batch found them, or throws. */
export async function moveCheckpoints(
  tx: PoolClient,
  group: string,
  { generation, revision, checkpoints }: Progress,
  to: ReadonlyMap<Lane, bigint>,
): Promise<void> {
  const lanes = [...to.keys()];
  const { rowCount } = await tx.query({
    name: 'move-checkpoints',
    text: `
      insert into checkpoint
      select $1, $2, * from unnest($3::text[], $4::bigint[], $5::bigint[])
      where exists (select from projection where consumer_group = $1 and generation = $2 and revision = $6 for share)
      on conflict (consumer_group, generation, organisation) do update
        set position = excluded.position, previous = excluded.previous
        where checkpoint.position = excluded.previous`,
    values: [group, generation, lanes, [...to.values()], lanes.map((lane) => checkpoints.get(lane) ?? 0n), revision],
  });
  if (rowCount !== to.size) throw new CheckpointMoved();
}

/**
 * Changes what all processes of the group must see the same way, or throws where this one's view is an older one. From
 * here to the end of the transaction the group stands still, because its batches hold a share of the same row.
 */
export async function changeView(tx: PoolClient, group: string, { generation, revision }: Progress): Promise<void> {
  const { rowCount } = await tx.query(
    'update projection set revision = revision + 1 where consumer_group = $1 and generation = $2 and revision = $3',
    [group, generation, revision],
  );
  if (rowCount !== 1) throw new CheckpointMoved();
}

/** The same for a person's decision, which holds whatever the processes saw before. */
export async function overrideView(tx: PoolClient, group: string): Promise<void> {
  await tx.query('update projection set revision = revision + 1 where consumer_group = $1', [group]);
}

/** Throws where a lane is no longer where this process believes it. Call it while the group stands still. */
export async function expectCheckpoint(
  tx: PoolClient,
  group: string,
  { generation, checkpoints }: Progress,
  lane: Lane,
): Promise<void> {
  const {
    rows: [row],
  } = await tx.query<{ position: string }>(
    'select position from checkpoint where consumer_group = $1 and generation = $2 and organisation = $3',
    [group, generation, lane],
  );
  if (BigInt(row?.position ?? 0) !== (checkpoints.get(lane) ?? 0n)) throw new CheckpointMoved();
}

/** Notes progress past events that the group does not handle. Says nothing where the view is an older one. */
export async function noteHandled(
  pool: Pool,
  group: string,
  { generation, revision }: Progress,
  position: bigint,
): Promise<void> {
  await pool.query(
    `
    update projection set position = $4
    where consumer_group = $1 and generation = $2 and revision = $3 and position < $4`,
    [group, generation, revision, position],
  );
}

/** The generation that readers see; it stays until the end of the transaction. */
export async function liveGeneration(tx: PoolClient, group: string): Promise<number> {
  const { rows } = await tx.query<{ generation: number }>(
    'select generation from projection where consumer_group = $1 for share',
    [group],
  );
  return rows[0]?.generation ?? 1;
}
