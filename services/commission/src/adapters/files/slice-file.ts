/** A temporary file of slices, which is only added to: each is two sizes, its key and its bytes, and begins at a full unit. */
import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';

const bufferSize = 1 << 20;
/** A place is counted in so many bytes. */
const unit = 8;
const sizeBytes = 4;
const sizesBytes = 2 * sizeBytes;
/** Most slices have fewer bytes, so that one reading is enough. */
const mostSlices = 4_096;

export class SliceFile {
  private readonly folder = mkdtempSync(join(tmpdir(), 'tributary-replay-'));
  private readonly file = openSync(join(this.folder, 'slices'), 'w+');
  private readonly buffer = Buffer.alloc(bufferSize);
  private readonly head = Buffer.alloc(mostSlices);
  private buffered = 0;
  private written = 0;

  /** Without a name it is gone with its process, however that ends. Systems that keep the name lose it at the close. */
  constructor() {
    this.unname();
  }

  /** The place by which it is read. */
  write(key: string, slice: object): number {
    const bytes = serialize(slice);
    const keyBytes = Buffer.byteLength(key);
    const room = Math.ceil((sizesBytes + keyBytes + bytes.length) / unit) * unit;
    if (this.buffered + room > bufferSize) this.flush();
    const place = (this.written + this.buffered) / unit;
    const isLarge = room > bufferSize;
    const into = isLarge ? Buffer.alloc(room) : this.buffer.subarray(this.buffered, this.buffered + room);
    into.writeUInt32LE(keyBytes);
    into.writeUInt32LE(bytes.length, sizeBytes);
    into.write(key, sizesBytes);
    bytes.copy(into, sizesBytes + keyBytes);
    if (isLarge) {
      writeSync(this.file, into, 0, room, this.written);
      this.written += room;
    } else {
      this.buffered += room;
    }
    return place;
  }

  /** Null where the place is another key's. */
  read(place: number, key: string): object | null {
    const from = this.at(place * unit, mostSlices);
    const keyBytes = from.readUInt32LE();
    const end = sizesBytes + keyBytes + from.readUInt32LE(sizeBytes);
    const whole = end > from.length ? this.at(place * unit, end) : from;
    if (whole.toString('utf8', sizesBytes, sizesBytes + keyBytes) !== key) return null;
    return deserialize(whole.subarray(sizesBytes + keyBytes, end)) as object;
  }

  close(): void {
    closeSync(this.file);
    this.unname();
  }

  /** At most so many bytes from there on; they stay until the next reading. */
  private at(begin: number, most: number): Buffer {
    if (begin >= this.written) return this.buffer.subarray(begin - this.written, this.buffered);
    const into = most > mostSlices ? Buffer.allocUnsafe(most) : this.head;
    return into.subarray(0, readSync(this.file, into, 0, most, begin));
  }

  private unname(): void {
    try {
      rmSync(this.folder, { recursive: true, force: true });
    } catch {
      // it is open
    }
  }

  private flush(): void {
    writeSync(this.file, this.buffer, 0, this.buffered, this.written);
    this.written += this.buffered;
    this.buffered = 0;
  }
}
