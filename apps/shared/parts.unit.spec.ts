import { describe, expect, it } from '@jest/globals';
import { otherParts, partsOf } from './parts.js';

const gbp = (amount: number) => ({ amount, currency: 'GBP' });
const commission = (amounts: Partial<Record<'held' | 'pending' | 'approved' | 'settled' | 'paid', number>>) => ({
  held: gbp(amounts.held ?? 0),
  pending: gbp(amounts.pending ?? 0),
  approved: gbp(amounts.approved ?? 0),
  settled: gbp(amounts.settled ?? 0),
  paid: gbp(amounts.paid ?? 0),
});

describe('the parts of a commission', () => {
  it('are its amount together', () => {
    const parts = partsOf(commission({ pending: 6_000, approved: 40_000, settled: 1_000, paid: 9_000 }));
    expect(parts).toMatchObject({
      pending: gbp(6_000),
      approved: gbp(30_000),
      settled: gbp(1_000),
      paid: gbp(9_000),
    });
  });

  it('name what is in another state than it says', () => {
    const one = commission({ pending: 6_000, approved: 40_000, paid: 9_000 });
    expect(otherParts({ ...one, state: 'pending' })).toEqual([
      { state: 'approved', amount: gbp(31_000) },
      { state: 'paid', amount: gbp(9_000) },
    ]);
    expect(otherParts({ ...commission({ pending: 6_000 }), state: 'pending' })).toEqual([]);
  });
});
