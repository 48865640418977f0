import type { BusRegistry, PersonalData } from '@tributary/service-kit';
import {
  type Clock,
  type CommissionId,
  type ConversionId,
  type EventType,
  type NewEvent,
  newEvent,
  type OrganisationId,
  type PartnerId,
  streamName,
} from '@tributary/contracts';
import type { EventStore } from '@tributary/event-store';
import type { Conversion } from '../domain/conversion.js';
import { commissionIn, decideApproval, decideRejection, decideReopening, type Refusal } from '../domain/decide.js';
import { engineGroup } from '../groups.js';

export type DecisionKind = 'approve' | 'reject' | 'reopen';

export interface WantedDecision {
  readonly id: CommissionId;
  /** What its author saw, minor units. */
  readonly amount: bigint;
}

export interface DecisionOutcome {
  readonly decided: readonly CommissionId[];
  readonly refused: readonly { readonly id: CommissionId; readonly refusal: Refusal }[];
  readonly position: bigint | null;
}

export interface CommissionPlace {
  readonly commission: CommissionId;
  readonly conversion: ConversionId;
  readonly partner: PartnerId;
}

export interface DecisionPorts {
  readonly facts: EventStore;
  readonly clock: Clock;
  readonly bus: BusRegistry;
  readonly personal: PersonalData;
  /** Where the commissions stand; unknown ones are missing. */
  places(organisation: OrganisationId, ids: readonly CommissionId[]): Promise<CommissionPlace[]>;
  conversion(place: CommissionPlace): Promise<Conversion | undefined>;
}

/** How long a decision waits for the engine to take in the one before it. */
const patience = 2_000;
const decisionLimit = 100;

export async function decideCommissions(
  ports: DecisionPorts,
  organisation: OrganisationId,
  actor: string,
  kind: DecisionKind,
  wanted: readonly WantedDecision[],
  reason: string | null,
): Promise<DecisionOutcome> {
  const places = new Map(
    (
      await ports.places(
        organisation,
        wanted.map(({ id }) => id),
      )
    ).map((place) => [place.commission, place]),
  );
  const outcomes = await Promise.all(
    wanted.map(async (one) => {
      const place = places.get(one.id);
      const outcome = place
        ? await decideOne(ports, organisation, actor, kind, one, place, reason)
        : ('unknown-commission' as const);
      return { id: one.id, outcome };
    }),
  );
  const positions = outcomes.flatMap(({ outcome }) => (typeof outcome === 'bigint' ? outcome : []));
  return {
    decided: outcomes.flatMap(({ id, outcome }) => (typeof outcome === 'bigint' ? id : [])),
    refused: outcomes.flatMap(({ id, outcome }) => (typeof outcome === 'bigint' ? [] : { id, refusal: outcome })),
    position: positions.reduce<bigint | null>((a, b) => (a === null || b > a ? b : a), null),
  };
}

async function decideOne(
  ports: DecisionPorts,
  organisation: OrganisationId,
  actor: string,
  kind: DecisionKind,
  { amount }: WantedDecision,
  place: CommissionPlace,
  reason: string | null,
): Promise<bigint | Refusal> {
  const stream = streamName(organisation, 'decision', place.commission);
  const earlier = (await ports.facts.readStream(stream, 0, decisionLimit)).at(-1);
  if (earlier) await ports.bus.waitFor(engineGroup, organisation, earlier.position, patience);
  const commission = commissionIn(await ports.conversion(place), place.commission);
  const refusal = { approve: decideApproval, reject: decideRejection, reopen: decideReopening }[kind](
    commission,
    amount,
  );
  if (refusal) return refusal;
  const event = await decisionEvent(ports, organisation, actor, kind, amount, place, reason);
  const outcome = await ports.facts.append(stream, [event], earlier?.revision ?? 0);
  return outcome.kind === 'appended' ? outcome.position : 'amount-changed'; // somebody else decided at the same time
}

const eventTypes = {
  approve: 'CommissionApproved',
  reject: 'CommissionRejected',
  reopen: 'CommissionReopened',
} as const satisfies Record<DecisionKind, EventType>;

async function decisionEvent(
  { facts, clock, personal }: DecisionPorts,
  organisation: OrganisationId,
  actor: string,
  kind: DecisionKind,
  amount: bigint,
  place: CommissionPlace,
  reason: string | null,
): Promise<NewEvent> {
  const data = { ...place, amount: Number(amount), asOf: String(await facts.head()) };
  const sealed = reason ? await personal.seal(organisation, place.partner, { reason }) : null;
  return newEvent(eventTypes[kind], data, { actor, occurredAt: clock.now(), personal: sealed });
}
