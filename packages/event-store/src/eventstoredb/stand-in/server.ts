/**
 * An EventStoreDB for tests, in memory: the part of its protocol that the adapter uses, spoken with the client's own
 * service definitions. It is as strict as the server where the adapter could be careless: a read from a position at
 * which no event begins fails, ids are UUIDs, and a repeated append is told by its ids.
 */
import { once } from 'node:events';
import services from '@eventstore/db-client/generated/streams_grpc_pb.js';
import type { BatchAppendReq, BatchAppendResp, ReadReq, ReadResp } from '@eventstore/db-client/generated/streams_pb.js';
import { Server, ServerCredentials, type ServerDuplexStream, type ServerWritableStream, status } from '@grpc/grpc-js';
import { MemoryLog, type StoredEvent, systemEvent } from './memory-log.js';
import * as messages from './messages.js';

type AppendCall = ServerDuplexStream<BatchAppendReq, BatchAppendResp>;
type ReadCall = ServerWritableStream<ReadReq, ReadResp>;

export interface StandIn {
  readonly url: string;
  readonly address: string;
  readonly log: MemoryLog;
  /** Runs before each append is written, when its request is complete. */
  beforeAppend: () => Promise<void>;
  /** Writes the next append, and drops the connection instead of answering. */
  loseNextAnswer(): void;
  /** Drops every connection and takes none. */
  stop(): void;
  /** Listens again where it did, with what it kept. */
  start(): Promise<void>;
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const maxAppendSize = 1024 * 1024;
const checkpointInterval = 32;
/** Every so often the server writes something of its own. */
const systemInterval = 7;

export async function startStandIn(): Promise<StandIn> {
  const log = new MemoryLog();
  let server: Server | null = null;
  let port = 0;
  let losesAnswer = false;
  let appends = 0;

  const append = (call: AppendCall): void => {
    const incomplete = new Map<string, BatchAppendReq>();
    let before = Promise.resolve();
    const answerTo = async (request: BatchAppendReq): Promise<void> => {
      await standIn.beforeAppend();
      if (call.cancelled) return;
      const answer = write(request);
      if (losesAnswer) {
        losesAnswer = false;
        call.emit('error', { code: status.UNAVAILABLE, details: 'Connection dropped' });
        return;
      }
      call.write(answer.setCorrelationId(request.getCorrelationId()));
    };
    call.on('data', (request: BatchAppendReq) => {
      const id = request.getCorrelationId()?.getString() ?? '';
      const whole = incomplete.get(id) ?? request;
      if (whole !== request)
        for (const message of request.getProposedMessagesList()) whole.addProposedMessages(message);
      incomplete.set(id, whole);
      if (!request.getIsFinal()) return;
      incomplete.delete(id);
      before = before.then(() => answerTo(whole));
    });
    call.on('end', () => call.end());
  };

  const write = (request: BatchAppendReq): BatchAppendResp => {
    const options = request.getOptions();
    const events = request.getProposedMessagesList().map(messages.proposedEvent);
    const size = events.reduce((sum, { data, metadata }) => sum + data.length + metadata.length, 0);
    if (!options || !events.every(({ id }) => uuid.test(id)))
      return messages.refusal('BadRequest', new Uint8Array(), 'Bad request');
    if (size > maxAppendSize) return messages.refusal('MaximumAppendSizeExceeded', new Uint8Array());
    if (++appends % systemInterval === 0) log.write(`$stats-${appends}`, [systemEvent('$statsCollected')], -1);
    return messages.answerTo(
      log.write(messages.nameOf(options.getStreamIdentifier()), events, messages.expectedRevision(options)),
    );
  };

  const standIn: StandIn = {
    get url() {
      return `esdb://127.0.0.1:${port}?tls=false`;
    },
    get address() {
      return `127.0.0.1:${port}`;
    },
    log,
    beforeAppend: async () => {},
    loseNextAnswer: () => {
      losesAnswer = true;
    },
    stop: () => server?.forceShutdown(),
    start: async () => {
      const next = new Server();
      next.addService(services.StreamsService as never, {
        batchAppend: append,
        read: (call: ReadCall) => read(log, call),
      });
      port = await new Promise<number>((resolve, reject) =>
        next.bindAsync(`127.0.0.1:${port}`, ServerCredentials.createInsecure(), (error, bound) =>
          error ? reject(error) : resolve(bound),
        ),
      );
      server = next;
    },
  };
  await standIn.start();
  return standIn;
}

function read(log: MemoryLog, call: ReadCall): void {
  const options = call.request.getOptions();
  if (!options) {
    fail(call, 'No options');
  } else if (options.hasStream()) {
    readStream(log, call, options);
  } else {
    readLog(log, call, options);
  }
}

function readLog(log: MemoryLog, call: ReadCall, options: ReadReq.Options): void {
  const accepts = messages.filterOf(options);
  const position = options.getAll()?.getPosition();
  const found = position ? log.indexOf(BigInt(position.getCommitPosition())) : 0;
  if (found === undefined) {
    fail(call, `No record begins at ${position?.getCommitPosition()}`);
    return;
  }
  const index = found < 0 ? log.all.length : found;
  if (options.hasSubscription()) {
    void follow(log, call, position ? index + 1 : 0, accepts);
    return;
  }
  const backwards = Number(options.getReadDirection()) === 1;
  const start = backwards ? (options.getAll()?.hasEnd() ? log.all.length : index) - 1 : index;
  send(call, firstOf(log, start, backwards ? -1 : 1, accepts, Number(options.getCount())));
}

function firstOf(
  log: MemoryLog,
  start: number,
  step: 1 | -1,
  accepts: (event: StoredEvent) => boolean,
  count: number,
): StoredEvent[] {
  const found: StoredEvent[] = [];
  for (let n = start; found.length < count; n += step) {
    const event = log.all[n];
    if (!event) break;
    if (accepts(event)) found.push(event);
  }
  return found;
}

function readStream(log: MemoryLog, call: ReadCall, options: ReadReq.Options): void {
  const name = messages.nameOf(options.getStream()?.getStreamIdentifier());
  const stream = log.stream(name);
  if (!stream) {
    call.write(messages.streamNotFound(name));
    call.end();
    return;
  }
  const from = Number(options.getStream()?.getRevision());
  send(call, stream.slice(from, from + Number(options.getCount())));
}

function send(call: ReadCall, events: readonly StoredEvent[]): void {
  for (const event of events) call.write(messages.eventResponse(event));
  call.end();
}

async function follow(
  log: MemoryLog,
  call: ReadCall,
  from: number,
  accepts: (event: StoredEvent) => boolean,
): Promise<void> {
  call.write(messages.confirmation(crypto.randomUUID()));
  const stop = new AbortController();
  call.on('cancelled', () => stop.abort());
  let live = false;
  for (let next = from; !call.cancelled; next++) {
    const event = log.all[next];
    if (event) {
      if (accepts(event) && !call.write(messages.eventResponse(event)))
        await once(call, 'drain', { signal: stop.signal }).catch(() => undefined);
      if (next % checkpointInterval === 0) call.write(messages.checkpoint(event.position));
      continue;
    }
    if (!live) call.write(messages.caughtUp());
    live = true;
    next--;
    await once(log.arrivals, 'written', { signal: stop.signal }).catch(() => undefined);
  }
}

function fail(call: ReadCall, details: string): void {
  call.emit('error', { code: status.UNKNOWN, details });
}
