import type { BusRegistry, PersonalData } from '@tributary/service-kit';
import {
  type Clock,
  type CommissionId,
  type ConversionId,
  type EventData,
  type EventType,
  type NewEvent,
  newEvent,
  type OrganisationId,
  type PartnerId,
  streamName,
} from '@tributary/contracts';
import type { EventStore } from '@tributary/event-store';
import { type Decided, decide, type DecisionKind, type Refusal } from '../domain/decide.js';
import { engineGroup } from '../groups.js';

export interface WantedDecision {
  readonly id: CommissionId;
  /** What its author saw, minor units. */
  readonly amount: bigint;
  /** Of a correction: the amount from now on. */
  readonly corrected?: bigint;
}

export interface Saying {
  readonly reason: string | null;
  /** Of a rejection: the customer earns nothing more. */
  readonly fraud?: boolean;
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
  /** As it is now; undefined where there is no such commission. */
  decided(organisation: OrganisationId, place: CommissionPlace): Promise<Decided | undefined>;
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
  saying: Saying,
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
        ? await decideOne(ports, organisation, actor, kind, one, place, saying)
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
  wanted: WantedDecision,
  place: CommissionPlace,
  saying: Saying,
): Promise<bigint | Refusal> {
  const stream = streamName(organisation, 'decision', place.commission);
  const earlier = (await ports.facts.readStream(stream, 0, decisionLimit)).at(-1);
  if (earlier) await ports.bus.waitFor(engineGroup, organisation, earlier.position, patience);
  const refusal = decide(kind, await ports.decided(organisation, place), wanted);
  if (refusal) return refusal;
  const event = await decisionEvent(ports, organisation, actor, kind, wanted, place, saying);
  const outcome = await ports.facts.append(stream, [event], earlier?.revision ?? 0);
  return outcome.kind === 'appended' ? outcome.position : 'amount-changed'; // somebody else decided at the same time
}

const eventTypes = {
  approve: 'CommissionApproved',
  withdraw: 'ApprovalWithdrawn',
  reject: 'CommissionRejected',
  reopen: 'CommissionReopened',
  release: 'CommissionReleased',
  correct: 'CommissionCorrected',
} as const satisfies Record<DecisionKind, EventType>;

async function decisionEvent(
  { facts, clock, personal }: DecisionPorts,
  organisation: OrganisationId,
  actor: string,
  kind: DecisionKind,
  { amount: seen, corrected }: WantedDecision,
  place: CommissionPlace,
  { reason, fraud }: Saying,
): Promise<NewEvent> {
  const amounts = kind === 'correct' ? { amount: Number(corrected), seen: Number(seen) } : { amount: Number(seen) };
  const isFraud = kind === 'reject' && fraud === true;
  const data = { ...place, ...amounts, asOf: String(await facts.head()), ...(isFraud && { fraud: true as const }) };
  const sealed = reason ? await personal.seal(organisation, place.partner, { reason }) : null;
  return newEvent(eventTypes[kind], data as EventData[(typeof eventTypes)[DecisionKind]], {
    actor,
    occurredAt: clock.now(),
    personal: sealed,
  });
}
