/** Where a file has what belongs to a key: an open-addressed hash table outside of the heap, which holds no keys. */
const smallest = 1 << 12;
/** Of the table's slots, so many are taken at most before it grows. */
const fill = 0.5;

export class PlaceIndex {
  /** An entry's number plus one; zero is free. */
  private slots = new Uint32Array(smallest / fill);
  private hashes = new Uint32Array(smallest);
  private places = new Uint32Array(smallest);
  private size = 0;

  /** The entry of a hash whose place holds the key, which only the file can tell; -1 where there is none. */
  find(hash: number, holds: (place: number) => boolean): number {
    for (let slot = this.first(hash); ; slot = this.after(slot)) {
      const entry = (this.slots[slot] as number) - 1;
      if (entry < 0) return -1;
      if (this.hashes[entry] === hash && holds(this.places[entry] as number)) return entry;
    }
  }

  add(hash: number, place: number): void {
    if (this.size === this.hashes.length) this.grow();
    this.hashes[this.size] = hash;
    this.places[this.size] = place;
    this.size++;
    this.enter(this.size);
  }

  move(entry: number, place: number): void {
    this.places[entry] = place;
  }

  private enter(number: number): void {
    let slot = this.first(this.hashes[number - 1] as number);
    while (this.slots[slot] !== 0) slot = this.after(slot);
    this.slots[slot] = number;
  }

  private grow(): void {
    this.hashes = twiceAsLong(this.hashes);
    this.places = twiceAsLong(this.places);
    this.slots = new Uint32Array(this.hashes.length / fill);
    for (let number = 1; number <= this.size; number++) this.enter(number);
  }

  private first(hash: number): number {
    return hash & (this.slots.length - 1);
  }

  private after(slot: number): number {
    return (slot + 1) & (this.slots.length - 1);
  }
}

function twiceAsLong(numbers: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  const longer = new Uint32Array(2 * numbers.length);
  longer.set(numbers);
  return longer;
}

/** FNV-1a over a text's UTF-16 units, 32 bits, stirred by MurmurHash3's finalizer because its low bits choose the slot. */
export function hashOf(key: string): number {
  let hash = 0x811c9dc5;
  for (let n = 0; n < key.length; n++) hash = Math.imul(hash ^ key.charCodeAt(n), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
