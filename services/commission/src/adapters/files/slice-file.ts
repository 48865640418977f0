/** A temporary file of slices, which is only added to: each is its size and then its bytes, and begins at a full unit. */
import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';

const bufferSize = 1 << 20;
/** A place is counted in so many bytes. */
const unit = 8;
const sizeBytes = 4;
/** Most slices have fewer bytes, so that one reading is enough. */
const mostSlices = 4_096;

export class SliceFile {
  private readonly folder = mkdtempSync(join(tmpdir(), 'tributary-replay-'));
  private readonly file = openSync(join(this.folder, 'slices'), 'w+');
  private readonly buffer = Buffer.alloc(bufferSize);
  private readonly head = Buffer.alloc(mostSlices);
  private buffered = 0;
  private written = 0;

  /** The place by which it is read. */
  write(slice: object): number {
    const bytes = serialize(slice);
    const room = Math.ceil((sizeBytes + bytes.length) / unit) * unit;
    if (this.buffered + room > bufferSize) this.flush();
    const place = (this.written + this.buffered) / unit;
    if (room > bufferSize) {
      const whole = Buffer.alloc(room);
      whole.writeUInt32LE(bytes.length);
      bytes.copy(whole, sizeBytes);
      writeSync(this.file, whole, 0, room, this.written);
      this.written += room;
      return place;
    }
    this.buffer.writeUInt32LE(bytes.length, this.buffered);
    bytes.copy(this.buffer, this.buffered + sizeBytes);
    this.buffered += room;
    return place;
  }

  read(place: number): object {
    const at = place * unit;
    if (at >= this.written) {
      const begin = at - this.written;
      const size = this.buffer.readUInt32LE(begin);
      return deserialize(this.buffer.subarray(begin + sizeBytes, begin + sizeBytes + size)) as object;
    }
    const got = readSync(this.file, this.head, 0, mostSlices, at);
    const size = this.head.readUInt32LE(0);
    if (sizeBytes + size <= got) return deserialize(this.head.subarray(sizeBytes, sizeBytes + size)) as object;
    const bytes = Buffer.allocUnsafe(size);
    readSync(this.file, bytes, 0, size, at + sizeBytes);
    return deserialize(bytes) as object;
  }

  close(): void {
    closeSync(this.file);
    rmSync(this.folder, { recursive: true });
  }

  private flush(): void {
    writeSync(this.file, this.buffer, 0, this.buffered, this.written);
    this.written += this.buffered;
    this.buffered = 0;
  }
}
