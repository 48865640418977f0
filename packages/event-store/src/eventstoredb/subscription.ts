/** What is there and then what arrives, on one call of the server's, so that nothing can fall between the two. */
import type { ReadResp } from '@eventstore/db-client/generated/streams_pb.js';
import { type Connection, openRead, type ResponseStream, type ServerFilter } from './connection.js';
import { unavailable } from './transient.js';

/** Beyond it the server is asked to wait. */
const bufferLimit = 1_000;

/** Whatever has arrived since the last batch; ends at the signal, and throws when the connection drops. */
export async function* batches(
  connection: Connection,
  filter: ServerFilter,
  after: bigint,
  signal: AbortSignal,
): AsyncGenerator<ReadResp[]> {
  const stream = await openRead(connection, { filter, from: after === 0n ? 'start' : after });
  const arrivals = collect(stream);
  const cancel = () => stream.cancel();
  signal.addEventListener('abort', cancel);
  try {
    if (signal.aborted) return;
    for (;;) {
      const batch = await arrivals.take();
      if (signal.aborted) return;
      if (batch.length === 0) throw arrivals.failure() ?? unavailable('The server ended the subscription');
      yield batch;
    }
  } finally {
    signal.removeEventListener('abort', cancel);
    stream.cancel();
  }
}

function collect(stream: ResponseStream) {
  let waiting: ReadResp[] = [];
  let failure: unknown;
  let over = false;
  let wake = () => {};
  stream.on('data', (response: ReadResp) => {
    if (!response.hasEvent()) return;
    waiting.push(response);
    if (waiting.length >= bufferLimit) stream.pause();
    wake();
  });
  const end = (error?: unknown) => {
    failure ??= error;
    over = true;
    wake();
  };
  stream.on('error', end).on('end', end).on('close', end);
  return {
    failure: () => failure,
    /** Empty only when the stream is over. */
    async take(): Promise<ReadResp[]> {
      if (waiting.length === 0 && !over)
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      const batch = waiting;
      waiting = [];
      stream.resume();
      return batch;
    },
  };
}
