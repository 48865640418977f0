import { describe, expect, it } from '@jest/globals';
import { type PartState, type Sums, totalsByState } from './totals-by-state.js';

const none = { count: 0n, amount: 0n };

function sums(state: string, count: bigint, parts: Partial<Sums['parts']>, unsettled = false): Sums {
  const all: Record<PartState, typeof none> = { held: none, pending: none, approved: none, settled: none, paid: none };
  return { state, unsettled, currency: 'GBP', count, parts: { ...all, ...parts } };
}

const total = (state: string, count: bigint, amount: bigint, unsettled = false) => ({
  state,
  unsettled,
  currency: 'GBP',
  count,
  amount,
});

describe('the totals by state', () => {
  it('add up amounts in their states, whatever state their commissions say', () => {
    const pending = { count: 2n, amount: 6_000n };
    expect(
      totalsByState([
        sums('pending', 2n, { pending, approved: { count: 1n, amount: 40_000n } }),
        sums('approved', 3n, { approved: { count: 3n, amount: 900n }, paid: { count: 1n, amount: 100n } }),
      ]),
    ).toEqual([total('approved', 4n, 40_900n), total('paid', 1n, 100n), total('pending', 2n, 6_000n)]);
  });

  it('count what is in a state without amounts', () => {
    expect(totalsByState([sums('reversed', 3n, {})])).toEqual([total('reversed', 3n, 0n)]);
  });

  it('keep apart what waits for a settlement, of which only the pending part does', () => {
    const parts = { pending: { count: 1n, amount: 50n }, approved: { count: 1n, amount: 20n } };
    expect(totalsByState([sums('pending', 1n, parts, true)])).toEqual([
      total('approved', 1n, 20n),
      total('pending', 1n, 50n, true),
    ]);
  });
});
