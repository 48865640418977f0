/**
 * Appends over one call that stays open: the server takes them in the order they are sent and answers each by itself.
 *
 * The client's own batched append keeps the answers of all clients of a process in one table, which a dropped connection
 * of one of them empties; the others' answers then throw where nobody can catch it. So the call is made here.
 */
import { randomUUID } from 'node:crypto';
import services from '@eventstore/db-client/generated/streams_grpc_pb.js';
import shared from '@eventstore/db-client/generated/shared_pb.js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import type { BatchAppendReq, BatchAppendResp } from '@eventstore/db-client/generated/streams_pb.js';
import type { ClientDuplexStream } from '@grpc/grpc-js';
import empties from 'google-protobuf/google/protobuf/empty_pb.js';
import { type Connection, methodsOf } from './connection.js';
import type { StoredForm } from './envelope.js';
import { unavailable } from './transient.js';

export type Answer =
  | { readonly kind: 'written'; readonly position: bigint | null }
  /** The revision of the stream's last event, from 0; -1 where there is no stream. */
  | { readonly kind: 'wrong expected version'; readonly current: number };

export type SendAppend = (stream: string, events: readonly StoredForm[], expected: number) => Promise<Answer>;

type Call = ClientDuplexStream<BatchAppendReq, BatchAppendResp>;

interface Waiting {
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: unknown) => void;
}

/** A server that drops a write, as it does with one it is still replicating, says nothing. */
const patience = 10_000;

/** -1, which the server answers where it does not know, and whatever else is no position. */
const unknownPosition = 2n ** 63n;

interface OpenCall {
  readonly call: Call;
  readonly waiting: Map<string, Waiting>;
  /** Why nothing more can be sent; null while it can. */
  failure: unknown;
}

export function appendCall(connection: Connection): SendAppend {
  let current: Promise<OpenCall> | null = null;

  const usable = async (): Promise<OpenCall> => {
    current ??= openCall(connection);
    const opening = current;
    const opened = await opening.catch((failure: unknown) => ({ failure }) as OpenCall);
    if (!opened.failure) return opened;
    if (current === opening) current = null;
    throw opened.failure;
  };

  return async (stream, events, expected) => {
    const { call, waiting } = await usable();
    const correlation = randomUUID();
    return new Promise<Answer>((resolve, reject) => {
      const timer = setTimeout(() => {
        waiting.delete(correlation);
        reject(unavailable('EventStoreDB has not answered an append'));
      }, patience);
      const done = <Value>(settle: (value: Value) => void) => {
        return (value: Value) => {
          clearTimeout(timer);
          settle(value);
        };
      };
      waiting.set(correlation, { resolve: done(resolve), reject: done(reject) });
      call.write(request(correlation, stream, events, expected));
    });
  };
}

async function openCall(connection: Connection): Promise<OpenCall> {
  const methods = methodsOf(connection);
  const call = await methods.GRPCStreamCreator(services.StreamsClient, 'batchAppend', (client) =>
    client.batchAppend(...methods.callArguments({ requiresLeader: true }, { deadline: Number.POSITIVE_INFINITY })),
  )();
  const opened: OpenCall = { call, waiting: new Map(), failure: null };
  const end = (error?: unknown) => {
    opened.failure ??= error ?? unavailable('EventStoreDB ended the call for appends');
    for (const { reject } of opened.waiting.values()) reject(opened.failure);
    opened.waiting.clear();
  };
  call.on('error', end).on('end', end).on('close', end);
  call.on('data', (response: BatchAppendResp) => settle(opened.waiting, response));
  return opened;
}

function settle(waiting: Map<string, Waiting>, response: BatchAppendResp): void {
  const correlation = response.getCorrelationId()?.getString() ?? '';
  const append = waiting.get(correlation);
  waiting.delete(correlation);
  if (!append) return; // it came too late
  try {
    append.resolve(answerOf(response));
  } catch (error) {
    append.reject(error);
  }
}

function answerOf(response: BatchAppendResp): Answer {
  const error = response.getError();
  if (!error) {
    const position = BigInt(response.getSuccess()?.getPosition()?.getCommitPosition() ?? unknownPosition);
    return { kind: 'written', position: position < unknownPosition ? position : null };
  }
  const details = error.getDetails();
  const type = details?.getTypeName().split('.').at(-1);
  if (type === 'WrongExpectedVersion' && details) {
    const wrong = shared.WrongExpectedVersion.deserializeBinary(details.getValue_asU8());
    const current = wrong.hasCurrentStreamRevision() ? Number(wrong.getCurrentStreamRevision()) : -1;
    return { kind: 'wrong expected version', current };
  }
  const message = `EventStoreDB refused an append: ${error.getMessage() || type}`;
  throw type === 'Timeout' || /^Server Is/.test(error.getMessage()) ? unavailable(message) : new Error(message);
}

function request(correlation: string, stream: string, events: readonly StoredForm[], expected: number): BatchAppendReq {
  const options = new streams.BatchAppendReq.Options().setStreamIdentifier(
    new shared.StreamIdentifier().setStreamName(Buffer.from(stream)),
  );
  if (expected < 0) options.setNoStream(new empties.Empty());
  else options.setStreamPosition(String(expected));
  return new streams.BatchAppendReq()
    .setCorrelationId(new shared.UUID().setString(correlation))
    .setOptions(options)
    .setProposedMessagesList(events.map(proposed))
    .setIsFinal(true);
}

function proposed({ id, type, data, metadata }: StoredForm): BatchAppendReq.ProposedMessage {
  const message = new streams.BatchAppendReq.ProposedMessage()
    .setId(new shared.UUID().setString(id))
    .setData(Buffer.from(JSON.stringify(data)))
    .setCustomMetadata(Buffer.from(JSON.stringify(metadata)));
  message.getMetadataMap().set('type', type).set('content-type', 'application/json');
  return message;
}
