/** What EventStoreDB keeps: one log of all streams, whose positions are places in its files. */
import { EventEmitter } from 'node:events';

export interface ProposedEvent {
  readonly id: string;
  readonly type: string;
  readonly contentType: string;
  readonly data: Uint8Array;
  readonly metadata: Uint8Array;
}

export interface StoredEvent extends ProposedEvent {
  readonly position: bigint;
  readonly stream: string;
  readonly revision: number;
}

export type WriteResult =
  | { readonly kind: 'written'; readonly last: StoredEvent }
  | { readonly kind: 'wrong expected version'; readonly current: number };

const recordOverhead = 97;

export class MemoryLog {
  readonly all: StoredEvent[] = [];
  readonly arrivals = new EventEmitter().setMaxListeners(0);
  private readonly streams = new Map<string, StoredEvent[]>();
  private end = 0;

  constructor() {
    this.write('$streams', [systemEvent('$started')], -1);
  }

  /** `expected` is the revision of the stream's last event, from 0; -1 for no stream. */
  write(stream: string, events: readonly ProposedEvent[], expected: number): WriteResult {
    const there = this.streams.get(stream) ?? [];
    const current = there.length - 1;
    if (expected !== current) {
      const repeated = events.map((event, n) =>
        there[expected + 1 + n]?.id === event.id ? there[expected + 1 + n] : undefined,
      );
      const last = repeated.at(-1);
      return expected < current && last && repeated.every(Boolean)
        ? { kind: 'written', last }
        : { kind: 'wrong expected version', current };
    }
    for (const event of events) this.add(there, stream, event);
    this.streams.set(stream, there);
    this.arrivals.emit('written');
    return { kind: 'written', last: there[there.length - 1] as StoredEvent };
  }

  stream(name: string): readonly StoredEvent[] | undefined {
    return this.streams.get(name);
  }

  /** The index of the event that begins at a position; undefined where none does, -1 behind the end. */
  indexOf(position: bigint): number | undefined {
    if (position >= BigInt(this.end)) return -1;
    let low = 0;
    let high = this.all.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.all[middle]?.position ?? 0n) < position) low = middle + 1;
      else high = middle;
    }
    return this.all[low]?.position === position ? low : undefined;
  }

  private add(there: StoredEvent[], stream: string, event: ProposedEvent): void {
    const stored = { ...event, stream, revision: there.length, position: BigInt(this.end) };
    there.push(stored);
    this.all.push(stored);
    this.end += recordOverhead + event.data.length + event.metadata.length;
  }
}

export function systemEvent(type: string): ProposedEvent {
  const none = new Uint8Array();
  return { id: crypto.randomUUID(), type, contentType: 'application/json', data: none, metadata: none };
}
