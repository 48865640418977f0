/** What remains of an order of 100.00 of three units, whole and one partner's, where 450.00 was sold before it. */
import { one, type Ratio, whole } from '../ratio.js';
import type { Paying } from '../rules/kind.js';

export function payingFor(
  more: Partial<Omit<Paying, 'base' | 'units'>> & { base?: bigint; units?: bigint } = {},
): Paying {
  const base: Ratio = whole(more.base ?? 10_000n);
  return {
    isLeft: true,
    isShared: false,
    mine: (amount) => amount,
    proportion: () => one,
    month: () => 1,
    ladder: () => ({
      slices: [{ from: whole(45_000n), counted: base, base, whole: 55_000n }],
      whole: 55_000n,
      before: 4n,
    }),
    ...more,
    base,
    units: whole(more.units ?? 3n),
  };
}
