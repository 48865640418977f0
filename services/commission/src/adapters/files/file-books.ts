import type { Books } from '../../domain/books.js';
import { hashOf, PlaceIndex } from './place-index.js';
import { SliceFile } from './slice-file.js';

/** A slice in memory. */
interface Kept {
  readonly key: string;
  /** In the index of what the file has; -1 while it has none of this key. */
  readonly entry: number;
  /** How many generations it stays in memory without being asked for. */
  readonly stay: number;
  slice: object;
  isChanged: boolean;
  generation: number;
}

/** So many slices are asked for in a generation. */
const defaultLimit = 10_000;
/** A conversion and its customer are done with soon; what counts many of them is asked for again and again. */
const stayOfOne = 2;
const stayOfMany = 20;
const isOfOne = (key: string): boolean => /^(conversion|customer|purchases)\//.test(key);

/** The books of a replay, which are whole and larger than memory: what has not been asked for in a while waits in a file. */
export class FileBooks implements Books {
  private readonly slices = new Map<string, Kept>();
  private generation = 0;
  private current: Kept[] = [];
  private earlier: Kept[] = [];
  private readonly file = new SliceFile();
  private readonly index = new PlaceIndex();

  constructor(private readonly limit = defaultLimit) {}

  get<Slice>(key: string): Slice | undefined {
    return (this.asked(key) ?? this.opened(key))?.slice as Slice | undefined;
  }

  set(key: string, slice: object): void {
    const kept = this.asked(key) ?? this.opened(key) ?? this.fresh(key, slice, -1);
    kept.slice = slice;
    kept.isChanged = true;
  }

  piece<Slice>(key: string, nth: number): Slice | undefined {
    return this.get(`${key}#${nth}`);
  }

  setPiece(key: string, nth: number, slice: object): void {
    this.set(`${key}#${nth}`, slice);
  }

  expect(): void {}

  /** Between two facts, because within one a slice may be asked for again. */
  rest(): void {
    if (this.current.length < this.limit) return;
    const staying = this.earlier.filter((kept) => {
      if (kept.generation === this.generation) return false; // it is among the current ones again
      if (kept.generation + kept.stay > this.generation) return true;
      this.putAway(kept);
      return false;
    });
    this.earlier = staying.concat(this.current);
    this.current = [];
    this.generation++;
  }

  close(): void {
    this.file.close();
  }

  private asked(key: string): Kept | undefined {
    const kept = this.slices.get(key);
    if (kept && kept.generation !== this.generation) {
      kept.generation = this.generation;
      this.current.push(kept);
    }
    return kept;
  }

  private opened(key: string): Kept | undefined {
    let slice: object | null = null;
    const entry = this.index.find(hashOf(key), (place) => {
      slice = this.file.read(place, key);
      return slice !== null;
    });
    return slice ? this.fresh(key, slice, entry) : undefined;
  }

  private fresh(key: string, slice: object, entry: number): Kept {
    const stay = isOfOne(key) ? stayOfOne : stayOfMany;
    const kept = { key, entry, stay, slice, isChanged: false, generation: this.generation };
    this.slices.set(key, kept);
    this.current.push(kept);
    return kept;
  }

  private putAway({ key, entry, slice, isChanged }: Kept): void {
    this.slices.delete(key);
    if (!isChanged) return;
    const place = this.file.write(key, slice);
    if (entry < 0) this.index.add(hashOf(key), place);
    else this.index.move(entry, place);
  }
}
