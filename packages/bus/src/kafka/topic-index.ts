import type { Stretch } from './read-topic.js';

const stretchLength = 4_096n;

interface IndexedStretch extends Stretch {
  to: bigint;
  first: bigint;
  last: bigint;
}

/** Where in a topic which positions are: partitions are in order but for what was published again. */
export class TopicIndex {
  private readonly stretches = new Map<number, IndexedStretch[]>();
  first: bigint | null = null;
  last: bigint | null = null;

  add(partition: number, offset: bigint, position: bigint): void {
    if (this.first === null || position < this.first) this.first = position;
    if (this.last === null || position > this.last) this.last = position;
    const stretches = this.stretches.get(partition) ?? [];
    this.stretches.set(partition, stretches);
    const stretch = stretches.at(-1);
    if (!stretch || offset >= stretch.from + stretchLength) {
      stretches.push({ from: offset, to: offset + 1n, first: position, last: position });
      return;
    }
    stretch.to = offset + 1n;
    if (position < stretch.first) stretch.first = position;
    if (position > stretch.last) stretch.last = position;
  }

  /** Which parts of which partitions have to be read for the positions after one up to another. */
  holding(after: bigint, end: bigint): Map<number, Stretch[]> {
    const found = new Map<number, Stretch[]>();
    for (const [partition, stretches] of this.stretches) {
      const holding = stretches.filter(({ first, last }) => last > after && first <= end);
      if (holding.length > 0) found.set(partition, holding);
    }
    return found;
  }
}
