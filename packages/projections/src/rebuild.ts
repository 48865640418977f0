/** Derives a group's read models again from the log, beside the live ones, then switches readers over. */
import type { OrganisationId, RecordedEvent } from '@tributary/contracts';
import type { EventStore } from '@tributary/event-store';
import type { Delivery } from '@tributary/bus';
import pg, { type Pool, type PoolClient } from 'pg';

const pageLimit = 1_000;

export interface Rebuildable {
  readonly group: string;
  readonly types: readonly string[];
  /** Tables of the service's schema whose rows carry the group's generation. */
  readonly tables: readonly string[];
  callHandlers(batch: readonly RecordedEvent[], delivery: Delivery): Promise<void>;
}

/** Answers the new generation. Everything that the live group has seen is in it when readers switch. */
export async function rebuild(pool: Pool, store: EventStore, model: Rebuildable): Promise<number> {
  const { live, next } = await nextGeneration(pool, model.group);
  await clear(pool, model, next);
  const skipped = await skippedEvents(pool, model.group);
  const built = await foldUntil(store, 0n, await store.head(), async (page) => {
    await inTransaction(pool, (tx) => foldPage(tx, model, page, next, skipped));
  });
  await inTransaction(pool, async (tx) => {
    // The live group's batches hold a share of this row, so from here on it stands still.
    await tx.query('update projection set generation = $2 where consumer_group = $1', [model.group, next]);
    const cuts = await liveCheckpoints(tx, model.group, live);
    const end = [...cuts.values()].reduce((a, b) => (a > b ? a : b), 0n);
    await foldUntil(store, built, end, (page) => foldPage(tx, model, page, next, skipped));
    await tx.query(`
      insert into checkpoint (consumer_group, generation, organisation, position, previous)
      select consumer_group, $3, organisation, greatest(position, $4), previous from checkpoint
      where consumer_group = $1 and generation = $2`, [model.group, live, next, built]);
    await tx.query('delete from checkpoint where consumer_group = $1 and generation = $2', [model.group, live]);
  });
  await clear(pool, model, live);
  return next;
}

async function nextGeneration(pool: Pool, group: string): Promise<{ live: number; next: number }> {
  const { rows } = await pool.query<{ generation: number }>('select generation from projection where consumer_group = $1', [group]);
  const live = rows[0]?.generation ?? 1;
  return { live, next: live + 1 };
}

async function clear(pool: Pool, { tables }: Rebuildable, generation: number): Promise<void> {
  for (const table of tables) await pool.query(`delete from ${pg.escapeIdentifier(table)} where generation = $1`, [generation]);
}

async function skippedEvents(pool: Pool, group: string): Promise<ReadonlySet<string>> {
  const { rows } = await pool.query<{ event_id: string }>('select event_id from skip where consumer_group = $1', [group]);
  return new Set(rows.map(({ event_id }) => event_id));
}

async function liveCheckpoints(tx: PoolClient, group: string, generation: number): Promise<Map<OrganisationId, bigint>> {
  const { rows } = await tx.query<{ organisation: OrganisationId; position: string }>(
    'select organisation, position from checkpoint where consumer_group = $1 and generation = $2', [group, generation]);
  return new Map(rows.map(({ organisation, position }) => [organisation, BigInt(position)]));
}

async function foldUntil(
  store: EventStore, after: bigint, end: bigint, fold: (page: RecordedEvent[]) => Promise<void>,
): Promise<bigint> {
  let reached = after;
  while (reached < end) {
    const page = (await store.readAll(reached, {}, pageLimit)).filter(({ position }) => position <= end);
    if (page.length > 0) await fold(page);
    reached = page.at(-1)?.position ?? end;
  }
  return reached;
}

async function foldPage(
  tx: PoolClient, model: Rebuildable, page: readonly RecordedEvent[], generation: number, skipped: ReadonlySet<string>,
): Promise<void> {
  const types = new Set(model.types);
  const batch = page.filter(({ type, id }) => types.has(type) && !skipped.has(id));
  if (batch.length > 0) await model.callHandlers(batch, { tx, generation, rebuilding: true, emit: () => undefined });
}

async function inTransaction(pool: Pool, work: (tx: PoolClient) => Promise<void>): Promise<void> {
  const tx = await pool.connect();
  let broken = true;
  try {
    await tx.query('begin');
    await work(tx);
    await tx.query('commit');
    broken = false;
  } finally {
    tx.release(broken);
  }
}
