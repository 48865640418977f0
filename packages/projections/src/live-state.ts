/** What a group's live read models hold, so that a rebuild makes exactly that. */
import type { Lane } from '@tributary/bus';
import type { RecordedEvent } from '@tributary/contracts';
import type { PoolClient } from 'pg';

export interface LiveState {
  readonly generation: number;
  /** By lane: of the last event that is handled. */
  readonly checkpoints: ReadonlyMap<Lane, bigint>;
  readonly skipped: ReadonlySet<string>;
  /** Dead letters by event. */
  readonly putAside: ReadonlyMap<string, { readonly lane: Lane; readonly position: bigint }>;
}

/** The live group stands still from here to the end of the transaction: its batches hold a share of the first row. */
export async function liveState(tx: PoolClient, group: string, skippedByFact: ReadonlySet<string>): Promise<LiveState> {
  await tx.query('insert into projection (consumer_group, generation) values ($1, 1) on conflict do nothing', [group]);
  const {
    rows: [live],
  } = await tx.query<{ generation: number }>('select generation from projection where consumer_group = $1 for update', [
    group,
  ]);
  const generation = live?.generation ?? 1;
  const { rows: positions } = await tx.query<{ lane: Lane; position: string }>(
    'select organisation as lane, position from checkpoint where consumer_group = $1 and generation = $2',
    [group, generation],
  );
  const { rows: letters } = await tx.query<{ lane: Lane; position: string; event_id: string }>(
    "select lane, position, event_id from dead_letter where consumer_group = $1 and kind <> 'parked'",
    [group],
  );
  const { rows: skips } = await tx.query<{ event_id: string }>('select event_id from skip where consumer_group = $1', [
    group,
  ]);
  return {
    generation,
    checkpoints: new Map(positions.map(({ lane, position }) => [lane, BigInt(position)])),
    skipped: new Set([...skippedByFact, ...skips.map(({ event_id }) => event_id)]),
    putAside: new Map(letters.map(({ event_id, lane, position }) => [event_id, { lane, position: BigInt(position) }])),
  };
}

export function holds({ checkpoints, skipped, putAside }: LiveState, lane: Lane, event: RecordedEvent): boolean {
  return !skipped.has(event.id) && !putAside.has(event.id) && event.position <= (checkpoints.get(lane) ?? 0n);
}

export function endOf({ checkpoints }: LiveState): bigint {
  return [...checkpoints.values()].reduce((a, b) => (a > b ? a : b), 0n);
}

/** The lanes where the later state holds what the earlier did not, and after which position. */
export function changes(before: LiveState, now: LiveState): ReadonlyMap<Lane, bigint> {
  const changed = new Map<Lane, bigint>();
  for (const [lane, position] of now.checkpoints) {
    const earlier = before.checkpoints.get(lane) ?? 0n;
    if (earlier !== position) changed.set(lane, earlier);
  }
  for (const [event, { lane, position }] of before.putAside) {
    if (now.putAside.has(event)) continue;
    const first = changed.get(lane);
    changed.set(lane, first === undefined || first >= position ? position - 1n : first);
  }
  return changed;
}
