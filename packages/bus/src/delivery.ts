/** The port to consumer groups: what a handler sees, whichever transport feeds it. */
import type { NewEvent, StreamName } from '@tributary/contracts';
import type { LogName } from '@tributary/event-store';
import type { PoolClient } from 'pg';

/** An event on its way to the log. Its id and revision are derived, so that sending it twice stores it once. */
export interface Outgoing {
  readonly stream: StreamName;
  readonly expectedRevision: number;
  readonly event: NewEvent;
}

/** What a handler gets beside its batch. */
export interface Delivery {
  /** The transaction of its effects, its checkpoints and its outbox, as the service's worker role. */
  readonly tx: PoolClient;
  /** Which generation of the group's read models to write: the live one, or one that is being rebuilt beside it. */
  readonly generation: number;
  /** True while a rebuild runs: tell nobody, emit nothing. */
  readonly rebuilding: boolean;
  /** Puts events into the ordered outbox; ignored while rebuilding. */
  emit(outgoing: readonly Outgoing[]): void;
}

export interface ConsumerGroup {
  /** `<service>-<what it keeps>`, unique in the installation. */
  readonly name: string;
  readonly log: LogName;
  /** Money groups park at a faulty event for its organisation; the others put it aside as a dead letter and go on. */
  readonly onFailure: 'park' | 'dead-letter';
  readonly transportId: symbol;
}

export function consumerGroup(
  name: string,
  options: { log?: LogName; onFailure: ConsumerGroup['onFailure'] },
): ConsumerGroup {
  return { name, log: options.log ?? 'fact', onFailure: options.onFailure, transportId: Symbol(name) };
}
