import type { Books } from '../../domain/books.js';
import { SliceFile } from './slice-file.js';

/** A slice in memory, and where the file has it as it is; -1 where it does not. */
interface Kept {
  readonly key: string;
  /** Of a piece; -1 of a whole slice. */
  readonly nth: number;
  /** How many generations it stays in memory without being asked for. */
  readonly stay: number;
  slice: object;
  at: number;
  generation: number;
}

/** Of what only the file has, its place there, which is a small integer in a file of up to 16 GiB. */
type Found = Kept | number;

/** So many slices are asked for in a generation. */
const defaultLimit = 10_000;
/** A conversion and its customer are done with soon; what counts many of them is asked for again and again. */
const stayOfOne = 8;
const stayOfMany = 20;
const isOfOne = (key: string): boolean => /^(conversion|customer|purchases)\//.test(key);

/**
 * The books of a replay, which are whole and larger than memory: what has not been asked for in a while waits in a temporary
 * file, which only the index of keys outlives.
 */
export class FileBooks implements Books {
  private readonly slices = new Map<string, Found>();
  private readonly pieces = new Map<string, Found[]>();
  private generation = 0;
  private current: Kept[] = [];
  private earlier: Kept[] = [];
  private readonly file = new SliceFile();

  constructor(private readonly limit = defaultLimit) {}

  get<Slice>(key: string): Slice | undefined {
    const found = this.slices.get(key);
    if (typeof found !== 'number') return this.asked(found) as Slice | undefined;
    const kept = this.opened(key, -1, found);
    this.slices.set(key, kept);
    return kept.slice as Slice;
  }

  set(key: string, slice: object): void {
    const found = this.slices.get(key);
    if (typeof found === 'object') this.replace(found, slice);
    else this.slices.set(key, this.fresh(key, -1, slice));
  }

  piece<Slice>(key: string, nth: number): Slice | undefined {
    const pieces = this.pieces.get(key);
    const found = pieces?.[nth];
    if (!pieces || typeof found !== 'number') return this.asked(found as Kept | undefined) as Slice | undefined;
    const kept = this.opened(key, nth, found);
    pieces[nth] = kept;
    return kept.slice as Slice;
  }

  setPiece(key: string, nth: number, slice: object): void {
    const pieces = this.pieces.get(key) ?? [];
    if (pieces.length === 0) this.pieces.set(key, pieces);
    const found = pieces[nth];
    if (typeof found === 'object') this.replace(found, slice);
    else pieces[nth] = this.fresh(key, nth, slice);
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

  private fresh(key: string, nth: number, slice: object, at = -1): Kept {
    const stay = nth < 0 && isOfOne(key) ? stayOfOne : stayOfMany;
    const kept = { key, nth, stay, slice, at, generation: this.generation };
    this.current.push(kept);
    return kept;
  }

  private opened(key: string, nth: number, at: number): Kept {
    return this.fresh(key, nth, this.file.read(at), at);
  }

  private replace(kept: Kept, slice: object): void {
    this.asked(kept);
    kept.slice = slice;
    kept.at = -1;
  }

  private asked(kept: Kept | undefined): object | undefined {
    if (!kept) return undefined;
    if (kept.generation !== this.generation) {
      kept.generation = this.generation;
      this.current.push(kept);
    }
    return kept.slice;
  }

  private putAway({ key, nth, slice, at }: Kept): void {
    const place = at < 0 ? this.file.write(slice) : at;
    const pieces = nth < 0 ? undefined : this.pieces.get(key);
    if (pieces) pieces[nth] = place;
    else this.slices.set(key, place);
  }
}
