/** What a group's live read models hold, so that a rebuild makes exactly that. */
import type { OrganisationId, RecordedEvent } from '@tributary/contracts';
import type { PoolClient } from 'pg';

export interface LiveState {
  readonly generation: number;
  /** Up to here everything is handled, except what is parked. */
  readonly reached: bigint;
  readonly checkpoints: ReadonlyMap<OrganisationId, bigint>;
  readonly parked: ReadonlySet<OrganisationId>;
  readonly skipped: ReadonlySet<string>;
  /** Dead letters by event. */
  readonly putAside: ReadonlyMap<string, bigint>;
}

/** The live group stands still from here to the end of the transaction: its batches hold a share of the first row. */
export async function liveState(tx: PoolClient, group: string, skippedByFact: ReadonlySet<string>): Promise<LiveState> {
  await tx.query('insert into projection (consumer_group, generation) values ($1, 1) on conflict do nothing', [group]);
  const {
    rows: [live],
  } = await tx.query<{ generation: number; position: string }>(
    'select generation, position from projection where consumer_group = $1 for update',
    [group],
  );
  const generation = live?.generation ?? 1;
  const { rows: positions } = await tx.query<{ organisation: OrganisationId; position: string }>(
    'select organisation, position from checkpoint where consumer_group = $1 and generation = $2',
    [group, generation],
  );
  const { rows: letters } = await tx.query<{
    kind: string;
    organisation: OrganisationId;
    position: string;
    event_id: string;
  }>('select kind, organisation, position, event_id from dead_letter where consumer_group = $1', [group]);
  const { rows: skips } = await tx.query<{ event_id: string }>('select event_id from skip where consumer_group = $1', [
    group,
  ]);
  const checkpoints = new Map(positions.map(({ organisation, position }) => [organisation, BigInt(position)]));
  return {
    generation,
    checkpoints,
    reached: [...checkpoints.values()].reduce((a, b) => (a > b ? a : b), BigInt(live?.position ?? 0)),
    parked: new Set(letters.filter(({ kind }) => kind === 'parked').map(({ organisation }) => organisation)),
    skipped: new Set([...skippedByFact, ...skips.map(({ event_id }) => event_id)]),
    putAside: new Map(
      letters.filter(({ kind }) => kind !== 'parked').map(({ event_id, position }) => [event_id, BigInt(position)]),
    ),
  };
}

export function holds({ reached, checkpoints, parked, skipped, putAside }: LiveState, event: RecordedEvent): boolean {
  if (skipped.has(event.id) || putAside.has(event.id)) return false;
  return event.position <= (parked.has(event.organisation) ? (checkpoints.get(event.organisation) ?? 0n) : reached);
}

/** From where on the later state may hold what the earlier did not. */
export function firstChange(before: LiveState, now: LiveState): bigint {
  const caughtUp = [...before.parked]
    .map((organisation) => [before.checkpoints.get(organisation) ?? 0n, organisation] as const)
    .filter(
      ([position, organisation]) =>
        !now.parked.has(organisation) || position !== (now.checkpoints.get(organisation) ?? 0n),
    )
    .map(([position]) => position);
  const replayed = [...before.putAside]
    .filter(([event]) => !now.putAside.has(event))
    .map(([, position]) => position - 1n);
  return [...caughtUp, ...replayed].reduce((a, b) => (a < b ? a : b), before.reached);
}
