/**
 * An envelope as EventStoreDB keeps it: id, type and data in their own places, everything else as metadata that a
 * person can read in the server's pages. Streams lead with the name of their log, `fact:acme.conversion-…`.
 */
import type { ReadResp } from '@eventstore/db-client/generated/streams_pb.js';
import {
  type EventId,
  type NewEvent,
  organisationOf,
  type RecordedEvent,
  type SealedPersonal,
  type StreamName,
} from '@tributary/contracts';

/** When and where a writer was: no event up to `observed` was recorded later than `recordedAt`. */
export interface Stamp {
  readonly recordedAt: number;
  readonly observed: bigint;
}

/** An event whose `recordedAt` is still its writer's stamp. */
export interface Stamped {
  readonly event: RecordedEvent;
  readonly observed: bigint;
}

type Metadata = {
  readonly version: number;
  readonly organisation: string;
  readonly actor: string;
  readonly $correlationId: string;
  readonly $causationId?: string;
  readonly occurredAt: string;
  readonly recordedAt: string;
  readonly observed: string;
  readonly personal?: SealedPersonal;
};

export interface StoredForm {
  readonly id: string;
  readonly type: string;
  readonly data: object;
  readonly metadata: object;
}

export function toStoredForm(stream: StreamName, event: NewEvent, { recordedAt, observed }: Stamp): StoredForm {
  const metadata: Metadata = {
    version: event.version,
    organisation: organisationOf(stream),
    actor: event.actor,
    $correlationId: event.correlation,
    ...(event.causation && { $causationId: event.causation }),
    occurredAt: new Date(event.occurredAt).toISOString(),
    recordedAt: new Date(recordedAt).toISOString(),
    observed: String(observed),
    ...(event.personal && { personal: event.personal }),
  };
  return { id: event.id, type: event.type, data: event.data, metadata };
}

/** Undefined for a checkpoint and the like, and for the server's own events, whose types begin with `$`. */
export function fromResponse(response: ReadResp, prefix: string): Stamped | undefined {
  const record = response.getEvent()?.getEvent();
  if (!record) return undefined;
  const type = record.getMetadataMap().get('type') ?? '';
  const name = Buffer.from(record.getStreamIdentifier()?.getStreamName_asU8() ?? []).toString();
  if (type.startsWith('$') || !name.startsWith(prefix)) return undefined;
  const position = BigInt(record.getCommitPosition());
  const metadata = parse(record.getCustomMetadata_asU8()) as Metadata | undefined;
  if (!metadata?.observed) throw new Error(`The event at ${position} in ${name} was not written by Tributary`);
  const stream = name.slice(prefix.length) as StreamName;
  return {
    observed: BigInt(metadata.observed),
    event: {
      position,
      stream,
      revision: Number(record.getStreamRevision()) + 1,
      id: record.getId()?.getString() as EventId,
      organisation: organisationOf(stream),
      type,
      version: metadata.version,
      actor: metadata.actor,
      correlation: metadata.$correlationId as EventId,
      causation: (metadata.$causationId ?? null) as EventId | null,
      occurredAt: Date.parse(metadata.occurredAt),
      recordedAt: Date.parse(metadata.recordedAt),
      data: parse(record.getData_asU8()) as object,
      personal: metadata.personal ?? null,
    },
  };
}

function parse(bytes: Uint8Array): unknown {
  return bytes.length === 0 ? undefined : JSON.parse(Buffer.from(bytes).toString());
}
