/**
 * Events as Kafka messages: the key is the lane; the value a CloudEvent in JSON, so that ordinary tools can show it; the
 * headers what tools filter by. `position` orders the log, `previous` is that of the message before it in its partition.
 */
import type { EventId, OrganisationId, RecordedEvent, SealedPersonal, StreamName } from '@tributary/contracts';
import type { IHeaders, KafkaMessage, Message } from 'kafkajs';
import type { Lane } from '../lanes.js';

/** Says that everything up to `position` has been published, where a partition's own last message is older. */
const watermark = 'tributary.watermark';

interface CloudEvent {
  readonly specversion: '1.0';
  readonly id: string;
  readonly source: string;
  readonly type: string;
  readonly subject: string;
  readonly time: string;
  readonly datacontenttype: 'application/json';
  readonly position: string;
  readonly revision: number;
  readonly dataversion: number;
  readonly organisation: string;
  readonly actor: string;
  readonly correlation: string;
  readonly causation?: string;
  readonly recordedtime: string;
  /** person:nonce:sealed */
  readonly personal?: string;
  readonly data: object;
}

export interface Place {
  readonly position: bigint;
  /** Of the partition's message before this one. */
  readonly previous: bigint;
}

/** Nobody of ours has written it, or something has changed it. */
export class UnreadableMessage extends Error {}

export function messageOf(event: RecordedEvent, lane: Lane, partition: number, previous: bigint): Message {
  const { organisation, position, causation, personal } = event;
  const value: CloudEvent = {
    specversion: '1.0',
    id: event.id,
    source: `/tributary/${organisation}`,
    type: event.type,
    subject: event.stream,
    time: new Date(event.occurredAt).toISOString(),
    datacontenttype: 'application/json',
    position: String(position),
    revision: event.revision,
    dataversion: event.version,
    organisation,
    actor: event.actor,
    correlation: event.correlation,
    ...(causation && { causation }),
    recordedtime: new Date(event.recordedAt).toISOString(),
    ...(personal && { personal: `${personal.person}:${personal.nonce}:${personal.sealed}` }),
    data: event.data,
  };
  return {
    partition,
    key: lane,
    value: JSON.stringify(value),
    headers: {
      'content-type': 'application/cloudevents+json',
      ce_id: event.id,
      ce_type: event.type,
      ce_source: value.source,
      ce_specversion: '1.0',
      ce_position: value.position,
      ce_previous: String(previous),
    },
  };
}

export function watermarkOf(position: bigint, partition: number, previous: bigint): Message {
  return {
    partition,
    key: null,
    value: null,
    headers: { ce_type: watermark, ce_position: String(position), ce_previous: String(previous) },
  };
}

export function placeOf({ headers }: KafkaMessage): Place {
  return { position: positionIn(headers, 'ce_position'), previous: positionIn(headers, 'ce_previous') };
}

export interface Received extends Place {
  /** Null for a watermark. */
  readonly event: RecordedEvent | null;
}

/** Null for what has been passed. */
export function received(message: KafkaMessage, passed: bigint): Received | null {
  const place = placeOf(message);
  return place.position > passed ? { ...place, event: eventOf(message) } : null;
}

/** Null for a watermark. */
export function eventOf(message: KafkaMessage): RecordedEvent | null {
  const { value } = message;
  if (!value) return null;
  const read = parsed(value);
  const { position } = placeOf(message);
  if (read.position !== String(position)) throw new UnreadableMessage('Header and value name different positions');
  return {
    id: read.id as EventId,
    stream: read.subject as StreamName,
    revision: read.revision,
    position,
    type: read.type,
    version: read.dataversion,
    organisation: read.organisation as OrganisationId,
    actor: read.actor,
    correlation: read.correlation as EventId,
    causation: (read.causation as EventId | undefined) ?? null,
    occurredAt: Date.parse(read.time),
    recordedAt: Date.parse(read.recordedtime),
    data: read.data,
    personal: personalOf(read.personal),
  };
}

function parsed(value: Buffer): CloudEvent {
  try {
    return JSON.parse(value.toString()) as CloudEvent;
  } catch (error) {
    throw new UnreadableMessage(String(error));
  }
}

function positionIn(headers: IHeaders | undefined, name: string): bigint {
  const text = String(headers?.[name]);
  if (!/^\d{1,19}$/.test(text)) throw new UnreadableMessage(`The header ${name} is no position`);
  return BigInt(text);
}

function personalOf(text: string | undefined): SealedPersonal | null {
  if (text === undefined) return null;
  const [person = '', nonce = '', sealed = ''] = text.split(':');
  return { person, nonce, sealed };
}
