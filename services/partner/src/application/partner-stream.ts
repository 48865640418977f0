import {
  type NewEvent,
  type OrganisationId,
  type PartnerId,
  partnerId,
  type RecordedEvent,
  streamName,
} from '@tributary/contracts';
import type { EventStore } from '@tributary/event-store';
import { evolvePartner, type Partner } from '../domain/partner.js';
import { type Refusal, refuse } from '../domain/refusal.js';

const attempts = 5;
const streamLimit = 1_000;
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** By id or code. */
export const idOf = (organisation: OrganisationId, reference: string): PartnerId =>
  uuid.test(reference) ? (reference as PartnerId) : partnerId(organisation, reference);

export function readPartnerStream(
  facts: EventStore,
  organisation: OrganisationId,
  id: PartnerId,
): Promise<RecordedEvent[]> {
  return facts.readStream(streamName(organisation, 'partner', id), 0, streamLimit);
}

/** As its own stream has it; whether it has joined stands elsewhere. */
export async function loadPartner(
  facts: EventStore,
  organisation: OrganisationId,
  reference: string,
): Promise<Partner | undefined> {
  const events = await readPartnerStream(facts, organisation, idOf(organisation, reference));
  return events.reduce<Partner | undefined>(evolvePartner, undefined);
}

export interface Changed {
  readonly partner: Partner;
  readonly position: bigint | null;
}

/** Loads, decides and appends, again when somebody else was faster. Null: nothing is left to change. */
export async function changePartner(
  facts: EventStore,
  organisation: OrganisationId,
  reference: string,
  decide: (partner: Partner) => NewEvent | null | Refusal | Promise<NewEvent | null | Refusal>,
): Promise<Changed | Refusal> {
  const id = idOf(organisation, reference);
  const stream = streamName(organisation, 'partner', id);
  for (let attempt = 1; attempt <= attempts; attempt++) {
    const events = await readPartnerStream(facts, organisation, id);
    const partner = events.reduce<Partner | undefined>(evolvePartner, undefined);
    if (!partner) return refuse('unknown-partner', `There is no partner ${reference}.`);
    const decided = await decide(partner);
    if (decided === null) return { partner, position: null };
    if ('kind' in decided) return decided;
    const outcome = await facts.append(stream, [decided], events.length);
    if (outcome.kind === 'appended') {
      const recorded: RecordedEvent = {
        ...decided,
        stream,
        organisation,
        revision: events.length + 1,
        position: outcome.position,
        recordedAt: decided.occurredAt,
      };
      return { partner: evolvePartner(partner, recorded) ?? partner, position: outcome.position };
    }
    if (outcome.kind === 'refused') return refuse('unstorable-text', 'A text holds characters that cannot be stored.');
  }
  return refuse('changed-meanwhile', 'Somebody else changes this partner at the same time. Try again.');
}
