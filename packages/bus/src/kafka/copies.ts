const firstCapacity = 4_096;

export interface Copy {
  readonly position: bigint;
  /** Tells events at one position apart. */
  readonly mark: number;
}

export function markOf(eventId: string): number {
  return Number.parseInt(eventId.slice(-8), 16);
}

/** Which positions a topic holds, in twelve bytes each: a topic may hold millions. */
export class Copies {
  private positions = new BigUint64Array(firstCapacity);
  private marks = new Uint32Array(firstCapacity);
  size = 0;
  first: bigint | null = null;
  last: bigint | null = null;

  add({ position, mark }: Copy): void {
    if (this.first === null || position < this.first) this.first = position;
    if (this.last === null || position > this.last) this.last = position;
    if (this.size === this.positions.length) this.grow();
    this.positions[this.size] = position;
    this.marks[this.size] = mark;
    this.size++;
  }

  *inOrder(): Generator<Copy> {
    const order = Uint32Array.from({ length: this.size }, (_, index) => index).sort((a, b) => this.compare(a, b));
    for (const index of order) yield { position: this.positions[index] ?? 0n, mark: this.marks[index] ?? 0 };
  }

  private compare(a: number, b: number): number {
    const [first, second] = [this.positions[a] ?? 0n, this.positions[b] ?? 0n];
    return first < second ? -1 : Number(first > second);
  }

  private grow(): void {
    const { positions, marks } = this;
    this.positions = new BigUint64Array(positions.length * 2);
    this.positions.set(positions);
    this.marks = new Uint32Array(marks.length * 2);
    this.marks.set(marks);
  }
}
