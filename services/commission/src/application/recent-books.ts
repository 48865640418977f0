/** What the engine has read and written lately, so that an organisation's next batch need not load it again. */
type Slices = Map<string, object | null>;

/** So many slices of an organisation stay after they were last asked for; of all organisations twice as many. */
const defaultLimit = 10_000;

/** In two generations: what is asked for is young again, and what is old goes when the young are many. */
export class RecentSlices {
  private young: Slices = new Map();
  private old: Slices = new Map();

  get size(): number {
    return this.young.size + this.old.size;
  }

  /** Null where the store has none. */
  get(key: string): object | null | undefined {
    const found = this.young.get(key);
    if (found !== undefined) return found;
    const kept = this.old.get(key);
    if (kept !== undefined) this.young.set(key, kept);
    return kept;
  }

  set(key: string, slice: object | null): void {
    this.young.set(key, slice);
  }

  age(limit: number): void {
    if (this.young.size < limit) return;
    this.old = this.young;
    this.young = new Map();
  }
}

interface Kept {
  readonly at: string;
  readonly slices: RecentSlices;
}

/**
 * By the books' name, with the position up to which their facts are folded. The store keeps that position with the slices, in
 * the same transaction: what stands at another one is of somebody else's or of nobody's making, and is forgotten.
 */
export class RecentBooks {
  private readonly kept = new Map<string, Kept>();

  constructor(private readonly limit = defaultLimit) {}

  /** They are given back when the batch has ended, and lost where it fails. */
  take(name: string, at: string | null): RecentSlices {
    const found = this.kept.get(name);
    this.kept.delete(name);
    return found && found.at === at ? found.slices : new RecentSlices();
  }

  giveBack(name: string, at: string, slices: RecentSlices): void {
    slices.age(this.limit);
    this.kept.set(name, { at, slices });
    let size = 0;
    for (const one of this.kept.values()) size += one.slices.size;
    for (const [other, { slices: oldest }] of this.kept) {
      if (size <= 2 * this.limit || other === name) return;
      this.kept.delete(other);
      size -= oldest.size;
    }
  }
}
