export interface Random {
  /** At least 0, less than 1. */
  next(): number;
  /** A whole number; both ends are possible. */
  between(least: number, most: number): number;
  pick<One>(from: readonly One[]): One;
}

/** The same seed draws the same numbers (mulberry32). */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const between = (least: number, most: number) => least + Math.floor(next() * (most - least + 1));
  return {
    next,
    between,
    pick: (from) => {
      if (from.length === 0) throw new Error('There is nothing to pick from');
      return from[between(0, from.length - 1)]!;
    },
  };
}
