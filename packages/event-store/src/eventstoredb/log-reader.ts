/** Reads of one log among the others of a server, as its writers stamped it. */
import type { RecordedEvent, StreamName } from '@tributary/contracts';
import type { EventFilter, LogName } from '../event-store.js';
import { type Connection, type ReadRequest, readPage, type ServerFilter } from './connection.js';
import { fromResponse, type Stamped } from './envelope.js';
import { patiently } from './transient.js';

export interface Page {
  readonly events: readonly Stamped[];
  /** Of the last event the server sent, accepted or not; null when it sent none. */
  readonly reached: bigint | null;
  /** The server may have more. */
  readonly full: boolean;
}

export interface LogReader {
  readonly prefix: string;
  ofStream(stream: StreamName, afterRevision: number, limit: number): Promise<readonly Stamped[]>;
  /** Up to `count` from a position on, inclusive. */
  forwards(from: bigint, count: number, filter?: EventFilter): Promise<Page>;
  /** The newest first; at least one unless the log is empty. */
  last(count: number): Promise<Page>;
  serverFilter(filter: EventFilter): ServerFilter;
  accepts(filter: EventFilter, event: RecordedEvent): boolean;
}

export function logReader(connection: Connection, log: LogName, namespace: string): LogReader {
  const prefix = `${namespace}${log}:`;

  const read = async (request: ReadRequest & { count: number }): Promise<Page> => {
    const responses = (await patiently(() => readPage(connection, request))).filter((response) => response.hasEvent());
    const last = responses.at(-1)?.getEvent()?.getEvent();
    return {
      events: responses.flatMap((response) => fromResponse(response, prefix) ?? []),
      reached: last ? BigInt(last.getCommitPosition()) : null,
      full: responses.length >= request.count,
    };
  };

  /** The server filters by one thing; the other is looked at here, as is what a prefix lets through too many. */
  const serverFilter = ({ types, organisation }: EventFilter): ServerFilter => {
    if (organisation) return { on: 'stream', prefixes: [`${prefix}${organisation}.`] };
    if (types && types.length > 0) return { on: 'type', prefixes: types };
    return { on: 'stream', prefixes: [prefix] };
  };

  return {
    prefix,
    serverFilter,
    accepts: ({ types, organisation }, event) =>
      (!types || types.includes(event.type)) && (!organisation || event.organisation === organisation),
    ofStream: async (stream, afterRevision, count) =>
      (await read({ stream: `${prefix}${stream}`, from: BigInt(afterRevision), count })).events,
    forwards: (from, count, filter = {}) =>
      read({ filter: serverFilter(filter), from: from === 0n ? 'start' : from, count }),
    last: async (count) => {
      for (let from: bigint | 'end' = 'end', asked = count; ; asked *= 2) {
        const page = await read({ filter: serverFilter({}), from, direction: 'backwards', count: asked });
        if (page.events.length > 0 || !page.full || page.reached === null) return page;
        from = page.reached; // nothing but marks of deleted streams so far
      }
    },
  };
}
