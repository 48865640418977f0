/** What the canonical order is made of: moments in milliseconds, then kinds, then external ids bytewise, then sources. */
export const hour = 3_600_000;
export const day = 24 * hour;

export interface Placed {
  readonly at: number;
  readonly externalId: string;
  readonly source: string;
}

/** Row 1. Leads stand with signups, deals won with sales, clicks after all else of their day. */
export const rank = { signup: 0, sale: 1, amendment: 2, refund: 3, chargeback: 4, clicks: 5 } as const;

/** Moment, kind, external id, source, part of the conversion, and what came too late for its own place. */
export type Place = readonly [at: number, kind: number, id: string, source: string, part: number, late: number];

export function byPlace(a: Place, b: Place): number {
  return (
    a[0] - b[0] || a[1] - b[1] || compareBytes(a[2], b[2]) || compareBytes(a[3], b[3]) || a[4] - b[4] || a[5] - b[5]
  );
}

export const placeAt = (at: number): Place => [at, -1, '', '', 0, 0];
/** After everything that has a moment. */
export const atTheEnd = 8.64e15 + 1;

export function canonically(a: Placed, b: Placed): number {
  return a.at - b.at || compareBytes(a.externalId, b.externalId) || compareBytes(a.source, b.source);
}

/** As the texts' UTF-8 bytes compare, which is by code point and not by UTF-16 unit. */
export function compareBytes(a: string, b: string): number {
  const most = Math.min(a.length, b.length);
  for (let n = 0; n < most; n++) {
    const one = a.charCodeAt(n);
    const other = b.charCodeAt(n);
    if (one !== other) return codePointRank(one) - codePointRank(other);
  }
  return a.length - b.length;
}

const firstSurrogate = 0xd800;
const lastSurrogate = 0xdfff;

/** Halves of a pair stand for code points above all others. */
function codePointRank(unit: number): number {
  return unit >= firstSurrogate && unit <= lastSurrogate ? unit + 0x10000 : unit;
}
