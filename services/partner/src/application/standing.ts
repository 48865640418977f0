import { isOf, type OrganisationId } from '@tributary/contracts';
import { idOf, readPartnerStream } from './partner-stream.js';
import type { Ports } from './ports.js';

export interface StandingChanged {
  readonly change: 'suspended' | 'reinstated' | 'terminated';
  readonly at: number;
  readonly reason: string | null;
}

const changes = {
  PartnerSuspended: 'suspended',
  PartnerReinstated: 'reinstated',
  PartnerTerminated: 'terminated',
} as const;

/** When a partner was suspended, reinstated or terminated, and why; the latest first. Undefined for an unknown one. */
export async function standingOf(
  { facts, personal }: Ports,
  organisation: OrganisationId,
  reference: string,
): Promise<StandingChanged[] | undefined> {
  const events = await readPartnerStream(facts, organisation, idOf(organisation, reference));
  if (events.length === 0) return undefined;
  const turns = events.filter((event) => isOf(event, 'PartnerSuspended', 'PartnerReinstated', 'PartnerTerminated'));
  const opened = await personal.openAll(
    organisation,
    turns.map((turn) => turn.personal),
  );
  return turns
    .map((turn, n) => ({ change: changes[turn.type], at: turn.occurredAt, reason: opened[n]?.['reason'] ?? null }))
    .reverse();
}
