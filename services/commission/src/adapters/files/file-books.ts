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
  /** Missing where nothing has been set. */
  slice: object | undefined;
  isChanged: boolean;
  generation: number;
}

/** So many slices are asked for in a generation. */
const defaultLimit = 10_000;
/** A conversion and its customer are done with soon; what counts many of them is asked for again and again. */
const stayOfOne = 2;
const stayOfMany = 20;
/** A fact asks for the same few slices over and over. */
const mostLately = 12;
const isOfOne = (key: string): boolean => /^(conversion|customer|purchases)\//.test(key);

/** The books of a replay, which are whole and larger than memory: what has not been asked for in a while waits in a file. */
export class FileBooks implements Books {
  private readonly slices = new Map<string, Kept>();
  private generation = 0;
  private current: Kept[] = [];
  private earlier: Kept[] = [];
  /** Of the current ones those asked for last, which are found without the map. */
  private lately: Kept[] = [];
  private latest = 0;
  private readonly file = new SliceFile();
  private readonly index = new PlaceIndex();

  constructor(private readonly limit = defaultLimit) {}

  get<Slice>(key: string): Slice | undefined {
    return this.keptOf(key).slice as Slice | undefined;
  }

  set(key: string, slice: object): void {
    const kept = this.keptOf(key);
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
    this.lately = [];
    this.latest = 0;
    this.generation++;
  }

  close(): void {
    this.file.close();
  }

  private keptOf(key: string): Kept {
    for (const kept of this.lately) if (kept.key === key) return kept;
    const kept = this.asked(key) ?? this.opened(key);
    this.lately[this.latest] = kept;
    this.latest = (this.latest + 1) % mostLately;
    return kept;
  }

  private asked(key: string): Kept | undefined {
    const kept = this.slices.get(key);
    if (kept && kept.generation !== this.generation) {
      kept.generation = this.generation;
      this.current.push(kept);
    }
    return kept;
  }

  private opened(key: string): Kept {
    let slice: object | undefined;
    const entry = this.index.find(hashOf(key), (place) => {
      slice = this.file.read(place, key);
      return slice !== undefined;
    });
    const stay = isOfOne(key) ? stayOfOne : stayOfMany;
    const kept = { key, entry, stay, slice, isChanged: false, generation: this.generation };
    this.slices.set(key, kept);
    this.current.push(kept);
    return kept;
  }

  private putAway({ key, entry, slice, isChanged }: Kept): void {
    this.slices.delete(key);
    if (!slice || !isChanged) return;
    const place = this.file.write(key, slice);
    if (entry < 0) this.index.add(hashOf(key), place);
    else this.index.move(entry, place);
  }
}
