/** A temporary file of slices, which is only added to: each is its size, its key and itself, and begins at a full unit. */
import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Numbered } from './packing/numbered.js';
import { Packer, Unpacker } from './packing/packer.js';
import { packingOf } from './packing/slice-packing.js';

const bufferSize = 1 << 20;
/** A place is counted in so many bytes. */
const unit = 8;
const sizeBytes = 4;
/** Most slices have fewer bytes, so that one reading is enough. */
const mostSlices = 2_048;

export class SliceFile {
  private readonly folder = mkdtempSync(join(tmpdir(), 'tributary-replay-'));
  private readonly file = openSync(join(this.folder, 'slices'), 'w+');
  private readonly buffer = Buffer.alloc(bufferSize);
  private readonly head = Buffer.alloc(mostSlices);
  private readonly numbered = new Numbered();
  private readonly packer = new Packer(this.numbered);
  private readonly unpacker = new Unpacker(this.numbered);
  private buffered = 0;
  private written = 0;

  /** Without a name it is gone with its process, however that ends. Systems that keep the name lose it at the close. */
  constructor() {
    this.unname();
  }

  /** The place by which it is read. */
  write(key: string, slice: object): number {
    const { packer } = this;
    packer.begin();
    packer.text(key);
    packingOf(key).write(packer, slice);
    const { bytes, size } = packer;
    const room = Math.ceil((sizeBytes + size) / unit) * unit;
    if (this.buffered + room > bufferSize) this.flush();
    const place = (this.written + this.buffered) / unit;
    const isLarge = room > bufferSize;
    const into = isLarge ? Buffer.alloc(room) : this.buffer;
    into.writeUInt32LE(size, this.buffered);
    bytes.copy(into, this.buffered + sizeBytes, 0, size);
    this.buffered += room;
    if (isLarge) this.flush(into);
    return place;
  }

  /** Undefined where the place is another key's. */
  read(place: number, key: string): object | undefined {
    const { unpacker } = this;
    this.open(place * unit);
    return unpacker.text() === key ? packingOf(key).read(unpacker) : undefined;
  }

  close(): void {
    closeSync(this.file);
    this.unname();
  }

  /** What begins there is for the unpacker to read, until the next reading. */
  private open(begin: number): void {
    const { buffer, file, head, unpacker, written } = this;
    if (begin >= written) {
      unpacker.begin(buffer, begin - written + sizeBytes);
      return;
    }
    const read = readSync(file, head, 0, mostSlices, begin);
    const end = sizeBytes + head.readUInt32LE();
    if (end > read) {
      const whole = Buffer.allocUnsafe(end);
      readSync(file, whole, 0, end, begin);
      unpacker.begin(whole, sizeBytes);
    } else {
      unpacker.begin(head, sizeBytes);
    }
  }

  private unname(): void {
    try {
      rmSync(this.folder, { recursive: true, force: true });
    } catch {
      // it is open
    }
  }

  private flush(from = this.buffer): void {
    writeSync(this.file, from, 0, this.buffered, this.written);
    this.written += this.buffered;
    this.buffered = 0;
  }
}
