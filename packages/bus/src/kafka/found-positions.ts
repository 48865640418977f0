/** Positions that somebody has to look at: how many, and where. */
export interface Range {
  readonly first: bigint;
  readonly last: bigint;
}

export interface Found {
  readonly events: number;
  /** The first ones, where there are very many. */
  readonly ranges: readonly Range[];
}

const mostRanges = 20;
const pageBits = 15n;
/** Eight megabytes; what is on further pages is counted, and its place not kept. */
const mostPages = 2_048;

export class Ranges implements Found {
  events = 0;
  readonly ranges: { first: bigint; last: bigint }[] = [];

  /** In order. `before` is the position before it in the log: where that was added too, both are of one range. */
  add(position: bigint, before: bigint): void {
    this.events++;
    const range = this.ranges.at(-1);
    if (range && range.last === before) range.last = position;
    else if (this.ranges.length < mostRanges) this.ranges.push({ first: position, last: position });
  }
}

/** In any order, and any number of times. */
export class ScatteredPositions {
  private readonly pages = new Map<bigint, Uint32Array>();
  private unplaced = 0;

  add(position: bigint): void {
    const number = position >> pageBits;
    const page = this.pages.get(number) ?? new Uint32Array(1 << (Number(pageBits) - 5));
    if (this.pages.size >= mostPages && !this.pages.has(number)) {
      this.unplaced++;
      return;
    }
    this.pages.set(number, page);
    const bit = Number(position - (number << pageBits));
    page[bit >> 5] = (page[bit >> 5] ?? 0) | (1 << (bit & 31));
  }

  found(): Found {
    const ranges = new Ranges();
    for (const position of this.inOrder()) ranges.add(position, position - 1n);
    ranges.events += this.unplaced;
    return ranges;
  }

  private *inOrder(): Generator<bigint> {
    const pages = [...this.pages].sort(([a], [b]) => (a < b ? -1 : 1));
    for (const [number, page] of pages)
      for (let bit = 0; bit < page.length * 32; bit++)
        if ((page[bit >> 5] ?? 0) & (1 << (bit & 31))) yield (number << pageBits) + BigInt(bit);
  }
}
