/**
 * Derives a group's read models again from the log, beside the live ones, then switches readers over. The new ones hold
 * exactly what the live group has handled: what it has yet to handle, it handles after the switch, with all it emits.
 */
import { type Delivery, filterOf, type Lane, skippedEvents } from '@tributary/bus';
import type { RecordedEvent } from '@tributary/contracts';
import type { EventFilter, EventStore, LogName } from '@tributary/event-store';
import pg, { type Pool, type PoolClient } from 'pg';
import { changes, endOf, holds, type LiveState, liveState } from './live-state.js';

const pageLimit = 500;

export interface Rebuildable {
  readonly group: string;
  readonly log: LogName;
  readonly types: readonly string[];
  /** Tables of the service's schema whose rows carry the group's generation. */
  readonly tables: readonly string[];
  laneOf(event: RecordedEvent): Lane;
  callHandlers(batch: readonly RecordedEvent[], delivery: Delivery): Promise<void>;
}

export interface RebuildParts {
  readonly pool: Pool;
  /** The log that the group follows. */
  readonly store: EventStore;
  /** Where people's skips are. */
  readonly facts: EventStore;
}

/** Answers the new generation. */
export async function rebuild({ pool, store, facts }: RebuildParts, model: Rebuildable): Promise<number> {
  return alone(pool, model.group, async () => {
    const skipped = await skippedEvents(facts, model.group);
    const before = await inTransaction(pool, (tx) => liveState(tx, model.group, skipped));
    const next = before.generation + 1;
    await clear(pool, model, next); // what a rebuild left that did not come to its end
    for await (const page of pages(store, model, {}, 0n, endOf(before))) {
      const held = page.filter((event) => holds(before, model.laneOf(event), event));
      await inTransaction(pool, (tx) => fold(tx, model, next, held));
    }
    await inTransaction(pool, async (tx) => {
      const now = await liveState(tx, model.group, skipped);
      for (const [lane, after] of changes(before, now)) {
        for await (const page of pages(
          store,
          model,
          filterOf(model.log, lane),
          after,
          now.checkpoints.get(lane) ?? 0n,
        )) {
          const added = page.filter(
            (event) => model.laneOf(event) === lane && holds(now, lane, event) && !holds(before, lane, event),
          );
          await fold(tx, model, next, added);
        }
      }
      await switchTo(tx, model.group, now, next);
    });
    await clear(pool, model, before.generation);
    return next;
  });
}

async function switchTo(tx: PoolClient, group: string, { generation }: LiveState, next: number): Promise<void> {
  await tx.query('update projection set generation = $2 where consumer_group = $1', [group, next]);
  await tx.query('update checkpoint set generation = $3 where consumer_group = $1 and generation = $2', [
    group,
    generation,
    next,
  ]);
}

async function fold(
  tx: PoolClient,
  model: Rebuildable,
  generation: number,
  batch: readonly RecordedEvent[],
): Promise<void> {
  if (batch.length > 0) await model.callHandlers(batch, { tx, generation, rebuilding: true, emit: () => undefined });
}

/** The model's events after a position up to another. */
async function* pages(
  store: EventStore,
  { types }: Rebuildable,
  filter: EventFilter,
  after: bigint,
  end: bigint,
): AsyncIterable<RecordedEvent[]> {
  for (let reached = after; reached < end; ) {
    const page = await store.readAll(reached, { ...filter, types }, pageLimit);
    yield page.filter(({ position }) => position <= end);
    reached = page.at(-1)?.position ?? end;
  }
}

async function clear(pool: Pool, { tables }: Rebuildable, generation: number): Promise<void> {
  for (const table of tables)
    await pool.query(`delete from ${pg.escapeIdentifier(table)} where generation = $1`, [generation]);
}

/** One rebuild of a group at a time, over all processes. */
async function alone<Result>(pool: Pool, group: string, work: () => Promise<Result>): Promise<Result> {
  const holder = await pool.connect();
  try {
    await holder.query("select pg_advisory_lock(hashtext('tributary.rebuild'), hashtext($1))", [group]);
    return await work();
  } finally {
    holder.release(true); // the lock goes with the connection
  }
}

async function inTransaction<Result>(pool: Pool, work: (tx: PoolClient) => Promise<Result>): Promise<Result> {
  const tx = await pool.connect();
  let broken = true;
  try {
    await tx.query('begin');
    const result = await work(tx);
    await tx.query('commit');
    broken = false;
    return result;
  } finally {
    tx.release(broken);
  }
}
