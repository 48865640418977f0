/**
 * Reads of EventStoreDB: of a stream, or of $all through a filter, as a page or as a subscription.
 *
 * The client leads to the node to talk to and opens its channels again; its own `readAll` takes no filter, so the
 * requests are made here with its generated messages.
 */
import type { Readable } from 'node:stream';
import type { CallOptions, Metadata } from '@grpc/grpc-js';
import { EventStoreDBClient } from '@eventstore/db-client';
import shared from '@eventstore/db-client/generated/shared_pb.js';
import services from '@eventstore/db-client/generated/streams_grpc_pb.js';
import type { StreamsClient } from '@eventstore/db-client/generated/streams_grpc_pb.js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import type { ReadReq, ReadResp } from '@eventstore/db-client/generated/streams_pb.js';

export type Connection = EventStoreDBClient;

/** Members of the client that are meant for its own methods, which these are. */
export interface ClientMethods {
  GRPCStreamCreator<Stream extends Readable>(
    service: unknown,
    name: string,
    create: (client: StreamsClient) => Stream,
  ): () => Promise<Stream>;
  callArguments(options: { requiresLeader: boolean }, call: CallOptions): [Metadata, CallOptions];
}

export type ResponseStream = Readable & { cancel(): void };

/** `prefixes` of the names of streams, or of event types. */
export interface ServerFilter {
  readonly on: 'stream' | 'type';
  readonly prefixes: readonly string[];
}

export type ReadRequest =
  | { readonly stream: string; readonly from: bigint; readonly count: number }
  | {
      readonly filter: ServerFilter;
      /** Inclusive for a page, exclusive for a subscription. */
      readonly from: bigint | 'start' | 'end';
      readonly direction?: 'forwards' | 'backwards';
      /** Without it a subscription. */
      readonly count?: number;
    };

const pageDeadline = 60_000;
/** Events that the server looks at for one of its own pages; its default of 32 makes sparse reads slow. */
const searchWindow = 1_000;

export function connect(url: string): Connection {
  return EventStoreDBClient.connectionString(url);
}

export async function openRead(connection: Connection, request: ReadRequest): Promise<ResponseStream> {
  const methods = methodsOf(connection);
  const subscribes = !('stream' in request) && request.count === undefined;
  const open = methods.GRPCStreamCreator(services.StreamsClient, 'read', (client) =>
    client.read(
      readRequest(request),
      ...methods.callArguments(
        { requiresLeader: true },
        { deadline: subscribes ? Number.POSITIVE_INFINITY : Date.now() + pageDeadline },
      ),
    ),
  );
  return (await open()) as ResponseStream;
}

export async function readPage(connection: Connection, request: ReadRequest): Promise<ReadResp[]> {
  const stream = await openRead(connection, request);
  const page: ReadResp[] = [];
  for await (const response of stream) page.push(response as ReadResp);
  return page;
}

export function methodsOf(client: Connection): ClientMethods {
  return client as unknown as ClientMethods;
}

const empty = () => new shared.Empty();

function readRequest(request: ReadRequest): ReadReq {
  const options = new streams.ReadReq.Options();
  options.setUuidOption(new streams.ReadReq.Options.UUIDOption().setString(empty()));
  options.setReadDirection(0);
  if ('stream' in request) {
    const identifier = new shared.StreamIdentifier();
    identifier.setStreamName(Buffer.from(request.stream));
    options.setStream(
      new streams.ReadReq.Options.StreamOptions().setStreamIdentifier(identifier).setRevision(String(request.from)),
    );
    options.setNoFilter(empty());
    options.setCount(String(request.count));
  } else {
    options.setAll(startOf(request.from));
    options.setFilter(filterOf(request.filter));
    if (request.direction === 'backwards') options.setReadDirection(1);
    if (request.count === undefined) options.setSubscription(new streams.ReadReq.Options.SubscriptionOptions());
    else options.setCount(String(request.count));
  }
  return new streams.ReadReq().setOptions(options);
}

function startOf(from: bigint | 'start' | 'end') {
  const all = new streams.ReadReq.Options.AllOptions();
  if (from === 'start') return all.setStart(empty());
  if (from === 'end') return all.setEnd(empty());
  return all.setPosition(
    new streams.ReadReq.Options.Position().setCommitPosition(String(from)).setPreparePosition(String(from)),
  );
}

function filterOf({ on, prefixes }: ServerFilter) {
  const filter = new streams.ReadReq.Options.FilterOptions();
  const expression = new streams.ReadReq.Options.FilterOptions.Expression().setPrefixList([...prefixes]);
  if (on === 'stream') filter.setStreamIdentifier(expression);
  else filter.setEventType(expression);
  return filter.setMax(searchWindow).setCheckpointintervalmultiplier(1);
}
