/** The port to a log. Every adapter passes the contract suite. Facts and clicks are two logs with positions of their own. */
import type { NewEvent, OrganisationId, RecordedEvent, StreamName } from '@tributary/contracts';

export type LogName = 'fact' | 'click';

export type AppendOutcome =
  | { readonly kind: 'appended'; readonly position: bigint }
  | { readonly kind: 'conflict'; readonly revision: number }
  | { readonly kind: 'refused'; readonly reason: 'nothing to append' | 'text that cannot be stored' };

export interface EventFilter {
  readonly types?: readonly string[];
  readonly organisation?: OrganisationId;
}

export interface EventStore {
  /**
   * `expectedRevision` is that of the stream's last event, 0 for a new stream. Repeating an append whose events have
   * the same ids is a success; other content at a taken revision is a conflict.
   */
  append(stream: StreamName, events: readonly NewEvent[], expectedRevision: number): Promise<AppendOutcome>;
  readStream(stream: StreamName, afterRevision: number, limit: number): Promise<RecordedEvent[]>;
  /** `after` is exclusive, and 0 or a position of this log. */
  readAll(after: bigint, filter: EventFilter, limit: number): Promise<RecordedEvent[]>;
  readAt(position: bigint): Promise<RecordedEvent | undefined>;
  /** Pages of what is there and then of what arrives, until the signal. */
  subscribe(after: bigint, filter: EventFilter, signal: AbortSignal): AsyncIterable<RecordedEvent[]>;
  /** The position of the last event, 0 while there is none. */
  head(): Promise<bigint>;
}
