import { shipped } from '@tributary/bus';
import type { OrganisationId } from '@tributary/contracts';
import type { ServiceContext } from '@tributary/service-kit';
import { engineGroup, listGroup } from '../groups.js';
import type { ListSnapshotReader } from '../projections/list-snapshot.reader.js';
import type { Sums } from './sums.js';
import { type EngineProof, type Replay, verifyEngine } from './verify.js';

export interface Verification extends Omit<EngineProof, 'totals' | 'differences'> {
  readonly at: string;
  readonly agrees: boolean;
  readonly totals: EngineProof['totals'][number][];
  readonly differences: string[];
  readonly durationMs: number;
}

const patience = 120_000;

/** Waits until all facts of the moment it was asked are folded, their entries in the log, and these in the list. */
export async function runVerification(
  { facts, bus, pools, clock }: ServiceContext,
  list: ListSnapshotReader,
  organisation: OrganisationId,
  replay: Replay<Sums>,
): Promise<Verification> {
  const begun = performance.now();
  const cut = await facts.head();
  const passed = await bus.waitFor(engineGroup, organisation, cut, patience);
  const sent = await shipped(pools.worker, organisation, patience);
  const listed = await bus.waitFor(listGroup, organisation, await facts.head(), patience);
  const proof = await verifyEngine(facts, organisation, cut, await list.snapshot(organisation), replay);
  const stopped = [
    ...(sent ? [] : ['entries wait to be sent to the log']),
    ...(passed ? [] : ['the engine stands still at a parked event']),
    ...(listed ? [] : ['the list stands still at a parked event']),
  ];
  const differences = [...stopped, ...proof.differences];
  const result: Verification = {
    ...proof,
    totals: [...proof.totals],
    differences,
    agrees: differences.length === 0,
    at: new Date(clock.now()).toISOString(),
    durationMs: Math.round(performance.now() - begun),
  };
  await pools.worker.query(
    'insert into verification values ($1, $2, $3) on conflict (organisation, at) do update set result = excluded.result',
    [organisation, clock.now(), JSON.stringify(result)],
  );
  return result;
}
