import { shipped } from '@tributary/bus';
import type { OrganisationId } from '@tributary/contracts';
import type { ServiceContext } from '@tributary/service-kit';
import { engineGroup, listGroup } from '../groups.js';
import type { ListSnapshotReader } from '../projections/list-snapshot.reader.js';
import type { Sums } from './sums.js';
import { type EngineProof, type Replay, type Tell, verifyEngine } from './verify.js';

export interface Verification extends Omit<EngineProof, 'totals' | 'differences'> {
  readonly at: string;
  readonly agrees: boolean;
  readonly totals: EngineProof['totals'][number][];
  readonly differences: string[];
  readonly durationMs: number;
}

export interface VerificationParts {
  readonly list: ListSnapshotReader;
  replay(): Replay<Sums> & { close(): Promise<void> };
}

const patience = 120_000;

/** Waits until all facts of the moment it was asked are folded, their entries in the log, and these in the list. */
export async function runVerification(
  { facts, bus, pools, clock }: ServiceContext,
  { list, replay: newReplay }: VerificationParts,
  organisation: OrganisationId,
  tell: Tell,
): Promise<Verification> {
  const begun = performance.now();
  const cut = await facts.head();
  const passed = await bus.waitFor(engineGroup, organisation, cut, patience);
  const sent = await shipped(pools.worker, organisation, patience);
  const listed = await bus.waitFor(listGroup, organisation, await facts.head(), patience);
  const snapshot = await list.snapshot(organisation);
  const replay = newReplay();
  const proof = await verifyEngine(facts, organisation, cut, snapshot, replay, tell).finally(() => replay.close());
  const stopped = [
    ...(sent ? [] : ['entries wait to be sent to the log']),
    ...(passed ? [] : ['the engine stands still at a parked event']),
    ...(listed ? [] : ['the list stands still at a parked event']),
  ];
  const differences = [...stopped, ...proof.differences];
  return {
    ...proof,
    totals: [...proof.totals],
    differences,
    agrees: differences.length === 0,
    at: new Date(clock.now()).toISOString(),
    durationMs: Math.round(performance.now() - begun),
  };
}
