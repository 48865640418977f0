import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import type { Books } from '../../domain/books.js';

/** A slice in memory, in the file, or in both. */
interface Kept {
  slice: object | null;
  /** Where the file has it as it is; -1 where it does not. */
  at: number;
  size: number;
  generation: number;
  /** How many generations it stays in memory without being asked for. */
  readonly stay: number;
}

/** So many slices are asked for in a generation. */
const defaultLimit = 10_000;
/** A conversion and its customer are done with soon; what counts many of them is asked for again and again. */
const stayOfOne = 8;
const stayOfMany = 20;
const isOfOne = (key: string): boolean => /^(conversion|customer|purchases)\//.test(key);
const bufferSize = 1 << 20;

/**
 * The books of a replay, which are whole and larger than memory: what has not been asked for in a while waits in a temporary
 * file, which only the index of keys outlives.
 */
export class FileBooks implements Books {
  private readonly slices = new Map<string, Kept>();
  private readonly pieces = new Map<string, Kept[]>();
  private generation = 0;
  private current: Kept[] = [];
  private earlier: Kept[] = [];
  private readonly folder = mkdtempSync(join(tmpdir(), 'tributary-replay-'));
  private readonly file = openSync(join(this.folder, 'slices'), 'w+');
  private readonly buffer = Buffer.allocUnsafe(bufferSize);
  private buffered = 0;
  private written = 0;

  constructor(private readonly limit = defaultLimit) {}

  get<Slice>(key: string): Slice | undefined {
    return this.opened(this.slices.get(key)) as Slice | undefined;
  }

  set(key: string, slice: object): void {
    const kept = this.slices.get(key);
    if (kept) this.replace(kept, slice);
    else this.slices.set(key, this.fresh(slice, isOfOne(key) ? stayOfOne : stayOfMany));
  }

  piece<Slice>(key: string, nth: number): Slice | undefined {
    return this.opened(this.pieces.get(key)?.[nth]) as Slice | undefined;
  }

  setPiece(key: string, nth: number, slice: object): void {
    const pieces = this.pieces.get(key) ?? [];
    if (pieces.length === 0) this.pieces.set(key, pieces);
    const kept = pieces[nth];
    if (kept) this.replace(kept, slice);
    else pieces[nth] = this.fresh(slice, stayOfMany);
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
    closeSync(this.file);
    rmSync(this.folder, { recursive: true });
  }

  private fresh(slice: object, stay: number): Kept {
    const kept = { slice, at: -1, size: 0, generation: this.generation, stay };
    this.current.push(kept);
    return kept;
  }

  private replace(kept: Kept, slice: object): void {
    this.touch(kept);
    kept.slice = slice;
    kept.at = -1;
  }

  private opened(kept: Kept | undefined): object | undefined {
    if (!kept) return undefined;
    this.touch(kept);
    kept.slice ??= this.read(kept);
    return kept.slice;
  }

  private touch(kept: Kept): void {
    if (kept.generation === this.generation) return;
    kept.generation = this.generation;
    this.current.push(kept);
  }

  private putAway(kept: Kept): void {
    if (kept.at < 0) this.write(kept);
    kept.slice = null;
  }

  private write(kept: Kept): void {
    const bytes = serialize(kept.slice);
    kept.at = this.written + this.buffered;
    kept.size = bytes.length;
    if (this.buffered + bytes.length > bufferSize) this.flush();
    if (bytes.length > bufferSize) {
      writeSync(this.file, bytes);
      this.written += bytes.length;
      return;
    }
    bytes.copy(this.buffer, this.buffered);
    this.buffered += bytes.length;
  }

  private flush(): void {
    writeSync(this.file, this.buffer, 0, this.buffered, this.written);
    this.written += this.buffered;
    this.buffered = 0;
  }

  private read({ at, size }: Kept): object {
    if (at >= this.written)
      return deserialize(this.buffer.subarray(at - this.written, at - this.written + size)) as object;
    const bytes = Buffer.allocUnsafe(size);
    readSync(this.file, bytes, 0, size, at);
    return deserialize(bytes) as object;
  }
}
