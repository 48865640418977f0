import type { RecordedEvent } from '@tributary/contracts';

const isDue = 1;
const isCopied = 2;

export function markOf(eventId: string): number {
  return Number.parseInt(eventId.slice(-8), 16);
}

/** Some of the log's events one after the other, in thirteen bytes each, and which of them a topic should and does hold. */
export class LogWindow {
  private readonly positions: BigUint64Array;
  /** Tell events at one position apart. */
  private readonly marks: Uint32Array;
  private readonly flags: Uint8Array;
  private size = 0;
  /** It says of positions after this one … */
  after = 0n;
  /** … up to and with this one what is in the log. */
  end = 0n;

  constructor(capacity: number) {
    this.positions = new BigUint64Array(capacity);
    this.marks = new Uint32Array(capacity);
    this.flags = new Uint8Array(capacity);
  }

  get isFull(): boolean {
    return this.size === this.positions.length;
  }

  begin(after: bigint): void {
    this.size = 0;
    this.after = after;
    this.end = after;
  }

  add({ id, position }: RecordedEvent, shouldBeCopied: boolean): void {
    this.positions[this.size] = position;
    this.marks[this.size] = markOf(id);
    this.flags[this.size] = shouldBeCopied ? isDue : 0;
    this.size++;
    this.end = position;
  }

  covers(position: bigint): boolean {
    return position > this.after && position <= this.end;
  }

  /** False where the log has another event at that position, or none. */
  copied({ id, position }: RecordedEvent): boolean {
    const place = this.placeOf(position);
    if (this.positions[place] !== position || place >= this.size || this.marks[place] !== markOf(id)) return false;
    this.flags[place] = (this.flags[place] ?? 0) | isCopied;
    return true;
  }

  /** What should have been copied and is not, each with the position of the event before it in the log. */
  *missing(): Generator<{ position: bigint; before: bigint }> {
    let before = this.after;
    for (let place = 0; place < this.size; place++) {
      const position = this.positions[place] ?? 0n;
      if (this.flags[place] === isDue) yield { position, before };
      before = position;
    }
  }

  private placeOf(position: bigint): number {
    let [low, high] = [0, this.size];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.positions[middle] ?? 0n) < position) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
