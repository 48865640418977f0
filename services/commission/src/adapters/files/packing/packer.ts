/** Values as bytes, for one process to read again: texts and objects that come again and again are told by a number. */
import { deserialize, serialize } from 'node:v8';
import type { Numbered } from './numbered.js';

/** How a kind of value is written, and read in the same order. */
export interface Packing<Value> {
  write(to: Packer, value: Value): void;
  read(from: Unpacker): Value;
}

/** The first byte of a number: itself below these, or how the rest is to be read. */
export const form = { of32: 251, of48: 252, double: 253, text: 254 } as const;
const two16 = 2 ** 16;
const two32 = 2 ** 32;
const two48 = 2 ** 48;
/** Of a text's unit, and of a number. */
const utf8Most = 3;
const numberMost = 9;
const firstSize = 1 << 16;

export class Packer {
  bytes = Buffer.allocUnsafe(firstSize);
  size = 0;
  private readonly seen: object[] = [];

  constructor(private readonly known: Numbered) {}

  begin(): void {
    this.size = 0;
    this.seen.length = 0;
  }

  byte(value: number): void {
    if (this.size === this.bytes.length) this.room(1);
    this.bytes[this.size++] = value;
  }

  flag(value: boolean): void {
    this.byte(value ? 1 : 0);
  }

  number(value: number): void {
    if (!(value >= 0 && value < two48 && Number.isInteger(value))) {
      this.byte(form.double);
      this.room(8);
      this.size = this.bytes.writeDoubleLE(value, this.size);
    } else if (value < form.of32) {
      this.byte(value);
    } else if (value < two32) {
      this.byte(form.of32);
      this.low32(value);
    } else {
      this.byte(form.of48);
      this.low32(value % two32);
      const high = Math.floor(value / two32);
      this.byte(high & 0xff);
      this.byte(high >>> 8);
    }
  }

  /** Below zero it begins as text does, and so does what a number cannot hold. */
  amount(value: bigint): void {
    const near = Number(value);
    if (near >= 0 && near < two48) {
      this.number(near);
    } else {
      this.byte(form.text);
      this.text(String(value));
    }
  }

  text(value: string): void {
    const most = utf8Most * value.length;
    this.room(numberMost + most);
    const { bytes, size } = this;
    if (most < form.of32) {
      const written = bytes.write(value, size + 1);
      bytes[size] = written;
      this.size = size + 1 + written;
    } else {
      this.number(Buffer.byteLength(value));
      this.size += bytes.write(value, this.size);
    }
  }

  /** One of few texts or objects; an object is read as the same one. */
  numbered(value: string | object | null): void {
    this.number(value === null ? 0 : this.known.numberOf(value) + 1);
  }

  /** What is found several times in one slice is written once, and read as one object. */
  shared<Value extends object>(value: Value, packing: Packing<Value>): void {
    const nth = this.seen.indexOf(value);
    this.number(nth + 1);
    if (nth >= 0) return;
    this.seen.push(value);
    packing.write(this, value);
  }

  list<Value>(values: readonly Value[], packing: Packing<Value>): void {
    this.number(values.length);
    for (let n = 0; n < values.length; n++) packing.write(this, values[n] as Value);
  }

  maybe<Value>(value: Value | null | undefined, packing: Packing<Value>): void {
    this.flag(value !== null && value !== undefined);
    if (value !== null && value !== undefined) packing.write(this, value);
  }

  /** What is rare, of any shape. */
  anything(value: unknown): void {
    this.flag(value !== undefined);
    if (value === undefined) return;
    const bytes = serialize(value);
    this.number(bytes.length);
    this.room(bytes.length);
    bytes.copy(this.bytes, this.size);
    this.size += bytes.length;
  }

  /** What is rare; nothing and an empty list are read as undefined. */
  some(value: unknown): void {
    const isNone = value === null || value === undefined || (Array.isArray(value) && value.length === 0);
    this.anything(isNone ? undefined : value);
  }

  /** A text, null or undefined. */
  optional(value: string | null | undefined): void {
    this.byte(value === undefined ? 0 : value === null ? 1 : 2);
    if (typeof value === 'string') this.text(value);
  }

  private low32(value: number): void {
    this.room(4);
    const { bytes, size } = this;
    bytes[size] = value & 0xff;
    bytes[size + 1] = (value >>> 8) & 0xff;
    bytes[size + 2] = (value >>> 16) & 0xff;
    bytes[size + 3] = value >>> 24;
    this.size = size + 4;
  }

  private room(more: number): void {
    if (this.size + more <= this.bytes.length) return;
    const larger = Buffer.allocUnsafe(2 * (this.size + more));
    this.bytes.copy(larger, 0, 0, this.size);
    this.bytes = larger;
  }
}

export class Unpacker {
  private bytes: Buffer = Buffer.alloc(0);
  private at = 0;
  private seen: object[] = [];

  constructor(private readonly known: Numbered) {}

  begin(bytes: Buffer, at: number): void {
    this.bytes = bytes;
    this.at = at;
    if (this.seen.length > 0) this.seen = [];
  }

  byte(): number {
    return this.bytes[this.at++] as number;
  }

  flag(): boolean {
    return this.byte() === 1;
  }

  number(): number {
    return this.numberAfter(this.byte());
  }

  amount(): bigint {
    const first = this.byte();
    return BigInt(first === form.text ? this.text() : this.numberAfter(first));
  }

  text(): string {
    const length = this.number();
    const begin = this.at;
    this.at += length;
    return this.bytes.toString('utf8', begin, this.at);
  }

  numbered<Value extends string | object>(): Value {
    return this.known.valueOf(this.number() - 1) as Value;
  }

  numberedOrNull<Value extends string | object>(): Value | null {
    const number = this.number();
    return number === 0 ? null : (this.known.valueOf(number - 1) as Value);
  }

  shared<Value extends object>(packing: Packing<Value>): Value {
    const nth = this.number();
    if (nth > 0) return this.seen[nth - 1] as Value;
    const place = this.seen.push({}) - 1;
    const value = packing.read(this);
    this.seen[place] = value;
    return value;
  }

  list<Value>(packing: Packing<Value>): Value[] {
    const length = this.number();
    const values: Value[] = [];
    for (let n = 0; n < length; n++) values.push(packing.read(this));
    return values;
  }

  maybe<Value>(packing: Packing<Value>): Value | null {
    return this.flag() ? packing.read(this) : null;
  }

  some<Value>(): Value | undefined {
    return this.anything<Value | undefined>();
  }

  optional<Text extends string>(): Text | undefined {
    const is = this.byte();
    return (is === 0 ? undefined : is === 1 ? null : this.text()) as Text | undefined;
  }

  anything<Value>(): Value {
    if (!this.flag()) return undefined as Value;
    const length = this.number();
    const value = deserialize(this.bytes.subarray(this.at, this.at + length)) as Value;
    this.at += length;
    return value;
  }

  private numberAfter(first: number): number {
    if (first < form.of32) return first;
    const { bytes, at } = this;
    if (first === form.double) {
      this.at = at + 8;
      return bytes.readDoubleLE(at);
    }
    const low =
      (bytes[at] as number) +
      ((bytes[at + 1] as number) << 8) +
      (bytes[at + 2] as number) * two16 +
      (bytes[at + 3] as number) * (two16 << 8);
    this.at = at + 4;
    if (first === form.of32) return low;
    this.at = at + 6;
    return low + ((bytes[at + 4] as number) + ((bytes[at + 5] as number) << 8)) * two32;
  }
}

export const packedText: Packing<string> = {
  write: (to, text) => to.text(text),
  read: (from) => from.text(),
};

const packedNumbered: Packing<string> = {
  write: (to, text) => to.numbered(text),
  read: (from) => from.numbered(),
};

export const packedNames: Packing<readonly string[]> = {
  write: (to, names) => to.list(names, packedNumbered),
  read: (from) => from.list(packedNumbered),
};
