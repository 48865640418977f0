/** Row 1: the canonical order. */
export interface Placed {
  readonly at: number;
  readonly kind: number;
  readonly code: string;
  readonly source: string;
}

export const kinds = { signup: 0, sale: 1, amendment: 2, refund: 3, chargeback: 4, clicks: 5 } as const;

export function bytewise(a: string, b: string): number {
  const [one, other] = [[...a], [...b]];
  for (const [n, character] of one.entries()) {
    const difference = (character.codePointAt(0) ?? 0) - (other[n]?.codePointAt(0) ?? -1);
    if (difference !== 0) return difference;
  }
  return one.length - other.length;
}

export const canonically = (a: Placed, b: Placed): number =>
  a.at - b.at || a.kind - b.kind || bytewise(a.code, b.code) || bytewise(a.source, b.source);
