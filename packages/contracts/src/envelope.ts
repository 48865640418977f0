import type { EventData, EventType } from './events.js';
import { versions } from './events.js';
import { newId, type EventId, type OrganisationId, type StreamName } from './ids.js';

/** What a caller appends. Moments are milliseconds since 1970, UTC. */
export interface NewEvent {
  /** UUIDv7; UUIDv5 where derived. */
  readonly id: EventId;
  readonly type: string;
  /** Version of the type's schema, from 1. */
  readonly version: number;
  /** Who did it: an account, an API key, or the name of a consumer group. */
  readonly actor: string;
  readonly correlation: EventId;
  readonly causation: EventId | null;
  readonly occurredAt: number;
  readonly data: object;
  /** Names, addresses and free text, sealed under a key per person. */
  readonly personal: SealedPersonal | null;
}

/** AES-256-GCM under the key of `person`; everything else base64url. */
export interface SealedPersonal {
  readonly person: string;
  readonly nonce: string;
  readonly sealed: string;
}

export interface RecordedEvent extends NewEvent {
  readonly stream: StreamName;
  /** The n-th event of its stream, from 1. */
  readonly revision: number;
  /** Where it stands in its log. Positions increase; they need not be dense. */
  readonly position: bigint;
  readonly organisation: OrganisationId;
  readonly recordedAt: number;
}

/** A recorded event whose type is known. */
export type RecordedOf<Type extends EventType> = RecordedEvent & {
  readonly type: Type;
  readonly data: EventData[Type];
};

export function isOf<Type extends EventType>(
  event: RecordedEvent,
  ...types: readonly Type[]
): event is RecordedOf<Type> {
  return (types as readonly string[]).includes(event.type);
}

export interface EventOptions {
  readonly actor: string;
  readonly occurredAt: number;
  readonly id?: EventId;
  readonly correlation?: EventId;
  readonly causation?: EventId | null;
  readonly personal?: SealedPersonal | null;
}

export function newEvent<Type extends EventType>(type: Type, data: EventData[Type], options: EventOptions): NewEvent {
  const id = options.id ?? newId<EventId>();
  return {
    id,
    type,
    version: versions[type],
    actor: options.actor,
    correlation: options.correlation ?? id,
    causation: options.causation ?? null,
    occurredAt: options.occurredAt,
    data,
    personal: options.personal ?? null,
  };
}
