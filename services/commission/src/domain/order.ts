/** What the canonical order is made of: moments in milliseconds, then external ids bytewise, then sources. */
export const hour = 3_600_000;
export const day = 24 * hour;

export interface Placed {
  readonly at: number;
  readonly externalId: string;
  readonly source: string;
}

export function canonically(a: Placed, b: Placed): number {
  return a.at - b.at || compareBytes(a.externalId, b.externalId) || compareBytes(a.source, b.source);
}

/** As the texts' UTF-8 bytes compare, which is by code point and not by UTF-16 unit. */
export function compareBytes(a: string, b: string): number {
  const most = Math.min(a.length, b.length);
  for (let n = 0; n < most; n++) {
    const one = a.charCodeAt(n);
    const other = b.charCodeAt(n);
    if (one !== other) return rank(one) - rank(other);
  }
  return a.length - b.length;
}

const firstSurrogate = 0xd800;
const lastSurrogate = 0xdfff;

/** Halves of a pair stand for code points above all others. */
function rank(unit: number): number {
  return unit >= firstSurrogate && unit <= lastSurrogate ? unit + 0x10000 : unit;
}
